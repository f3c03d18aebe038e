/** Our subject in a text that cites it: the search in steps finds what a pattern made for each subject would. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownSubjectCutter } from '../../../../../lib/core/responses/classify/subject/own-subject.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const EAST_ASIAN = /[\u3040-\u9fff\uac00-\ud7af]/;

/** The rule written down as a pattern: too slow to be made for each message. */
function cutByPattern(text: string, subject: string): string {
  const words = subject.match(WORD) ?? [];
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  const isThere = text.includes(longest) || text.includes(longest.toLowerCase());
  if (longest === '' || !isThere) return text;
  const run = words.join('[^\\p{L}\\p{N}]{1,8}');
  const joined = words.join('');
  const isCitation = words.length >= 3 || (joined.length >= 8 && EAST_ASIAN.test(joined));
  const pattern = isCitation
    ? `(?<![\\p{L}\\p{N}])${run}(?![\\p{L}\\p{N}])`
    : `(?<=["“”„«»'‘‚] ?|: ?)${run}(?= ?["“”«»'’]| ?$)`;
  return text.replace(new RegExp(pattern, 'gimu'), ' ');
}

const PIECES = ['a', 'A', 'Lager', 'lager', 'ÄRGER', 'ärger', '在庫の確認です', '𝐀', '7'];
const MARKS = [' ', '  ', '\n', '\n> ', '"', "'", '“', '”', ': ', ', ', '🎉', '-----------', 'é'];
const subjects = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 });
const texts = fc.array(fc.constantFrom(...PIECES, ...MARKS, ...MARKS), { maxLength: 25 });

it('is cut out wherever the pattern finds it', () => {
  fc.assert(
    fc.property(subjects, texts, texts, (words, before, behind) => {
      const subject = words.join(' ');
      for (const cited of [words.join(' '), words.join('\n> ').toUpperCase(), `"${subject}"`]) {
        const text = `${before.join('')}${cited}${behind.join('')}`;
        expect(ownSubjectCutter([subject])(text)).toBe(cutByPattern(text, subject));
      }
    }),
    { numRuns: 1_000 },
  );
});

it('a letter that becomes two in lower case moves no place', () => {
  const cut = ownSubjectCutter(['Lager in Izmir mieten']);
  expect(cut('İİİ "Lager in Izmir mieten" ist da')).toBe('İİİ " " ist da');
});

it('a text of nothing but its first words takes no longer than its length', () => {
  const cut = ownSubjectCutter([`${'a '.repeat(24)}b`]);
  const text = `${'a '.repeat(100_000)}b`;
  const began = process.cpuUsage().user;
  cut(text);
  expect((process.cpuUsage().user - began) / 1_000).toBeLessThan(1_500);
});
