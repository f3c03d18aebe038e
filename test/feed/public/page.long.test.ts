/** The page behind an unsubscribe link, as recipients see it. */
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { fillTexts } from '../../../lib/core/responses/page/fill-texts.ts';
import { describeInChromium } from '../../support/live/chromium.ts';
import { startRecording } from './public.fixture.ts';
import type { PublicLanguage } from '../../../lib/domain/responses/public-texts.ts';

const LANGUAGES: [PublicLanguage, string][] = [
  ['en', 'ltr'],
  ['de', 'ltr'],
  ['ar', 'rtl'],
];
const SENDER = 'Ann Lee';

describeInChromium('the preference page in Chromium', (open) => {
  const cases = LANGUAGES.flatMap(([language, direction]) =>
    [390, 1440].flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => ({
        language,
        direction,
        width,
        colorScheme,
      })),
    ),
  );

  it.each(cases)(
    'in $language at $width pixels, $colorScheme: no violation, before and after a choice',
    async ({ language, direction, width, colorScheme }) => {
      const shown = fillTexts({ language, sender: SENDER, chosen: null });
      const { server, asked } = await startRecording({ preferencesOf: () => shown });
      const { page, faults } = await open(`http://127.0.0.1:${server.port}/u/token`, {
        viewport: { width, height: 900 },
        colorScheme,
        ready: 'footer',
        // Without it axe cannot be added to the page.
        bypassCSP: true,
      });
      const violations = async (): Promise<string[]> => {
        await page.evaluate(axe.source);
        const found: { violations: { id: string; nodes: { html: string }[] }[] } =
          await page.evaluate('axe.run({ resultTypes: ["violations"] })');
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      };
      expect(await page.getAttribute('html', 'dir')).toBe(direction);
      expect(await page.textContent('main')).toContain(SENDER);
      expect(await violations()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);

      await page.click('button[value="pause"]');
      await page.waitForSelector('[role="status"]');
      expect(asked).toEqual([{ asked: 'prefer', token: 'token', preference: 'pause' }]);
      expect(await page.textContent('[role="status"]')).toBe(shown.texts.done.pause);
      expect(await violations()).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  it('is styled, and can be used by keyboard, under its own content policy', async () => {
    const shown = fillTexts({ language: 'en', sender: SENDER, chosen: null });
    const { server, asked } = await startRecording({ preferencesOf: () => shown });
    const { page, faults } = await open(`http://127.0.0.1:${server.port}/u/token`, {
      ready: 'footer',
    });
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('button')).minHeight"),
    ).toBe('44px');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="status"]');
    expect(asked).toEqual([{ asked: 'unsubscribe', token: 'token' }]);
    expect(faults).toEqual([]);
  });
});
