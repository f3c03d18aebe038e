/** The language of a text, by its script and its function words. */
import { describe, expect, it } from 'vitest';
import { FUNCTION_WORDS } from '../../../data/public/function-words.ts';
import { languageOf } from '../../../lib/core/text/language-of.ts';
import type { PublicLanguage } from '../../../lib/domain/responses/public-texts.ts';

describe.each(FUNCTION_WORDS)('$language', ({ language, words, example, nearMiss }) => {
  it('knows its example', () => expect(languageOf(example)).toBe(language));
  it('does not take its near miss', () => expect(languageOf(nearMiss)).not.toBe(language));
  it('has no word twice', () => expect(new Set(words).size).toBe(words.length));
});

it.each<[PublicLanguage, string]>([
  ['ja', 'お世話になっております。御社のチームにご提案がございます。'],
  ['ko', '안녕하세요. 귀사의 팀을 위한 제안이 있습니다.'],
  ['zh', '您好，我们对贵公司的团队有一个想法，方便电话沟通吗？'],
  ['zh-Hant', '您好，我們對貴公司的團隊有一個想法，方便電話溝通嗎？'],
  ['el', 'Καλημέρα, έχουμε μια ιδέα για την ομάδα σας.'],
  ['he', 'שלום, יש לנו רעיון עבור הצוות שלך.'],
  ['ar', 'مرحبًا، لدينا فكرة لفريقكم ونود أن نعرضها.'],
  ['ru', 'Здравствуйте! У нас есть идея для вашей команды, мы хотели бы показать её.'],
  ['uk', 'Вітаю! Маємо ідею для вашої команди і хотіли б її показати.'],
])('%s by its letters', (language, text) => expect(languageOf(text)).toBe(language));

it.each(['', 'Hi Bob', '12345 67890', 'Acme Widgets GmbH', 'ok ok ok ok ok', '🙂🙂🙂🙂🙂🙂🙂🙂🙂'])(
  '%j is no language',
  (text) => expect(languageOf(text)).toBeNull(),
);

it('reads a long text no further than a person would', () => {
  const english = 'Would you have ten minutes for a call with our team about this? ';
  expect(languageOf(english.repeat(200) + 'und wir haben die Idee für Sie. '.repeat(2_000))).toBe(
    'en',
  );
});
