/**
 * Estimates when a campaign ends, with its uncertainty: from several runs, or from one run and
 * other reply rates.
 */
import type { OutcomeRates } from './rates.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/** Quantiles of the end. Null: later than the simulated time. */
export type Finish = { p10: Instant | null; p50: Instant | null; p90: Instant | null };

/** `ends`: the instant of each run's last message; null for a run that did not end. */
export function finishOfRuns(ends: readonly (Instant | null)[]): Finish {
  const sorted = [...ends].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const at = (q: number): Instant | null =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? null;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/**
 * The middle one of the runs by their number of messages. `runs` are in the order of their rates, so
 * where the messages are equal it has the middle rates.
 */
export function medianRun<R extends { messages: number }>(runs: readonly R[]): R {
  const sorted = [...runs].sort((a, b) => a.messages - b.messages);
  return sorted[Math.floor((sorted.length - 1) / 2)] as R;
}

/**
 * The expected number of messages still to be sent to these groups, as some recipients stop after
 * each message.
 */
export function expectedMessages(
  groups: readonly { step: number; n: number }[],
  { steps, rates }: { steps: number; rates: OutcomeRates },
): number {
  return groups.reduce((sum, { step, n }) => {
    let [messages, left] = [0, 1];
    for (let next = step; next < steps; next++) {
      messages += left;
      left *= 1 - rates.reply - (next === 0 ? rates.bounce : 0);
    }
    return sum + n * messages;
  }, 0);
}

/**
 * The uncertainty around one run. A difference in messages moves the end by as many days as they
 * take at the usual rate. `perDay`: messages on a usual day of the run (not 0).
 */
export function finishOfOne(
  end: Instant | null,
  { messages, perDay }: { messages: { p10: number; p50: number; p90: number }; perDay: number },
): Finish {
  if (end === null) return { p10: null, p50: null, p90: null };
  const endWith = (count: number): Instant =>
    end + Math.round((count - messages.p50) / perDay) * DAY;
  return { p10: endWith(messages.p10), p50: end, p90: endWith(messages.p90) };
}
