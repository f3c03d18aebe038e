/** Decides how far apart the messages of one mailbox are planned. */
import { hashFraction } from '../hash.ts';
import { HOUR, SECOND } from '../../domain/time.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';

/** Milliseconds. `before`: of this message to the one before it; `after`: to a later one that is planned already, whose own gap is at least that. */
export type Pace = { before: number; after: number };

/**
 * Spreads an hour's quota evenly, each gap a quarter longer or shorter by hash. An explicit minimum gap replaces it and is
 * never undercut (0 switches spreading off); the limits themselves are checked by `earliestSlot` whatever the gap.
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

/** A message has one gap, when it is planned and when it leaves. */
export function gapKey(campaignId: string, message: { email: string; step: number }): string {
  return `${campaignId}|${message.email}|${message.step}`;
}
