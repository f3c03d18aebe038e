/** Statistics of shares in small samples: intervals for one proportion, and comparison of two. */

/** `count` successes among `of` tries; whole numbers, 0 <= count <= of. */
export type Sample = { count: number; of: number };
export type Interval = { low: number; high: number };

/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z95 = 1.959963984540054;
/** 80 % quantile: the usual power of a planned comparison. */
const Z80 = 0.8416212335729143;

/**
 * Wilson's score interval at 95 % (E. B. Wilson, JASA 22, 1927). Unlike p ± 1.96 s it stays within
 * 0..1 and is meaningful for 0 in 20: between 0 and 16 %. Null for an empty sample or numbers that
 * are no proportion.
 */
export function wilsonInterval({ count, of }: Sample): Interval | null {
  if (of <= 0 || count < 0 || count > of) return null;
  const share = count / of;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z95 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  // For no success and for no failure the bound is exact; rounding must not put it beyond the share
  // itself.
  return {
    low: count === 0 ? 0 : Math.min(share, Math.max(0, middle - half)),
    high: count === of ? 1 : Math.max(share, Math.min(1, middle + half)),
  };
}

/**
 * Newcombe's interval at 95 % for share(a) - share(b) (R. G. Newcombe, Statistics in Medicine 17,
 * 1998, method 10), built from the two Wilson intervals; good with few successes. Null when either
 * sample is empty.
 */
export function differenceInterval(
  a: Sample,
  b: Sample,
): (Interval & { difference: number }) | null {
  const [ofA, ofB] = [wilsonInterval(a), wilsonInterval(b)];
  if (!ofA || !ofB) return null;
  const [shareA, shareB] = [a.count / a.of, b.count / b.of];
  const difference = shareA - shareB;
  return {
    difference,
    low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  };
}

/**
 * Fisher's exact test, two-sided: how often chance alone gives a table at most as probable as this
 * one (R. A. Fisher, 1935; two-sided by the method of small p-values, as in R's fisher.test). 1
 * when either sample is empty.
 */
export function exactTest(a: Sample, b: Sample): number {
  if (a.of === 0 || b.of === 0) return 1;
  const successes = a.count + b.count;
  const all = a.of + b.of;
  // Tables beyond 40 standard deviations weigh nothing; with a million messages there are thousands
  // of them.
  const expected = (successes * a.of) / all;
  const reach =
    50 + 40 * Math.sqrt((expected * (b.of / all) * (all - successes)) / Math.max(1, all - 1));
  const lowest = Math.max(0, successes - b.of, Math.floor(expected - reach));
  const highest = Math.min(successes, a.of, Math.ceil(expected + reach));
  const logAll = logChoose(all, successes);
  const logProbability = (count: number): number =>
    logChoose(a.of, count) + logChoose(b.of, successes - count) - logAll;
  // Rounding must not exclude equally probable tables.
  const limit = logProbability(a.count) + 1e-7;
  let sum = 0;
  for (let count = lowest; count <= highest; count++) {
    const log = logProbability(count);
    if (log <= limit) sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

type Difference = { difference: number; low: number; high: number };

/**
 * `need`: tries on each side to see a doubling four times out of five; null without any success.
 */
export type Comparison = { p: number } & (
  | ({ verdict: 'first_higher' | 'second_higher' | 'no_clear_difference' } & Difference)
  | ({ verdict: 'too_few'; need: number | null } & {
      [Figure in keyof Difference]: number | null;
    })
);

/**
 * Decides which of two shares is higher. It must be so by Newcombe's interval (it excludes 0) and
 * by the exact test. Otherwise tells "no clear difference" (a doubling would have been seen) from
 * "too few".
 */
export function compareProportions(a: Sample, b: Sample): Comparison {
  const interval = differenceInterval(a, b);
  if (!interval)
    return { verdict: 'too_few', difference: null, low: null, high: null, p: 1, need: null };
  const p = exactTest(a, b);
  if (p < 0.05 && interval.low > 0) return { verdict: 'first_higher', ...interval, p };
  if (p < 0.05 && interval.high < 0) return { verdict: 'second_higher', ...interval, p };
  const need = triesToSeeDoubling((a.count + b.count) / (a.of + b.of));
  if (need === null || Math.min(a.of, b.of) < need)
    return { verdict: 'too_few', ...interval, p, need };
  return { verdict: 'no_clear_difference', ...interval, p };
}

/**
 * Tries needed on each side to see a share twice as high as `share` at 5 % with 80 % power (J. L.
 * Fleiss, Statistical Methods for Rates and Proportions, 3rd ed., formula 4.14). Null for a share
 * of 0.
 */
export function triesToSeeDoubling(share: number): number | null {
  if (share <= 0) return null;
  const doubled = Math.min(1, share * 2);
  if (doubled <= share) return 1;
  const middle = (share + doubled) / 2;
  const spread =
    Z95 * Math.sqrt(2 * middle * (1 - middle)) +
    Z80 * Math.sqrt(share * (1 - share) + doubled * (1 - doubled));
  return Math.ceil((spread / (doubled - share)) ** 2);
}

/**
 * Holm's correction (S. Holm, 1979): among twenty mailboxes, one stands out by chance. Returns
 * adjusted p values in the given order.
 */
export function adjustForLooks(ps: readonly number[]): number[] {
  const order = ps.map((p, index) => ({ p, index })).sort((x, y) => x.p - y.p);
  const adjusted = ps.map(() => 1);
  let floor = 0;
  for (const [rank, { p, index }] of order.entries()) {
    floor = Math.max(floor, Math.min(1, p * (ps.length - rank)));
    adjusted[index] = floor;
  }
  return adjusted;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** log(n!), for whole numbers. */
export function logFactorial(n: number): number {
  return logGamma(n + 1);
}

/**
 * The logarithm of the gamma function for x > 0, by Stirling's series (DLMF 5.11.1): exact to 1e-12
 * from 11 on, so a smaller x is first raised to 11.
 */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  for (; at < 11; at++) product *= at;
  return (
    (at - 0.5) * Math.log(at) -
    at +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * at) -
    1 / (360 * at ** 3) +
    1 / (1260 * at ** 5) -
    Math.log(product)
  );
}
