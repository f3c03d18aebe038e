import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, hashFraction } from '../../../lib/core/hash.ts';
import { chooseVariant, keepVariant } from '../../../lib/core/planning/variant.ts';
import type { Step } from '../../../lib/domain/campaigns/campaign.ts';

function step(weights: Record<string, number>): Step {
  return {
    gap: { days: 0, business: false },
    threaded: false,
    variants: Object.entries(weights).map(([name, weight]) => ({
      name,
      weight,
      subject: '',
      text: '',
      html: null,
    })),
  };
}
describe('a hash', () => {
  it('is the same today as on the day the first plan was made', () => {
    expect([hash32(''), hash32('a'), hash32('variant|spring|ann@acme.test|0')])
      .toMatchInlineSnapshot(`
      [
        2872998923,
        444641715,
        1216235828,
      ]
    `);
  });

  it('is even: neighbouring ids fall into ten drawers alike', () => {
    const drawers = Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++)
      drawers[Math.floor(hashFraction(`p${index}@example.test`) * 10)]! += 1;
    for (const count of drawers) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('is from 0 up to 1, without 1', () => {
    fc.assert(
      fc.property(fc.string(), (text) => hashFraction(text) >= 0 && hashFraction(text) < 1),
    );
  });
});

const drawn = (of: Step, people: number, { id = 'spring', number = 0 } = {}): string[] =>
  Array.from(
    { length: people },
    (_, position) => chooseVariant(of, id, { position, step: number }).name,
  );
function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
const WEIGHTS = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 2, maxLength: 10 });
const named = (weights: readonly number[]): Record<string, number> =>
  Object.fromEntries(weights.map((weight, index) => [`v${index}`, weight]));

describe('a variant', () => {
  it('is drawn evenly: equal weights differ by one at most, in a list of any length', () => {
    for (const count of [2, 3, 4, 5, 10]) {
      const of = step(named(Array<number>(count).fill(1)));
      for (let people = 1; people <= 40; people++) {
        const counts = of.variants.map(
          ({ name }) => counted(drawn(of, people, { id: `c${people}` }))[name] ?? 0,
        );
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each([
    [
      { A: 1, B: 1 },
      { A: 5, B: 5 },
    ],
    [
      { A: 50, B: 50 },
      { A: 5, B: 5 },
    ],
    [
      { A: 7, B: 3 },
      { A: 7, B: 3 },
    ],
    [
      { A: 1, B: 0, C: 1 },
      { A: 5, C: 5 },
    ],
    [{ A: 0, B: 1 }, { B: 10 }],
  ])('of the weights %o is drawn by ten people as %o', (weights, expected) => {
    expect(counted(drawn(step(weights), 10))).toEqual(expected);
  });

  it('keeps to any weights in every part of a list, within a block', () => {
    fc.assert(
      fc.property(WEIGHTS, fc.integer({ min: 1, max: 300 }), (weights, people) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const counts = counted(drawn(step(named(weights)), people));
        weights.forEach((weight, index) =>
          expect(Math.abs((counts[`v${index}`] ?? 0) - (people * weight) / total)).toBeLessThan(12),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('does not follow from the place in the list: each second person gets A as often as B', () => {
    const even = drawn(step({ A: 1, B: 1 }), 4_000).filter((_, index) => index % 2 === 0);
    expect(Math.abs((counted(even)['A'] ?? 0) - 1_000)).toBeLessThan(120);
  });

  it('is the same in every draw, and another for the next step and the next campaign', () => {
    const of = step({ A: 1, B: 1 });
    const first = drawn(of, 2_000);
    expect(drawn(step({ A: 1, B: 1 }), 2_000)).toEqual(first);
    for (const other of [drawn(of, 2_000, { number: 1 }), drawn(of, 2_000, { id: 'autumn' })]) {
      const different = other.filter((name, index) => name !== first[index]).length;
      expect(Math.abs(different - 1_000)).toBeLessThan(120);
    }
  });

  it('is the same for the people before, when others are added', () => {
    const of = step({ A: 2, B: 1, C: 4 });
    expect(drawn(of, 50).slice(0, 20)).toEqual(drawn(of, 20));
  });
});

describe('the variant of a planned message', () => {
  const kept = (weights: Record<string, number>, variant: string, left = false): string =>
    keepVariant(step(weights), 'spring', { position: 3, step: 0, variant, left });

  it('stays while the file has it, whatever is added or stopped beside it', () => {
    expect(kept({ A: 1, B: 1, C: 1, D: 9 }, 'B')).toBe('B');
    expect(kept({ A: 0, B: 1, C: 0 }, 'B')).toBe('B');
  });

  it('is drawn again when the file stops or removes it', () => {
    expect(kept({ A: 1, B: 0 }, 'B')).toBe('A');
    expect(kept({ A: 1 }, 'B')).toBe('A');
  });

  it('stays after a stop if the message had left before, as it was counted', () => {
    expect(kept({ A: 1, B: 0 }, 'B', true)).toBe('B');
    expect(kept({ A: 1 }, 'B', true)).toBe('A');
  });
});
