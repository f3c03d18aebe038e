import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from '../../../lib/core/text/nearest.ts';

it.each([
  ['campain-id', ['campaign-id', 'batch-size'], 'campaign-id'],
  ['frist_name', ['first_name', 'last_name'], 'first_name'],
  ['Schedule', ['schedule', 'send'], 'schedule'],
  ['sned', ['schedule', 'send', 'status'], 'send'],
  ['xyz', ['schedule', 'send'], null],
  ['', ['a'], 'a'],
  ['anything', [], null],
])('%j among %j is %j', (word, choices, found) => expect(nearest(word, choices)).toBe(found));

it('a valid word is its own nearest', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
      fc.nat(),
      (words, index) => {
        const word = words[index % words.length] as string;
        expect(nearest(word, words)).toBe(word);
      },
    ),
  );
});

it('a very long word costs no more than its first letters', () =>
  expect(nearest('a'.repeat(100_000), ['send'])).toBeNull());
