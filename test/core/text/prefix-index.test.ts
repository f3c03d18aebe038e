/** What a text may begin with: the index may only spare work, never change the answer. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayStart, sharing, startsBy, startsWithAny } from '../../../lib/core/text/prefix-index.ts';

const words = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'é', '不', ' ', '-', '1'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const phrases = fc.array(
  words.filter((phrase) => phrase !== ''),
  { maxLength: 8 },
);

it('finds what comparing one by one finds', () => {
  fc.assert(
    fc.property(words, phrases, (text, all) => {
      const starts = startsBy(all, (start) => start);
      const found = sharing(starts, text).filter((start) => text.startsWith(start));
      expect(found.toSorted()).toEqual(all.filter((start) => text.startsWith(start)).toSorted());
      expect(startsWithAny(text, starts)).toBe(found.length > 0);
    }),
  );
});

it('rules out no text that begins with one of them in other letters', () => {
  fc.assert(
    fc.property(words, words, phrases, (before, text, all) => {
      const starts = startsBy(all, (start) => start);
      const begins = all.some((start) => text.toLowerCase().startsWith(start));
      if (begins) expect(mayStart(starts, before + text.toUpperCase(), before.length)).toBe(true);
    }),
  );
});
