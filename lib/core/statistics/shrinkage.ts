/** Shrinks the rates of groups towards their common rate, more so the fewer data a group has. */
import { logGamma, type Interval, type Sample } from './proportions.ts';

/** `share`: the posterior mean. `low` and `high`: the 95 % credible interval. */
export type Shrunk = Interval & { share: number };

/** Candidate spreads: the standard deviation of the true rates, as a part of their mean. */
const SPREADS = Array.from({ length: 16 }, (_, index) => 0.02 * 1.34 ** index);
/** Candidate means for each spread, in standard errors from the mean of all groups. */
const MEANS = Array.from({ length: 11 }, (_, index) => (index - 5) * 0.6);
/** The least likely candidates are left out; together they weigh less than this. */
const LEFT_OUT = 0.002;
/** Prior: true rates that differ by half of their mean are usual, by twice their mean rare. */
const USUAL_SPREAD = 0.5;

/**
 * Empirical Bayes, beta-binomial: the true rates come from a beta distribution around the common
 * rate, whose spread is learned from the groups themselves (G. Casella, The American Statistician
 * 39, 1985). With a dozen groups the most likely spread is often zero, which would claim too much.
 * So all spreads and means count, each by its marginal likelihood and a half-normal prior of the
 * spread (A. Gelman, Bayesian Analysis 1, 2006), and the posterior of a group is the mixture. Where
 * groups differ only by chance, all end near the mean.
 * `of` need not be whole (see `standardise` in reports/advice/send-times.ts). Returns one result
 * per group, in order; empty without any success or any failure.
 */
export function shrinkRates(groups: readonly Sample[]): Shrunk[] {
  const [count, of] = [
    sum(groups.map((group) => group.count)),
    sum(groups.map((group) => group.of)),
  ];
  if (count <= 0 || count >= of) return [];
  const priors = posteriorWeights(
    SPREADS.flatMap((spread) =>
      priorsOf({ mean: count / of, spread, error: errorOf(groups, spread) }),
    ),
    groups,
  );
  return groups.map((group) =>
    posteriorOf(
      priors.map(({ weight, a, b }) => ({
        weight,
        a: a + group.count,
        b: b + group.of - group.count,
      })),
    ),
  );
}

type Prior = { a: number; b: number };
type WeightedPrior = Prior & { weight: number };

/**
 * The relative standard error of the observed mean: from the chance of each message and from the
 * spread of the groups.
 */
function errorOf(groups: readonly Sample[], spread: number): number {
  const tries = groups.map(({ of }) => of);
  return Math.sqrt(
    1 / sum(groups.map(({ count }) => count)) +
      (spread ** 2 * sum(tries.map((of) => of ** 2))) / sum(tries) ** 2,
  );
}

/**
 * Beta distributions whose standard deviation is `spread` times their mean, with means around
 * `mean`. `weight`: the prior weight of each.
 */
function priorsOf({
  mean,
  spread,
  error,
}: {
  mean: number;
  spread: number;
  error: number;
}): WeightedPrior[] {
  // A mean and its double are equally likely, so the steps are logarithmic; a candidate weighs as
  // much as the width of its step.
  const weight = Math.exp(-(spread ** 2) / (2 * USUAL_SPREAD ** 2)) * spread * error;
  return MEANS.flatMap((errors) => {
    const at = mean * Math.exp(errors * error);
    const strength = (1 - at) / (at * spread ** 2) - 1;
    return strength > 0.01 ? [{ a: at * strength, b: (1 - at) * strength, weight }] : [];
  });
}

/**
 * The posterior weight of each candidate, without the least likely ones; the weights add up to 1.
 */
function posteriorWeights(
  priors: readonly WeightedPrior[],
  groups: readonly Sample[],
): WeightedPrior[] {
  const logs = priors.map(
    (prior) => Math.log(prior.weight) + sum(groups.map((group) => logMarginal(group, prior))),
  );
  const top = Math.max(...logs);
  const ranked = priors
    .map(({ a, b }, index) => ({ a, b, weight: Math.exp((logs[index] ?? 0) - top) }))
    .sort((x, y) => y.weight - x.weight);
  const total = sum(ranked.map(({ weight }) => weight));
  const kept: WeightedPrior[] = [];
  let left = 0;
  for (const prior of ranked) {
    if (left >= (1 - LEFT_OUT) * total) break;
    kept.push(prior);
    left += prior.weight;
  }
  return kept.map((prior) => ({ ...prior, weight: prior.weight / left }));
}

/** The log likelihood of a group under a prior, up to a constant. */
function logMarginal({ count, of }: Sample, { a, b }: Prior): number {
  return logBeta(a + count, b + of - count) - logBeta(a, b);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function posteriorOf(parts: readonly WeightedPrior[]): Shrunk {
  const share = sum(parts.map(({ weight, a, b }) => (weight * a) / (a + b)));
  const square = sum(
    parts.map(({ weight, a, b }) => (weight * a * (a + 1)) / ((a + b) * (a + b + 1))),
  );
  // By Chebyshev, less than a 40th of a distribution lies further from its mean than seven standard
  // deviations.
  const reach = 7 * Math.sqrt(Math.max(0, square - share ** 2));
  return {
    share,
    low: quantile(parts, { wanted: 0.025, from: share - reach, to: share }),
    high: quantile(parts, { wanted: 0.975, from: share, to: share + reach }),
  };
}

/** By bisection: thirteen rounds give a thousandth of a standard deviation. */
function quantile(
  parts: readonly WeightedPrior[],
  { wanted, from, to }: { wanted: number; from: number; to: number },
): number {
  let [low, high] = [Math.max(0, from), Math.min(1, to)];
  for (let round = 0; round < 13; round++) {
    const middle = (low + high) / 2;
    if (sum(parts.map(({ weight, a, b }) => weight * betaBelow(middle, a, b))) < wanted)
      low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The share of a beta distribution below `x`: the regularised incomplete beta function, by its
 * continued fraction (DLMF 8.17.22, Lentz's method).
 */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The continued fraction converges fast on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const tiny = 1e-300;
  const keep = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / keep(1 + step * d);
      c = keep(1 + step / c);
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-13) break;
  }
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) * fraction) / a;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
