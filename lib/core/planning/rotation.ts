/** Decides which mailbox of its campaign a new prospect gets, of those that have room on the same day. */
import { countBetween } from '../limits/timeline.ts';
import type { Instant } from '../../domain/time.ts';
import type { Quota } from '../limits/slots.ts';
import type { Rotation } from '../../domain/campaigns/campaign.ts';

/** The mailbox with the lowest mark is next; `given`: how many new prospects of the campaign it has got so far. */
export function rotationMark(
  rotation: Rotation,
  mailbox: Quota,
  { at, given }: { at: Instant; given: number },
): number {
  switch (rotation.by) {
    case 'even':
      return given;
    case 'weighted':
      return given / (rotation.weights[mailbox.scopeId] ?? 1);
    case 'least_used':
      return usedOn(mailbox, at);
  }
}

/** The part of its day's allowance that a mailbox has used or planned; without an allowance, how many messages. */
function usedOn({ timeline, dayOf, limits, warmup }: Quota, at: Instant): number {
  const day = dayOf(at);
  const allowance = Math.min(limits.perDay ?? Infinity, warmup?.on(day.date).cap ?? Infinity);
  const used = countBetween(timeline, day.startsAt - 1, day.endsAt - 1);
  return Number.isFinite(allowance) ? used / allowance : used;
}
