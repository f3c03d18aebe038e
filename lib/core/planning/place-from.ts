/**
 * Finds the earliest instant at which a message may leave from one mailbox, and what delays it
 * until then.
 */
import { nextOpening } from '../time/calendar.ts';
import { hashFraction } from '../hash.ts';
import { latestInstant } from './lateness.ts';
import { gapKey, paceOf, plannedGap, SPREAD_OVER } from '../limits/pace.ts';
import { earliestSlot, withDomain, type Quota, type Pushed } from '../limits/slots.ts';
import { MINUTE, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type {
  Span,
  SendingMailbox,
  PlanContext,
  Unplaced,
  Placed,
  Delay,
  Note,
  SearchRequest,
} from './place.ts';

/** No send begins in the last minute of a window, because it must also end inside the window. */
export const CLOSING_MARGIN = MINUTE;

export function placeFrom(
  context: PlanContext,
  mailbox: SendingMailbox,
  { candidate, now, before, note, from, room }: SearchRequest,
): Placed | Unplaced {
  const { scopeId } = mailbox.quota;
  const quotas = quotasOf(context, mailbox.quota, candidate);
  const recipientHolds = context.recipientHoldsOf(candidate);
  const holds = [...mailbox.holds, ...context.holds, ...recipientHolds];
  const since = dueSince(context, { candidate, now, from });
  const kept = since === null ? null : keepDue(context, quotas, { candidate, since, now, holds });
  if (kept) return kept;
  // To report every delay, the search starts from the beginning.
  const slot = search(context, quotas, {
    candidate,
    before,
    from: note ? from : (room.get(scopeId) ?? from),
    holds,
    ...(note ? { note } : {}),
  });
  const roomFrom = slot === 'later' ? before : typeof slot === 'string' ? null : slot.sendAt;
  if (
    roomFrom !== null &&
    roomFrom > from &&
    recipientHolds.length === 0 &&
    quotas.every(({ scope }) => scope !== 'provider' && scope !== 'domain')
  )
    room.set(scopeId, roomFrom);
  return slot;
}

/**
 * The instant it was planned for, if that has come and is not too late: a new plan does not
 * postpone a message that could leave now.
 */
function dueSince(
  { campaign }: PlanContext,
  { candidate: { plannedFor }, now, from }: { candidate: Candidate; now: Instant; from: Instant },
): Instant | null {
  return plannedFor !== undefined &&
    plannedFor <= now &&
    plannedFor >= latestInstant(campaign, now) &&
    from === now
    ? plannedFor
    : null;
}

/**
 * Keeps the planned instant if window, holds and limits let the message leave now, or during a call
 * that spreads the due messages.
 */
function keepDue(
  context: PlanContext,
  quotas: Quotas,
  {
    candidate,
    since,
    now,
    holds,
  }: { candidate: Candidate; since: Instant; now: Instant; holds: readonly Span[] },
): Placed | null {
  const opening = nextOpening(context.calendarOf(candidate.calendarKey), now);
  if (
    !opening ||
    opening.at > now ||
    now >= Math.min(opening.until - CLOSING_MARGIN, context.campaign.endAt ?? Infinity) ||
    afterHolds(holds, now) !== now
  )
    return null;
  const within = plannedGap(quotas[0].limits) > 0 ? SPREAD_OVER : 0;
  const { found: slot } = earliestSlot(quotas, { from: now, until: now + 1 + within });
  return slot ? { quota: quotas[0], sendAt: since, openUntil: opening.until } : null;
}

/**
 * The first slot of [from, until) for a message, in a window of its recipient; null: there is none.
 */
export function slotBetween(
  context: PlanContext,
  mailbox: SendingMailbox,
  message: Candidate,
  range: { from: Instant; until: Instant },
): { sendAt: Instant; openUntil: Instant } | null {
  const quotas = quotasOf(context, mailbox.quota, message);
  const holds = [...mailbox.holds, ...context.holds, ...context.recipientHoldsOf(message)];
  const pace = paceOf(mailbox.quota.limits, gapKey(context.campaign.id, message));
  const calendar = context.calendarOf(message.calendarKey);
  let { from } = range;
  for (;;) {
    const opening = nextOpening(calendar, from);
    if (!opening || opening.at >= range.until) return null;
    const until = Math.min(opening.until - CLOSING_MARGIN, range.until);
    const slot =
      opening.at < until ? earliestSlot(quotas, { from: opening.at, until }, pace) : null;
    if (slot?.found)
      return afterHolds(holds, slot.at) === slot.at
        ? { sendAt: slot.at, openUntil: opening.until }
        : null;
    from = opening.until;
  }
}

/** The mailbox's quota comes first. */
type Quotas = readonly [Quota, ...Quota[]];

/** Every quota that a message from this mailbox counts against. */
export function quotasOf(
  { totals, newcomers, recipientsOf, pacesOf }: PlanContext,
  mailbox: Quota,
  candidate: Candidate,
): Quotas {
  return [
    ...withDomain(mailbox),
    totals,
    ...(newcomers && candidate.step === 0 ? [newcomers] : []),
    ...recipientsOf(candidate),
    ...pacesOf(mailbox, candidate),
  ];
}

/** Whether something applies to this candidate and not to others with the same calendar. */
export function isSpecial(context: PlanContext, candidate: Candidate): boolean {
  return (
    context.recipientsOf(candidate).length > 0 ||
    context.recipientHoldsOf(candidate).length > 0 ||
    context.mailboxes.some(({ quota }) => context.pacesOf(quota, candidate).length > 0)
  );
}

type Search = {
  candidate: Candidate;
  before: Instant;
  from: Instant;
  holds: readonly Span[];
  note?: Note;
};

function search(
  context: PlanContext,
  quotas: Quotas,
  { candidate, before, holds, note, ...request }: Search,
): Placed | Unplaced {
  const { campaign } = context;
  const calendar = context.calendarOf(candidate.calendarKey);
  const [quota] = quotas;
  const pace = paceOf(quota.limits, gapKey(campaign.id, candidate));
  let { from } = request;
  for (;;) {
    const freeFrom = afterHolds(holds, from);
    if (freeFrom === null) return 'hold';
    if (freeFrom > from) note?.({ reason: 'hold', from, until: freeFrom });
    const opening = nextOpening(calendar, freeFrom);
    if (!opening) return 'no_opening';
    if (campaign.endAt !== null && opening.at >= campaign.endAt) return 'campaign_ended';
    if (opening.at > freeFrom) note?.({ reason: 'window', from: freeFrom, until: opening.at });
    if (opening.at >= before) return 'later';
    const until = Math.min(opening.until - CLOSING_MARGIN, campaign.endAt ?? Infinity);
    // The first message of a window leaves some minutes after it opens: no person writes at nine
    // sharp every day.
    const start =
      opening.at > from
        ? opening.at +
          Math.floor(pace.before * hashFraction(`opening|${campaign.id}|${candidate.email}`))
        : opening.at;
    if (start > opening.at) note?.({ reason: 'opening', from: opening.at, until: start });
    const slot =
      start < until
        ? earliestSlot(
            quotas,
            { from: start, until },
            pace,
            note && ((pushed) => note(delayOf(pushed))),
          )
        : null;
    if (slot?.found && slot.at >= before) return 'later';
    if (slot?.found && afterHolds(holds, slot.at) === slot.at)
      return { quota, sendAt: slot.at, openUntil: opening.until };
    from = slot?.found ? slot.at + 1 : opening.until;
  }
}

function delayOf(pushed: Pushed): Delay {
  return {
    reason: pushed.kind === 'pace' ? 'pace' : `limit_${pushed.kind}`,
    from: pushed.from,
    until: pushed.until,
    pushed,
  };
}

/** The instant itself, or the end of the holds that cover it; null: a hold without an end. */
export function afterHolds(holds: readonly Span[], at: Instant): Instant | null {
  let free = at;
  for (let moved = true; moved;) {
    moved = false;
    for (const hold of holds) {
      if (hold.from > free || (hold.until !== null && hold.until <= free)) continue;
      if (hold.until === null) return null;
      [free, moved] = [hold.until, true];
    }
  }
  return free;
}
