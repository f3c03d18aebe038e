/**
 * Compares a group with the rest, kind by kind (stratum by stratum), where both mix kinds that
 * differ by themselves.
 */
import { logFactorial, type Sample } from './proportions.ts';

/** One kind: successes and tries of the group, and of all (the group included). */
export type Stratum = { here: Sample; all: Sample };

/** An outcome below this share of the most likely one is dropped. */
const NEGLIGIBLE = 1e-18;

/**
 * The exact conditional test of one common odds ratio over strata, two-sided (M. Gart, 1970; the
 * null case of what R's mantelhaen.test(exact = TRUE) computes). With the margins of every stratum
 * fixed, the group's successes are a sum of hypergeometric numbers, and their distribution is the
 * convolution of theirs. With one stratum it is Fisher's exact test. Two-sided by the method of
 * small p-values. 1 when there is nothing to compare.
 */
export function exactStratifiedTest(strata: readonly Stratum[]): number {
  const sum = strata.map(hypergeometric).reduce(convolve, { from: 0, shares: [1] });
  const observed = strata.reduce((total, { here }) => total + here.count, 0);
  const limit = (sum.shares[observed - sum.from] ?? 0) * (1 + 1e-7);
  return Math.min(
    1,
    sum.shares.reduce((total, share) => (share <= limit ? total + share : total), 0),
  );
}

/**
 * The group's successes per success that the rest would have in its place; 1: equal (N. Mantel & W.
 * Haenszel, JNCI 22, 1959; as a ratio of rates S. Greenland & J. Robins, 1985). Null when the rest
 * has no success.
 */
export function ratioToTheRest(strata: readonly Stratum[]): number | null {
  let [here, there] = [0, 0];
  for (const stratum of strata) {
    if (stratum.all.of === 0) continue;
    here += (stratum.here.count * (stratum.all.of - stratum.here.of)) / stratum.all.of;
    there += ((stratum.all.count - stratum.here.count) * stratum.here.of) / stratum.all.of;
  }
  return there > 0 ? here / there : null;
}

/** `shares[i]`: the probability of `from + i`. */
type Distribution = { from: number; shares: number[] };

function hypergeometric({ here, all }: Stratum): Distribution {
  const [others, failures] = [all.of - here.of, all.of - all.count];
  const [lowest, highest] = [Math.max(0, all.count - others), Math.min(all.count, here.of)];
  const logShare = (n: number): number =>
    -logFactorial(n) -
    logFactorial(here.of - n) -
    logFactorial(all.count - n) -
    logFactorial(failures - here.of + n);
  const mode = Math.min(
    highest,
    Math.max(lowest, Math.floor(((all.count + 1) * (here.of + 1)) / (all.of + 2))),
  );
  const top = logShare(mode);
  // Walks from the most likely outcome outwards and stops at negligible ones: with a million
  // messages there are thousands of outcomes that never happen.
  const walk = (step: 1 | -1): number[] => {
    const shares: number[] = [];
    for (let n = mode + step; n >= lowest && n <= highest; n += step) {
      const share = Math.exp(logShare(n) - top);
      if (share < NEGLIGIBLE) break;
      shares.push(share);
    }
    return shares;
  };
  const below = walk(-1).reverse();
  return normalise({ from: mode - below.length, shares: [...below, 1, ...walk(1)] });
}

function convolve(a: Distribution, b: Distribution): Distribution {
  const shares = new Array<number>(a.shares.length + b.shares.length - 1).fill(0);
  for (const [i, x] of a.shares.entries())
    for (const [j, y] of b.shares.entries()) shares[i + j] = (shares[i + j] ?? 0) + x * y;
  const least = NEGLIGIBLE * shares.reduce((most, share) => Math.max(most, share), 0);
  const first = shares.findIndex((share) => share >= least);
  const last = shares.length - [...shares].reverse().findIndex((share) => share >= least);
  return { from: a.from + b.from + first, shares: shares.slice(first, last) };
}

function normalise({ from, shares }: Distribution): Distribution {
  const sum = shares.reduce((total, share) => total + share, 0);
  return { from, shares: shares.map((share) => share / sum) };
}
