/** Decides whether a planned message of another campaign may stay at its instant. */
import { nextOpening } from '../time/calendar.ts';
import { latestInstant } from './lateness.ts';
import { gapKey, paceOf } from '../limits/pace.ts';
import { earliestSlot } from '../limits/slots.ts';
import { afterHolds, CLOSING_MARGIN, quotasOf } from './place-from.ts';
import type { Placed, PlacementRequest, PlanContext } from './place.ts';

/**
 * Its place, if window, holds, limits and pace still allow it before `before`; a message that is
 * due needs room now. Null: it needs another place.
 */
export function keepPlanned(
  context: PlanContext,
  { candidate, now, before }: Pick<PlacementRequest, 'candidate' | 'now' | 'before'>,
): Placed | null {
  const { campaign } = context;
  const { keeps, calendarKey } = candidate;
  if (!keeps) return null;
  const mailbox = context.mailboxes.find(({ quota }) => quota.scopeId === keeps.mailboxId);
  if (!mailbox) return null;
  const at = Math.max(keeps.sendAt, now);
  const earliest = Math.max(campaign.startAt ?? now, candidate.dueAt);
  if (at < earliest || at >= before || keeps.sendAt < latestInstant(campaign, now)) return null;
  const holds = [...mailbox.holds, ...context.holds, ...context.recipientHoldsOf(candidate)];
  const opening = nextOpening(context.calendarOf(calendarKey), at);
  if (!opening || opening.at > at || afterHolds(holds, at) !== at) return null;
  const until = Math.min(opening.until - CLOSING_MARGIN, campaign.endAt ?? Infinity);
  if (at >= until) return null;
  // A plan that made it the earlier of two neighbours had to keep the shorter gap only.
  const { after } = paceOf(mailbox.quota.limits, gapKey(campaign.id, candidate));
  const pace = keeps.sendAt > now ? { before: after, after } : { before: 0, after: 0 };
  const { found } = earliestSlot(
    quotasOf(context, mailbox.quota, candidate),
    { from: at, until: at + 1 },
    pace,
  );
  return found ? { quota: mailbox.quota, sendAt: keeps.sendAt, openUntil: opening.until } : null;
}
