/** Many phrases in one text: the index may only save work, never change the answer. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allIncluded,
  findIncluded,
  fold,
  foldText,
  includesAny,
  phrases,
} from '../../../lib/core/text/phrase-matcher.ts';

const words = fc
  .array(fc.constantFrom('a', 'ab', 'mail', 'box', ' ', 'é', 'メール', '550', '.'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

it('finds what searching one by one finds', () => {
  fc.assert(
    fc.property(
      words,
      fc.array(
        words.filter((phrase) => phrase !== ''),
        { maxLength: 8 },
      ),
      (text, sought) => {
        const [folded, set] = [{ text }, phrases(sought.map((phrase) => `*${phrase}*`))];
        expect(findIncluded(folded, set)).toBe(
          sought.find((phrase) => text.includes(phrase)) ?? null,
        );
        expect(includesAny(folded, set)).toBe(sought.some((phrase) => text.includes(phrase)));
        expect(allIncluded(folded, set)).toEqual(sought.filter((phrase) => text.includes(phrase)));
      },
    ),
  );
});

it('looks at the beginning only, when asked to', () => {
  expect(includesAny({ text: 'please stop mailing me' }, phrases(['stop mailing']), 19)).toBe(true);
  expect(includesAny({ text: 'please stop mailing me' }, phrases(['stop mailing']), 18)).toBe(
    false,
  );
});

it('folds case, blanks and apostrophes, and reads no more than it may', () => {
  expect(foldText('  Don\u2019t\r\n\t WRITE  \n again\u00a0 please ')).toBe(
    "don't write again please",
  );
  expect(fold('Abc def', 5).text).toBe('abc d');
});
