/**
 * Decides which mailbox of its campaign a new prospect gets, among those with room on the same day.
 */
import { countBetween } from '../limits/timeline.ts';
import type { Instant } from '../../domain/time.ts';
import type { Quota } from '../limits/slots.ts';
import type { Rotation } from '../../domain/campaigns/campaign.ts';

/**
 * The mailbox with the lowest mark is next. `assigned`: new prospects of the campaign it has so
 * far.
 */
export function rotationMark(
  rotation: Rotation,
  mailbox: Quota,
  { at, assigned }: { at: Instant; assigned: number },
): number {
  switch (rotation.by) {
    case 'even':
      return assigned;
    case 'weighted':
      return assigned / (rotation.weights[mailbox.scopeId] ?? 1);
    case 'least_used':
      return usedOn(mailbox, at);
  }
}

/**
 * The used or planned part of the mailbox's daily allowance; without an allowance, the number of
 * messages.
 */
function usedOn({ timeline, dayOf, limits, warmup }: Quota, at: Instant): number {
  const day = dayOf(at);
  const allowance = Math.min(limits.perDay ?? Infinity, warmup?.on(day.date).cap ?? Infinity);
  const used = countBetween(timeline, day.startsAt - 1, day.endsAt - 1);
  return Number.isFinite(allowance) ? used / allowance : used;
}
