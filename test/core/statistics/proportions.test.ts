/** Intervals and comparisons against published values, and the laws they keep. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  adjustForLooks,
  compareProportions,
  differenceInterval,
  exactTest,
  triesToSeeDoubling,
  wilsonInterval,
} from '../../../lib/core/statistics/proportions.ts';

const sample = fc
  .tuple(fc.nat({ max: 2000 }), fc.integer({ min: 1, max: 2000 }))
  .filter(([count, of]) => count <= of)
  .map(([count, of]) => ({ count, of }));

describe("Wilson's interval", () => {
  test.each([
    // count, of, low, high; the first four rows from Newcombe 1998 (Statistics in Medicine 17:857),
    // table I, method 3
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [5, 50, 0.0435, 0.2136],
    [20, 20, 0.8389, 1],
  ])('%i of %i is between %f and %f', (count, of, low, high) => {
    const interval = wilsonInterval({ count, of });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('has no interval for no tries, or for more successes than tries', () => {
    expect(wilsonInterval({ count: 0, of: 0 })).toBeNull();
    expect(wilsonInterval({ count: 3, of: 2 })).toBeNull();
  });

  test('contains the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(sample, ({ count, of }) => {
        const interval = wilsonInterval({ count, of });
        expect(interval).not.toBeNull();
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.high).toBeLessThanOrEqual(1);
        expect(interval?.low).toBeLessThanOrEqual(count / of);
        expect(interval?.high).toBeGreaterThanOrEqual(count / of);
      }),
    );
  });

  test('shrinks when the same share is seen in more tries', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 2, max: 50 }), ({ count, of }, times) => {
        const width = (interval: { low: number; high: number } | null): number =>
          (interval?.high ?? 0) - (interval?.low ?? 0);
        expect(width(wilsonInterval({ count: count * times, of: of * times }))).toBeLessThan(
          width(wilsonInterval({ count, of })),
        );
      }),
    );
  });
});

describe("Newcombe's interval of a difference", () => {
  test.each([
    // Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 10, -0.2775, 0.2775],
  ])('%i/%i against %i/%i is between %f and %f', (countA, ofA, countB, ofB, low, high) => {
    const interval = differenceInterval({ count: countA, of: ofA }, { count: countB, of: ofB });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('changes its sign when the two are swapped', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const one = differenceInterval(a, b);
        const other = differenceInterval(b, a);
        expect(one?.low).toBeCloseTo(-(other?.high ?? 0), 10);
        expect(one?.high).toBeCloseTo(-(other?.low ?? 0), 10);
      }),
    );
  });
});

describe("Fisher's exact test", () => {
  test.each([
    // R: fisher.test(matrix(c(3, 1, 1, 3), 2))$p.value; the last four from SciPy 1.17, fisher_exact
    [3, 4, 1, 4, 0.4857],
    [8, 10, 1, 10, 0.0055],
    [0, 20, 0, 20, 1],
    [5, 7, 9, 300, 0.0000018],
    [40, 1000, 80, 1000, 0.000214],
    [3, 500, 15, 700, 0.0313],
    [300_000, 600_000, 300_500, 600_000, 0.3623],
  ])('%i/%i against %i/%i has p = %f', (countA, ofA, countB, ofB, p) => {
    expect(exactTest({ count: countA, of: ofA }, { count: countB, of: ofB })).toBeCloseTo(p, 4);
  });

  test('does not depend on the order of the samples, and never leaves 0..1', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const p = exactTest(a, b);
        expect(p).toBeCloseTo(exactTest(b, a), 8);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  test('two samples with the same share are never distinguished', () => {
    fc.assert(
      fc.property(sample, (a) => {
        expect(exactTest(a, a)).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('comparing two shares', () => {
  test.each([
    [
      'a clear winner of a large test',
      { count: 80, of: 1000 },
      { count: 40, of: 1000 },
      'first_higher',
    ],
    [
      'the same, named the other way round',
      { count: 40, of: 1000 },
      { count: 80, of: 1000 },
      'second_higher',
    ],
    ['3 replies against 1 in fifty each', { count: 3, of: 50 }, { count: 1, of: 50 }, 'too_few'],
    ['nothing sent yet', { count: 0, of: 0 }, { count: 0, of: 0 }, 'too_few'],
    ['no reply to either', { count: 0, of: 400 }, { count: 0, of: 400 }, 'too_few'],
    [
      '50 against 52 in a thousand',
      { count: 50, of: 1000 },
      { count: 52, of: 1000 },
      'no_clear_difference',
    ],
  ] as const)('%s: %#', (_, a, b, verdict) => {
    expect(compareProportions(a, b).verdict).toBe(verdict);
  });

  test('too few says from how many on a doubling would be seen', () => {
    expect(compareProportions({ count: 3, of: 50 }, { count: 1, of: 50 })).toMatchObject({
      verdict: 'too_few',
      need: 553,
    });
    expect(compareProportions({ count: 0, of: 50 }, { count: 0, of: 50 })).toMatchObject({
      verdict: 'too_few',
      need: null,
    });
  });

  test.each([
    // share, tries on each side; R: power.prop.test(p1 = share, p2 = 2 * share, power = 0.8) rounds
    // up to the same
    [0.05, 435],
    [0.1, 199],
    [0.01, 2319],
  ])('a share of %f needs %i tries on each side', (share, need) => {
    expect(triesToSeeDoubling(share)).toBe(need);
  });
});

describe('looking at many comparisons', () => {
  test("Holm's correction, by hand", () => {
    expect(adjustForLooks([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });

  test('never makes a comparison look stronger, and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
        const adjusted = adjustForLooks(ps);
        for (const [i, p] of ps.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          for (const [j, q] of ps.entries())
            if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
        }
      }),
    );
  });
});
