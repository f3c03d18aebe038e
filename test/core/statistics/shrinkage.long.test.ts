/**
 * Shrunk rates are between the observation and the mean, and their intervals hold the truth as
 * often as they claim.
 */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { hashFraction } from '../../../lib/core/hash.ts';
import { betaBelow, shrinkRates } from '../../../lib/core/statistics/shrinkage.ts';
import { drawReplies } from '../reports/advice/send-times.fixture.ts';

describe('the beta distribution', () => {
  test.each([
    // x, a, b, share below: closed forms
    [0.3, 1, 1, 0.3],
    [0.5, 2, 2, 0.5],
    [0.2, 1, 3, 1 - 0.8 ** 3],
    [0.7, 4, 1, 0.7 ** 4],
    [0.25, 2, 1, 0.0625],
    [0.5, 800.5, 800.5, 0.5],
    // binomial: more than 4 of 20 at 30 % is the beta distribution (5, 16) below 0.3
    [0.3, 5, 16, 0.762492],
  ])('below %f of (%f, %f): %f', (x, a, b, share) => {
    expect(betaBelow(x, a, b)).toBeCloseTo(share, 6);
  });
});

const groups = fc
  .array(
    fc
      .tuple(fc.nat({ max: 40 }), fc.integer({ min: 40, max: 3000 }))
      .map(([count, of]) => ({ count, of })),
    { minLength: 2, maxLength: 10 },
  )
  .filter((all) => all.reduce((sum, { count }) => sum + count, 0) >= 20);

describe('a shrunk rate', () => {
  test('is inside its interval, and never outside the observed range', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const seen = all.map(({ count, of }) => count / of);
        for (const { share, low, high } of shrinkRates(all)) {
          expect(share).toBeGreaterThan(Math.min(...seen) * 0.9);
          expect(share).toBeLessThan(Math.max(...seen) * 1.1);
          expect(low).toBeLessThan(share);
          expect(high).toBeGreaterThan(share);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of groups of one size is between the observation and the mean of all, keeps their order, and is nearer to the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 2, maxLength: 8 }),
        (counts) => {
          const shares = shrinkRates(counts.map((count) => ({ count, of: 500 }))).map(
            ({ share }) => share,
          );
          const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length / 500;
          for (const [i, a] of counts.entries()) {
            expect(shares[i]).toBeGreaterThan(Math.min(mean, a / 500) - 0.1 * mean);
            expect(shares[i]).toBeLessThan(Math.max(mean, a / 500) + 0.1 * mean);
            for (const [j, b] of counts.entries())
              if (a < b) expect(shares[i]).toBeLessThan(shares[j] as number);
          }
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(
            (Math.max(...counts) - Math.min(...counts)) / 500 + 1e-12,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('with fewer messages it is nearer to the mean', () => {
    const [small, large] = shrinkRates([
      { count: 6, of: 60 },
      { count: 200, of: 2000 },
      { count: 90, of: 2000 },
      { count: 110, of: 2000 },
    ]);
    expect(small!.share).toBeLessThan(large!.share);
    expect(small!.high - small!.low).toBeGreaterThan(large!.high - large!.low);
  });

  test('groups of one rate end at it, far nearer than each would alone', () => {
    for (const { share, low, high } of shrinkRates(
      Array.from({ length: 8 }, () => ({ count: 10, of: 200 })),
    )) {
      expect(share).toBeCloseTo(0.05, 3);
      expect(high - low).toBeLessThan(0.045);
    }
  });

  test('without observations there is no rate', () => {
    expect(shrinkRates([])).toEqual([]);
    expect(
      shrinkRates([
        { count: 0, of: 50 },
        { count: 0, of: 60 },
      ]),
    ).toEqual([]);
  });
});

/** Sum of twelve fractions less six: near enough to a normal number. */
function normalOf(seed: string): number {
  return Array.from({ length: 12 }, (_, index) => hashFraction(`${seed}/${index}`)).reduce(
    (sum, value) => sum + value,
    -6,
  );
}

function coverage(spread: number, sizes: readonly number[]): number {
  let [covered, all] = [0, 0];
  for (let world = 0; world < 120; world++) {
    const rates = sizes.map(
      (_, hour) =>
        0.06 * Math.exp(spread * normalOf(`rate ${spread} ${world} ${hour}`) - spread ** 2 / 2),
    );
    const seen = sizes.map((of, hour) => ({
      count: drawReplies(`draw ${spread} ${world} ${hour}`, of, rates[hour] as number),
      of,
    }));
    for (const [hour, { low, high }] of shrinkRates(seen).entries()) {
      all += 1;
      if (low <= (rates[hour] as number) && (rates[hour] as number) <= high) covered += 1;
    }
  }
  return covered / all;
}

describe('the 95 % interval, in worlds whose rates are known', () => {
  const sizes = [60, 120, 250, 400, 400, 400, 250, 120];
  test.each([0.2, 0.35, 0.5, 0.8])(
    'holds the truth in 93 to 97 of 100 where hours differ by %f of their rate',
    (spread) => {
      const share = coverage(spread, sizes);
      expect(share).toBeGreaterThan(0.93);
      expect(share).toBeLessThan(0.97);
    },
  );

  test('holds it at least as often where they do not differ', () => {
    expect(coverage(0, sizes)).toBeGreaterThan(0.95);
  });
});
