/** Decides when the next round is worth a call. */
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts';

/** Replies wait no longer than this for a round, whatever is planned. */
const LONGEST = HOUR;

/**
 * `dueAt`: the next message that can leave. `retryAt`: when a mailbox that could not be read may be
 * tried again. `open` false: no campaign is active, so nothing is left to do.
 */
export function nextCall(facts: {
  now: Instant;
  dueAt: Instant | null;
  retryAt: Instant | null;
  open: boolean;
}): Instant | null {
  const { now, dueAt, retryAt, open } = facts;
  if (!open && dueAt === null && retryAt === null) return null;
  const next = Math.min(dueAt ?? Infinity, retryAt ?? Infinity, now + LONGEST);
  return Math.max(next, now + MINUTE);
}
