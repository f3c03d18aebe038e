/** How much of what sets groups apart is more than chance: each rate is drawn towards that of all, the further the less is known of it. */
import { logGamma, type Interval, type Sample } from './statistics.ts';

/** `share` is the mean of what is believed after the data, low..high holds the truth with 95 %. */
export type Shrunk = Interval & { share: number };

/** The spreads that are considered: the standard deviation of the true rates, as a part of their mean. */
const SPREADS = Array.from({ length: 33 }, (_, index) => 0.01 * 1.16 ** index);
/** Rates that differ by half of their mean are no surprise, by twice of it they are. */
const USUAL_SPREAD = 0.5;

/**
 * Empirical Bayes, beta-binomial: the true rates come from a beta distribution around the common rate, whose spread is learned from
 * the groups themselves (G. Casella, The American Statistician 39, 1985). With a dozen groups the likeliest spread is often
 * none at all, which would claim too much; so all spreads count, each by its marginal likelihood and a half-normal prior (A. Gelman,
 * Bayesian Analysis 1, 2006), and what is believed of a group is the mixture. Where groups differ no more than by chance, all end near the mean.
 *
 * `tries` need not be whole (see `standardise` in report/send-times.ts). In the order of the groups; empty without any success or failure.
 */
export function shrinkRates(groups: readonly Sample[]): Shrunk[] {
  const [count, of] = [sum(groups.map((group) => group.count)), sum(groups.map((group) => group.of))];
  if (count <= 0 || count >= of) return [];
  const mean = count / of;
  const priors = SPREADS.map((spread) => priorOf(mean, spread)).filter(({ strength }) => strength > 0.01);
  const logs = priors.map(({ spread, ...prior }) => sum(groups.map((group) => logMarginal(group, prior))) - spread ** 2 / (2 * USUAL_SPREAD ** 2) + Math.log(spread));
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = sum(weights);
  return groups.map((group) => believe(priors.map(({ a, b }, index) => ({ weight: (weights[index] as number) / total, a: a + group.count, b: b + group.of - group.count }))));
}

type Prior = { a: number; b: number };

/** The beta distribution with this mean whose standard deviation is `spread` times it. */
function priorOf(mean: number, spread: number): Prior & { spread: number; strength: number } {
  const strength = (1 - mean) / (mean * spread ** 2) - 1;
  return { a: mean * strength, b: (1 - mean) * strength, spread, strength };
}

/** How well a prior foretells a group, up to a constant. */
function logMarginal({ count, of }: Sample, { a, b }: Prior): number {
  return logBeta(a + count, b + of - count) - logBeta(a, b);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

type Part = Prior & { weight: number };

function believe(parts: readonly Part[]): Shrunk {
  const likely = parts.filter(({ weight }) => weight > 1e-6);
  const share = sum(likely.map(({ weight, a, b }) => (weight * a) / (a + b))) / sum(likely.map(({ weight }) => weight));
  return { share, low: quantile(likely, 0.025), high: quantile(likely, 0.975) };
}

/** By halving: forty times is a millionth of a millionth. */
function quantile(parts: readonly Part[], wanted: number): number {
  const total = sum(parts.map(({ weight }) => weight));
  let [low, high] = [0, 1];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (sum(parts.map(({ weight, a, b }) => weight * betaBelow(middle, a, b))) < wanted * total) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of a beta distribution below `x`: the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22, Lentz's method). */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const tiny = 1e-300;
  const keep = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    for (const step of [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))]) {
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
