/** The texts of the preference page are complete in every language, with nothing left to fill in. */
import { describe, expect, it } from 'vitest';
import { PUBLIC_WORDS } from '../../../../data/public/words/words.ts';
import { fillTexts } from '../../../../lib/core/responses/page/fill-texts.ts';
import { PREFERENCES } from '../../../../lib/domain/responses/preference.ts';
import {
  PUBLIC_LANGUAGES,
  type PublicWords,
} from '../../../../lib/domain/responses/public-texts.ts';

const UNTIL = Date.UTC(2027, 1, 28, 23);
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

describe.each(PUBLIC_LANGUAGES)('in %s', (language) => {
  const words = PUBLIC_WORDS[language];

  it('every sentence says what it has to, and no other blank', () => {
    const blanks = (text: string): string[] => text.match(/\{[^}]*\}/g) ?? [];
    const expected: [string, string[]][] = [
      [words.question, ['{sender}']],
      [words.questionOfUnknown, []],
      [words.choices.never.button, []],
      [words.choices.never.effect, []],
      [words.choices.pause.button, ['{days}']],
      [words.choices.pause.effect, ['{days}']],
      [words.choices.less_often.button, []],
      [words.choices.less_often.effect, ['{days}']],
      [words.now.never, []],
      [words.now.pause, ['{date}']],
      [words.now.less_often, ['{days}']],
      [words.done.never, []],
      [words.done.pause, ['{days}']],
      [words.done.less_often, ['{days}']],
      [words.title + words.failed + words.footer, []],
    ];
    for (const [text, blank] of expected) expect([text, blanks(text)]).toEqual([text, blank]);
  });

  it('a filled page has the sender, the days and the date, and no blank', () => {
    for (const preference of PREFERENCES) {
      const chosen = { preference, until: UNTIL, zone: 'Europe/Berlin' };
      const shown = fillTexts({ language, sender: 'Ann & Co', chosen });
      const all = textsIn(shown.texts);
      expect(all.join('\n')).not.toMatch(/[{}]/);
      expect(all.every((text) => text.trim() === text && text !== '')).toBe(true);
      expect(shown.texts.question).toContain('Ann & Co');
      expect(shown.texts.choices.pause.effect).toContain('90');
      expect(shown.texts.done.less_often).toContain('30');
      // On the recipient's clock it is March already.
      if (preference === 'pause') expect(shown.texts.now).toMatch(/2027/);
    }
  });

  it('buttons fit a phone, and differ from each other', () => {
    const buttons = PREFERENCES.map((one) => words.choices[one].button);
    expect(new Set(buttons).size).toBe(3);
    for (const button of buttons) expect(button.length).toBeLessThanOrEqual(28);
  });
});

it('no text is copied from another language', () => {
  const seen = new Map<string, string>();
  const sentences = ({ question, done, footer }: PublicWords): string[] => [
    question,
    ...Object.values(done),
    footer,
  ];
  for (const language of PUBLIC_LANGUAGES)
    for (const text of sentences(PUBLIC_WORDS[language])) {
      expect([text, seen.get(text)]).toEqual([text, undefined]);
      seen.set(text, language);
    }
});

it('the date is that of the recipient, and the name is kept apart from a text from right to left', () => {
  const pause = { preference: 'pause', until: UNTIL, zone: 'Europe/Berlin' } as const;
  const of = (language: 'en' | 'he') => fillTexts({ language, sender: 'Ann', chosen: pause });
  expect(of('en').texts.now).toBe('Messages to you are paused until 1 March 2027.');
  expect(of('en').direction).toBe('ltr');
  expect(of('he').direction).toBe('rtl');
  expect(of('he').texts.question).toContain('\u2068Ann\u2069');
});

it('a page without a known sender asks the same without a name', () => {
  const shown = fillTexts({ language: 'de', sender: null, chosen: null });
  expect(shown).toMatchObject({ sender: null, chosen: null });
  expect(shown.texts.question).toBe('Wie oft dürfen wir Ihnen schreiben?');
  expect(shown.texts.now).toBeNull();
});

it('a sender named like a blank stays as it is', () => {
  expect(fillTexts({ language: 'en', sender: '{days} $& Co', chosen: null }).texts.question).toBe(
    'How often may {days} $& Co write to you?',
  );
});
