import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { closedAfterEach } from '../../support/close-after.ts';
import { describeInChromium, type Open } from '../../support/live/chromium.ts';
import { HOSTILE, hostileOverview } from '../../support/live/hostile-overview.ts';
import { frameOf } from '../../support/live/invented-frame.ts';
import { emptyOverview, inventedOverview } from '../../support/live/invented-overview.ts';
import { inventedPort } from '../../support/live/invented-pages.ts';
import { servePage } from '../../support/live/page-server.ts';
import type { LiveOverview } from '../../../lib/domain/live/overview.ts';

const SHOTS = mkdtempSync(join(tmpdir(), 'live-page-'));

const CONTENTS: [string, () => LiveOverview][] = [
  ['an empty file', emptyOverview],
  ['60 people', () => inventedOverview(60)],
  ['100,000 people', () => inventedOverview(100_000)],
  ['hostile names', hostileOverview],
];
const SCREENS = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** What makes a page hard to use for people with a screen reader, a keyboard, or low vision. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: { violations: { id: string; nodes: { html: string }[] }[] } = await page.evaluate(
    'axe.run({ resultTypes: ["violations"] })',
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describeInChromium('the live page in Chromium, as it looks', (open) => {
  const opened = closedAfterEach();

  describe.each(CONTENTS)('of %s', (name, overview) => {
    it.each(SCREENS)(
      'fits $width pixels in the $colorScheme theme: no error, no violation',
      async ({ width, colorScheme }) => {
        const data = overview();
        const server = await servePage(inventedPort(data));
        opened.push(server);
        const paths = data.recent.length > 0 ? ['/', '/mailbox/ann', '/person/1'] : ['/'];
        for (const path of paths) {
          const viewport = { width, height: 900 };
          const { page, faults } = await open(server.url + path, {
            viewport,
            colorScheme,
            bypassCSP: true,
          });
          await page.evaluate(
            "for (const each of document.querySelectorAll('details')) each.open = true",
          );
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          const file = `${name} ${path.replaceAll('/', '_')} ${width} ${colorScheme}.png`;
          await page.screenshot({ path: join(SHOTS, file), fullPage: true });
          expect(await violations(page)).toEqual([]);
          expect(faults).toEqual([]);
          await page.context().close();
        }
      },
    );
  });
});

describeInChromium('the live page in Chromium, as it is used', (open) => {
  const opened = closedAfterEach();

  async function start(
    overview: LiveOverview,
    options?: Parameters<Open>[1],
    path = '/',
  ): Promise<{ overview: LiveOverview; server: Server } & Awaited<ReturnType<Open>>> {
    const server = await servePage(inventedPort(overview));
    opened.push(server);
    return { overview, server, ...(await open(server.url + path, options)) };
  }
  type Server = Awaited<ReturnType<typeof servePage>>;

  it('runs nothing that strangers wrote, neither from the page nor from the feed', async () => {
    const { page, server, faults } = await start(hostileOverview());
    for (const [i, text] of HOSTILE.entries())
      server.send(
        frameOf(501 + i, {
          campaignName: text,
          says: text,
          person: { untrusted: { email: text, name: text, company: text } },
        }),
      );
    await page.waitForSelector(`#feed-lines li[data-seq="${500 + HOSTILE.length}"]`);
    const foreign =
      'script:not([src="/page/page.js"]), img, style, iframe, [onerror], [onmouseover]';
    expect(await page.locator(foreign).count()).toBe(0);
    const links: string[] = await page.evaluate(
      "[...document.links].map((link) => link.getAttribute('href'))",
    );
    expect(links.filter((link) => !/^(?:\/|#content)/.test(link))).toEqual([]);
    expect(await page.title()).toMatch(/^\(\d+\) Campaigns, live$/);
    const told: string = await page.evaluate("document.getElementById('feed-lines').textContent");
    expect(told).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028]/);
    expect(faults).toEqual([]);
  });

  it('reaches everything with the keyboard, and sees where it is', async () => {
    const { page } = await start(inventedOverview(60));
    const walked: string[] = [];
    for (let i = 0; i < 100; i += 1) {
      await page.keyboard.press('Tab');
      const at: { tag: string; outline: string; text: string } = await page.evaluate(`(() => {
        const at = document.activeElement;
        const seen = at.matches('.chip input') ? at.closest('.chip') : at;
        return { tag: at.tagName, outline: getComputedStyle(seen).outlineStyle,
          text: (at.getAttribute('aria-label') ?? at.textContent).trim() };
      })()`);
      if (at.tag === 'BODY') break;
      expect(at.outline, at.text).toBe('solid');
      walked.push(`${at.tag} ${at.text}`);
    }
    expect(walked[0]).toBe('A Skip to the content');
    expect(walked).toContain('BUTTON Copy the command: ends bounce rate of campaign renewals');
    expect(walked).toContain('DIV What happened, newest first');
    expect(walked.filter((each) => each.startsWith('INPUT'))).toHaveLength(5);
  });

  it('skips to the content', async () => {
    const { page } = await start(inventedOverview(60));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('copies a command by keyboard', async () => {
    const { page } = await start(inventedOverview(60), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('.stop .copy').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.copy:text("Copied")');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'rate_limiter.ts resume --campaign-id renewals',
    );
  });

  it('keeps focus, opened lists and the place when a part is replaced', async () => {
    const { page, overview, server } = await start(inventedOverview(60), {
      viewport: { width: 1440, height: 700 },
    });
    await page.locator('#part-next summary').click();
    await page.locator('.stop .copy').nth(1).focus();
    await page.evaluate('scrollTo(0, 120)');
    const digest = await page.getAttribute('#part-now', 'data-digest');
    overview.stops.unshift({ ...overview.stops[0]!, code: 'block_rate', run: 'a b' });
    overview.upcoming.shift();
    server.send(frameOf(501));
    await expect.poll(() => page.getAttribute('#part-now', 'data-digest')).not.toBe(digest);
    expect(await page.evaluate("document.activeElement.getAttribute('data-copy')")).toBe(
      'response_tracker.ts process --mailbox ben',
    );
    await expect.poll(() => page.locator('#part-next li').count()).toBe(11);
    expect(await page.evaluate("document.getElementById('more-next').open")).toBe(true);
    expect(await page.evaluate('scrollY')).toBe(120);
  });

  it('does not replace a part in which text is selected', async () => {
    const { page, overview, server } = await start(inventedOverview(60));
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('.stop code'))");
    overview.stops.pop();
    overview.campaigns[0]!.sentToday += 1;
    server.send(frameOf(501));
    await expect.poll(() => page.textContent('#part-today .figure .value')).toBe('21');
    expect(await page.evaluate('String(getSelection())')).toContain('resume --campaign-id');
    expect(await page.locator('.stop').count()).toBe(2);
  });

  it('keeps the place of a reader in the feed, and says how much is new', async () => {
    const { page, server } = await start(inventedOverview(100_000));
    await page.evaluate("document.getElementById('feed-box').scrollTop = 400");
    const top = () =>
      page.evaluate<number>(
        'document.querySelector(\'#feed-lines li[data-seq="490"]\').getBoundingClientRect().top',
      );
    const before = await top();
    for (let seq = 501; seq <= 520; seq += 1) server.send(frameOf(seq));
    // The filter hides it, so it is nothing to look for.
    server.send(frameOf(521, { type: 'message.opened', data: { by: 'person' } }));
    await page.waitForSelector('#feed-lines li[data-seq="521"]', { state: 'attached' });
    await page.waitForSelector('#newer:text("20 new")');
    expect(Math.abs((await top()) - before)).toBeLessThan(2 + 40);
    await page.click('#newer');
    await expect.poll(() => page.isVisible('#newer')).toBe(false);
  });

  it('filters the feed by kind and campaign, later lines too', async () => {
    const { page, server } = await start(inventedOverview(60));
    const shown = (): Promise<string[]> =>
      page.evaluate(
        "[...document.querySelectorAll('#feed-lines li:not([hidden])')].map((li) => li.dataset.group + ' ' + li.dataset.campaign)",
      );
    for (const kind of ['Sent', 'Bounce', 'Stop'])
      await page.locator('.chip', { hasText: kind }).click();
    expect(new Set((await shown()).map((line) => line.split(' ')[0]))).toEqual(
      new Set(['replied']),
    );
    await page.selectOption('select[name="campaign"]', 'renewals');
    server.send(frameOf(501));
    server.send(frameOf(502, { type: 'response.received', data: { kind: 'reply' } }));
    await page.waitForSelector('#feed-lines li[data-seq="502"]', { state: 'attached' });
    expect(new Set(await shown())).toEqual(new Set(['replied renewals']));
  });

  it('holds 200 lines after 20,000 events, and asks for parts at most twice a second', async () => {
    const { page, server, faults } = await start(inventedOverview(60), { clock: 'real' });
    const began = performance.now();
    const before = server.asked.length;
    for (let seq = 501; seq <= 20_500; seq += 1) server.send(frameOf(seq));
    await page.waitForSelector('#feed-lines li[data-seq="20500"]');
    await page.waitForTimeout(1_000);
    const seconds = (performance.now() - began) / 1_000;
    expect(await page.locator('#feed-lines li').count()).toBe(200);
    expect(server.asked.length - before).toBeLessThanOrEqual(2 * seconds + 2);
    expect(faults).toEqual([]);
  });

  it('says that it reconnects, and catches up behind the last event that it has', async () => {
    const overview = inventedOverview(60);
    const log: { seq: number }[] = [];
    const first = await servePage(inventedPort(overview), { log });
    const { page } = await open(first.url, { clock: 'real' });
    for (let seq = 501; seq <= 510; seq += 1) first.send(frameOf(seq));
    await page.waitForSelector('#feed-lines li[data-seq="510"]');
    await first.close();
    await page.waitForSelector('#connection[data-state="reconnecting"]');
    expect(await page.textContent('#connection')).toContain('reconnecting');
    for (let seq = 511; seq <= 540; seq += 1) log.push(frameOf(seq));
    overview.campaigns[0]!.sentToday += 30;
    const second = await servePage(inventedPort(overview), { log, port: first.port });
    opened.push(second);
    await page.waitForSelector('#feed-lines li[data-seq="540"]', { timeout: 20_000 });
    await page.waitForSelector('#connection[data-state="live"]');
    expect(second.since).toEqual([510]);
    const lines: string[] = await page.evaluate(
      "[...document.querySelectorAll('#feed-lines li')].slice(0, 40).map((li) => li.dataset.seq)",
    );
    expect(lines).toEqual(Array.from({ length: 40 }, (_, i) => String(540 - i)));
    await expect.poll(() => page.textContent('#part-today .figure .value')).toBe('50');
  });

  it('stops when the server refuses it, and connects again when it is told to', async () => {
    const overview = inventedOverview(60);
    const first = await servePage(inventedPort(overview));
    const { page } = await open(first.url, { clock: 'real' });
    await first.close();
    const refusing = await servePage(inventedPort(overview), { port: first.port, closeWith: 1008 });
    await page.waitForSelector('#connection[data-state="stopped"]', { timeout: 20_000 });
    expect(await page.textContent('#connection')).toContain('open the address');
    await refusing.close();
    opened.push(await servePage(inventedPort(overview), { port: first.port }));
    await page.click('#again');
    await page.waitForSelector('#connection[data-state="live"]');
    expect(await page.isVisible('#again')).toBe(false);
  });

  it('moves nothing for those who do not want motion', async () => {
    const { page, server } = await start(inventedOverview(60), { reducedMotion: 'reduce' });
    server.send(frameOf(501));
    const line = page.locator('#feed-lines li[data-seq="501"]');
    await line.waitFor();
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('.new')).animationName"),
    ).toBe('none');
  });
});
