/** Decides how far apart the messages of one mailbox are planned. */
import { hashFraction } from '../hash.ts';
import { HOUR, SECOND } from '../../domain/time.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';

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
    before: Math.floor(even * (0.75 + 0.5 * hashFraction(`gap|${key}`))),
    after: Math.floor(even * 0.75),
  };
}

/** The key is the same at plan time and at send time, and so is the gap. */
export function gapKey(campaignId: string, message: { email: string; step: number }): string {
  return `${campaignId}|${message.email}|${message.step}`;
}
