/** Finds why the next message of a simulated day does not leave. */
import { nextOpening } from '../time/calendar.ts';
import { placeMessage } from '../planning/placement.ts';
import type { Delay, PlanContext, Unplaced } from '../planning/place.ts';
import type { Crowd } from './crowd.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Instant } from '../../domain/time.ts';

/** Why the next message did not leave on this day: the delay that moved it furthest. */
export type WaitCause = {
  reason: Delay['reason'] | Unplaced | 'not_due';
  scope?: string;
  id?: string;
  until: Instant | null;
};

export function waitOf(context: PlanContext, candidate: Candidate, from: Instant): WaitCause {
  const delays: Delay[] = [];
  const placed = placeMessage(context, {
    candidate,
    now: from,
    before: Infinity,
    note: (delay) => delays.push(delay),
  });
  if (typeof placed === 'string' && placed !== 'later') return { reason: placed, until: null };
  const binding = delays.reduce<Delay | null>(
    (best, delay) => (best === null || bindsMore(delay, best) ? delay : best),
    null,
  );
  if (binding === null) return { reason: 'window', until: null };
  return {
    reason: binding.reason,
    until: binding.until,
    ...(binding.pushed ? { scope: binding.pushed.scope, id: binding.pushed.scopeId } : {}),
  };
}

/**
 * Nights and weekends come in any case. A delay that the operator could change is reported first;
 * of two such delays, the longer.
 */
function bindsMore(one: Delay, other: Delay): boolean {
  const weight = ({ reason }: Delay): number =>
    reason === 'window' || reason === 'opening' ? 0 : reason === 'pace' ? 1 : 2;
  return (
    weight(one) - weight(other) > 0 ||
    (weight(one) === weight(other) && one.until - one.from > other.until - other.from)
  );
}

/** Why no message was tried on a day that ends at `before`; null: no person waits. */
export function waitOfAll(
  crowd: Crowd,
  { calendarOf }: PlanContext,
  before: Instant,
): WaitCause | null {
  const ready = crowd.newcomers.filter(({ n, dueAt }) => n > 0 && dueAt < before);
  const next = crowd.nextDue(before);
  if (ready.length > 0) {
    const keys = new Set(ready.map(({ calendarKey }) => calendarKey));
    const opens = [...keys].map((key) => nextOpening(calendarOf(key), before)?.at ?? Infinity);
    const until = Math.min(...opens);
    return { reason: 'window', until: Number.isFinite(until) ? until : null };
  }
  if (next === null) return null;
  const reason = next.step === 0 && !next.tried ? 'contacted_recently' : 'not_due';
  return { reason, until: next.dueAt };
}
