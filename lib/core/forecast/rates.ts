/**
 * Estimates how often people reply and addresses bounce: from a campaign's own results once there
 * are enough, by assumption until then. A rehearsal chooses its rates in the same way.
 */
import { ASSUMED_RATES, FEWEST_OBSERVED } from '../rehearsal/rates.ts';

/** `ended`: responses that end a sequence. `failed`: first messages that bounced or were refused. */
export type OutcomesSoFar = { tried: number; ended: number; firstTried: number; failed: number };
/**
 * `reply`: the part of all messages whose reply ends the sequence. `bounce`: the part of first
 * messages that bounce.
 */
export type OutcomeRates = { reply: number; bounce: number };
type Outcome = keyof OutcomeRates;
/** Null: not given. */
export type GivenRates = Record<Outcome, number | null>;
/**
 * `low` and `high`: quantiles of 10 and 90 %. `count` of `of` messages were seen so far, whatever
 * the source; with fewer than `fewest` the rate is assumed.
 */
type RateEstimate = {
  rate: number;
  low: number;
  high: number;
  source: 'observed' | 'assumed' | 'given';
  count: number;
  of: number;
  fewest: number;
};
export type RateEstimates = Record<Outcome, RateEstimate>;

/** `weight`: an assumption is as uncertain as a rate observed in this many messages. */
const ASSUMPTIONS = {
  reply: {
    rate:
      ASSUMED_RATES.replies +
      ASSUMED_RATES.unsubscribes +
      ASSUMED_RATES.complaints +
      ASSUMED_RATES.autoReplies,
    weight: 20,
    fewest: FEWEST_OBSERVED.replies,
  },
  bounce: {
    rate: ASSUMED_RATES.hardBounces,
    weight: 50,
    fewest: FEWEST_OBSERVED.hardBounces,
  },
} as const;

/** A given rate is used without uncertainty. */
export function estimateRates(outcomes: OutcomesSoFar, given: GivenRates): RateEstimates {
  const { tried, ended, firstTried, failed } = outcomes;
  return {
    reply: estimate('reply', { count: ended, of: tried }, given.reply),
    bounce: estimate('bounce', { count: failed, of: firstTried }, given.bounce),
  };
}

function estimate(
  outcome: Outcome,
  seen: { count: number; of: number },
  given: number | null,
): RateEstimate {
  const { rate: assumed, fewest } = ASSUMPTIONS[outcome];
  const source = given !== null ? 'given' : seen.of < fewest ? 'assumed' : 'observed';
  const rate = source === 'observed' ? Math.min(1, seen.count / seen.of) : (given ?? assumed);
  const known = { rate, source, ...seen, fewest } as const;
  return {
    ...known,
    low: quantile(outcome, known, 0.1),
    high: quantile(outcome, known, 0.9),
  };
}

/** The rates that are not exceeded with probability `q`. */
export function ratesAt({ reply, bounce }: RateEstimates, q: number): OutcomeRates {
  return { reply: quantile('reply', reply, q), bounce: quantile('bounce', bounce, q) };
}

function quantile(
  outcome: Outcome,
  { rate, source, count, of }: Omit<RateEstimate, 'low' | 'high'>,
  q: number,
): number {
  if (source === 'given') return rate;
  const { rate: assumed, weight } = ASSUMPTIONS[outcome];
  // With the assumption, so that "none of 200" does not mean "never".
  const [center, messages] =
    source === 'observed'
      ? [(Math.min(count, of) + assumed * weight) / (of + weight), of + weight]
      : [assumed, weight];
  const deviation = Math.sqrt((center * (1 - center)) / messages);
  return Math.min(1, Math.max(0, rate + normalQuantile(q) * deviation));
}

/**
 * By the logistic curve, which is within 0.1 of the normal one between 1 and 99 % (Bowling et al.,
 * 2009).
 */
function normalQuantile(q: number): number {
  return Math.log(q / (1 - q)) / 1.702;
}
