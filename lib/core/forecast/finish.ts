/** When a campaign ends, and how sure that is: from several runs, or from one and the work that other rates would leave. */
import type { OutcomeRates } from './rates.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/** Null: not within what was looked at. */
export type Finish = { p10: Instant | null; p50: Instant | null; p90: Instant | null };

/** `ends`: of each run, the instant of its last mail; null: it did not end. */
export function finishOfRuns(ends: readonly (Instant | null)[]): Finish {
  const sorted = [...ends].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const at = (q: number): Instant | null =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? null;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** How many messages are still to be sent to so many people, of whom some stop after each message. */
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
 * The spread around one run: fewer or more messages than it sent take as many more or fewer of its usual days. `perDay`: what
 * it sent on a usual day (not 0).
 */
export function finishOfOne(
  end: Instant | null,
  { messages, perDay }: { messages: { p10: number; p50: number; p90: number }; perDay: number },
): Finish {
  if (end === null) return { p10: null, p50: null, p90: null };
  const moved = (other: number): Instant => end + Math.round((other - messages.p50) / perDay) * DAY;
  return { p10: moved(messages.p10), p50: end, p90: moved(messages.p90) };
}
