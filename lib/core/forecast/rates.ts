/** Estimates reply and bounce rates from a campaign's own results on top of a cautious prior. */

/** `count` of `of` messages. */
export type Seen = { count: number; of: number };
/**
 * `reply`: the part of all messages whose reply ends the sequence. `bounce`: the part of first
 * messages that bounce.
 */
export type OutcomeRates = { reply: number; bounce: number };
export type RateEstimate = {
  rate: number;
  low: number;
  high: number;
  source: 'observed' | 'assumed' | 'given';
  of: number;
};

/** The prior weighs as much as this many messages. */
const GUESSES = { reply: { count: 1, of: 20 }, bounce: { count: 1, of: 50 } } as const;

/** `given`: the caller's own rate, used without uncertainty. */
export function estimateRate(
  kind: keyof typeof GUESSES,
  seen: Seen,
  given: number | null,
): RateEstimate {
  if (given !== null) return { rate: given, low: given, high: given, source: 'given', of: 0 };
  const rateAt = rateQuantiles(kind, seen);
  return {
    rate: rateAt(0.5),
    low: rateAt(0.1),
    high: rateAt(0.9),
    source: seen.of === 0 ? 'assumed' : 'observed',
    of: seen.of,
  };
}

/** The rate that is not exceeded with probability `q`. */
export function rateAt(
  kind: keyof typeof GUESSES,
  estimate: { seen: Seen; given: number | null },
  q: number,
): number {
  return estimate.given ?? rateQuantiles(kind, estimate.seen)(q);
}

function rateQuantiles(kind: keyof typeof GUESSES, seen: Seen): (q: number) => number {
  const guess = GUESSES[kind];
  const of = seen.of + guess.of;
  const rate = (seen.count + guess.count) / of;
  const deviation = Math.sqrt((rate * (1 - rate)) / of);
  return (q) => Math.min(1, Math.max(0, rate + normalQuantile(q) * deviation));
}

/**
 * By the logistic curve, which is within 0.1 of the normal one between 1 and 99 % (Bowling et al.,
 * 2009).
 */
function normalQuantile(q: number): number {
  return Math.log(q / (1 - q)) / 1.702;
}
