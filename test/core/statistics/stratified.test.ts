/**
 * Comparison within strata: equal to Fisher's test for one stratum, and independent of differences
 * between strata.
 */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { exactTest } from '../../../lib/core/statistics/proportions.ts';
import {
  exactStratifiedTest,
  ratioToTheRest,
  type Stratum,
} from '../../../lib/core/statistics/stratified.ts';

const arm = fc
  .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 400 }))
  .map(([count, of]) => ({ count: Math.min(count, of), of }));
const stratum = fc.tuple(arm, arm).map(([here, rest]): Stratum => ({
  here,
  all: { count: here.count + rest.count, of: here.of + rest.of },
}));

describe('the exact test', () => {
  test('with one stratum is that of Fisher', () => {
    fc.assert(
      fc.property(stratum, ({ here, all }) => {
        expect(exactStratifiedTest([{ here, all }])).toBeCloseTo(
          exactTest(here, { count: all.count - here.count, of: all.of - here.of }),
          9,
        );
      }),
    );
  });

  test('penicillin and rabbits, the example of R (mantelhaen.test, exact = TRUE): p = 0.03994', () => {
    // Columns of the data set "Rabbits": cured with the injection at once, of how many; with all.
    const tables: [number, number, number, number][] = [
      [0, 6, 0, 5],
      [3, 3, 0, 6],
      [6, 0, 2, 4],
      [5, 1, 6, 0],
      [2, 0, 5, 0],
    ];
    const strata = tables.map(([a, b, c, d]): Stratum => ({
      here: { count: a, of: a + b },
      all: { count: a + c, of: a + b + c + d },
    }));
    expect(exactStratifiedTest(strata)).toBeCloseTo(0.03994, 4);
  });

  test('a stratum without a comparison changes nothing', () => {
    fc.assert(
      fc.property(stratum, arm, (one, alone) => {
        expect(exactStratifiedTest([one, { here: alone, all: alone }])).toBeCloseTo(
          exactStratifiedTest([one]),
          9,
        );
        expect(exactStratifiedTest([one, { here: { count: 0, of: 0 }, all: alone }])).toBeCloseTo(
          exactStratifiedTest([one]),
          9,
        );
      }),
    );
  });

  test('the order of the strata changes nothing, and p is a probability', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
        const p = exactStratifiedTest(strata);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(exactStratifiedTest([...strata].reverse())).toBeCloseTo(p, 6);
      }),
    );
  });

  test('a group with the easy half of the messages is not better for it: 10 % and 2 % in both groups', () => {
    const strata: Stratum[] = [
      { here: { count: 90, of: 900 }, all: { count: 100, of: 1000 } },
      { here: { count: 2, of: 100 }, all: { count: 20, of: 1000 } },
    ];
    expect(exactTest({ count: 92, of: 1000 }, { count: 28, of: 1000 })).toBeLessThan(1e-6);
    expect(exactStratifiedTest(strata)).toBeGreaterThan(0.9);
    expect(ratioToTheRest(strata)).toBeCloseTo(1, 10);
  });

  test('without a comparison there is no evidence', () => {
    expect(exactStratifiedTest([])).toBe(1);
    expect(ratioToTheRest([])).toBeNull();
  });
});

test.each([
  [10, 100, 5, 100, 2],
  [5, 100, 10, 100, 0.5],
  [8, 400, 24, 1200, 1],
])('%i of %i against %i of %i is %f times as often', (count, of, others, ofOthers, ratio) => {
  expect(
    ratioToTheRest([{ here: { count, of }, all: { count: count + others, of: of + ofOthers } }]),
  ).toBeCloseTo(ratio, 10);
});
