/** Decides how far apart the messages of one mailbox are planned, and overdue ones leave. */
import { hashFraction } from '../hash.ts';
import { HOUR, MINUTE, SECOND, type Instant } from '../../domain/time.ts';
import type { LimitUse, RateLimits } from '../../domain/limits/limits.ts';

/**
 * In milliseconds. `before`: the least time since the previous message. `after`: the least time
 * until a later message that is planned already.
 */
export type Pace = { before: number; after: number };

/**
 * Spreads an hour's quota evenly; a hash makes each gap up to a quarter longer or shorter. An
 * explicit minimum gap replaces that and is never undercut (0 turns spreading off). `earliestSlot`
 * checks the limits themselves, whatever the gap.
 */
export function paceOf({ minGapSeconds, perHour }: RateLimits, key: string): Pace {
  if (minGapSeconds !== null) {
    const least = minGapSeconds * SECOND;
    return { before: Math.ceil(least * (1 + 0.25 * hashFraction(`gap|${key}`))), after: least };
  }
  if (perHour === null) return { before: 0, after: 0 };
  const even = HOUR / perHour;
  return {
    before: Math.floor(even * (LEAST + 0.5 * hashFraction(`gap|${key}`))),
    after: Math.floor(even * LEAST),
  };
}

/** The least planned gap, as a part of the gap that spreads an hour's quota evenly. */
const LEAST = 0.75;

/** A call of `send` spends no more than this on the gaps between overdue messages. */
export const SPREAD_OVER = MINUTE;

/** Smaller gaps than this are none: the server takes about as long for a message. */
const FINEST = SECOND / 10;

/**
 * How long after `last`, the mailbox's previous message, one of `waiting` due messages may leave
 * (in ms). As far apart as in a plan, or nearer, so that all of them leave until `until`. 0 with an
 * explicit minimum gap, which is a limit of its own.
 */
export function overdueGap(
  limits: RateLimits,
  { last, until, waiting }: { last: Instant; until: Instant; waiting: number },
): number {
  const gap = Math.min(plannedGap(limits), Math.floor((until - last) / Math.max(1, waiting)));
  return gap < FINEST ? 0 : gap;
}

/** The least gap in a plan, where no explicit gap is set. */
export function plannedGap({ minGapSeconds, perHour }: RateLimits): number {
  return minGapSeconds !== null || perHour === null ? 0 : Math.floor((HOUR / perHour) * LEAST);
}

/** The key is the same at plan time and at send time, and so is the gap. */
export function gapKey(campaignId: string, message: { email: string; step: number }): string {
  return `${campaignId}|${message.email}|${message.step}`;
}

/**
 * Gaps are short. Where the plan's own gaps spread the messages, those of an earlier call also
 * leave the sliding limits one by one.
 */
export function isSatOut({ kind }: LimitUse, mailbox: RateLimits | undefined): boolean {
  if (kind === 'gap' || kind === 'reduced_pace') return true;
  const slides = kind === 'hour' || kind === 'burst' || kind === 'rolling_day';
  return slides && mailbox?.minGapSeconds === null;
}
