/** Finds the earliest instant and the mailbox for one message, and can tell what pushed it there. */
import { nextOpening, type Calendar } from './calendar.ts';
import { hashFraction } from './hash.ts';
import { gapKey, paceOf } from './pace.ts';
import { rotationMark } from './rotation.ts';
import { earliestSlot, type Party, type Pushed } from './slots.ts';
import { DAY, MINUTE, type Instant } from '../domain/time.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Candidate } from '../domain/candidate.ts';

export type Span = { from: Instant; until: Instant | null };
export type SendingMailbox = { party: Party; holds: readonly Span[] };

/** What a campaign brings to a plan. */
export type Place = {
  campaign: Campaign;
  /** Its own totals, then its new prospects (null: no limit on them). */
  totals: Party;
  newcomers: Party | null;
  mailboxes: readonly SendingMailbox[];
  holds: readonly Span[];
  /** Of the provider and the domain that receive the candidate's mail: limits, and holds. */
  recipientsOf: (candidate: Candidate) => readonly Party[];
  recipientHoldsOf: (candidate: Candidate) => readonly Span[];
  calendarOf: (calendarKey: string) => Calendar;
  /** How many new prospects each mailbox has got so far. */
  given: Map<string, number>;
};

/** `step_gone`: the campaign file has fewer steps than when this sequence began. */
export type UnplacedReason = 'step_gone' | 'no_opening' | 'campaign_ended' | 'hold';
/** `later`: it could leave, but not before the end of what is planned. */
export type Unplaced = UnplacedReason | 'later';
export type Placed = { party: Party; sendAt: Instant; openUntil: Instant };

/** What moved a message from one instant to a later one. */
export type Delay = { reason: 'not_started' | 'not_due' | 'hold' | 'window' | 'opening' | 'pace' | `limit_${string}`; from: Instant; until: Instant; pushed?: Pushed };
type Note = (delay: Delay) => void;
type Request = { candidate: Candidate; now: Instant; before: Instant; note?: Note };

/** A send is never begun in the last minute of a window: it must also end inside it. */
export const CLOSING_MARGIN = MINUTE;
/** A mailbox that is held longer gives its prospects to the others of its campaign. */
export const REASSIGN_AFTER = 3 * DAY;

/** Books nothing. */
export function placeMessage(place: Place, request: Request): Placed | Unplaced {
  const { candidate, now } = request;
  if (!place.campaign.steps[candidate.step]) return 'step_gone';
  const known = mailboxesFor(place, candidate, now);
  const from = earliestStart(place, request);
  let reason: Unplaced = 'no_opening';
  let best: (Placed & { date: string; mark: number; tie: number }) | null = null;
  for (const mailbox of known) {
    const found = placeFrom(place, mailbox, { ...request, from });
    if (typeof found === 'string') {
      reason = found;
      continue;
    }
    if (known.length === 1) return found;
    const { party, sendAt } = found;
    const one = {
      ...found,
      date: party.dayOf(sendAt).date,
      mark: rotationMark(place.campaign.rotation, party, { at: sendAt, given: place.given.get(party.scopeId) ?? 0 }),
      tie: hashFraction(`mailbox|${place.campaign.id}|${candidate.email}|${party.scopeId}`),
    };
    if (best === null || comesBefore(one, best)) best = one;
  }
  return best ?? reason;
}

/** Nobody waits for a mailbox until tomorrow while another has room today; then the rotation decides, then the earlier instant. */
function comesBefore(one: { date: string; mark: number; sendAt: Instant; tie: number }, other: { date: string; mark: number; sendAt: Instant; tie: number }): boolean {
  if (one.date !== other.date) return one.date < other.date;
  return (one.mark - other.mark || one.sendAt - other.sendAt || one.tie - other.tie) < 0;
}

/** The mailbox a prospect knows; every one of the campaign's for a new prospect, and when that one is gone or held for long. */
function mailboxesFor({ mailboxes }: Place, { mailboxId }: Candidate, now: Instant): readonly SendingMailbox[] {
  if (mailboxId === null) return mailboxes;
  const known = mailboxes.find(({ party }) => party.scopeId === mailboxId);
  if (known && !known.holds.some((hold) => isLong(hold, now))) return [known];
  const others = mailboxes.filter((mailbox) => mailbox !== known && !mailbox.holds.some((hold) => isLong(hold, now)));
  if (others.length > 0) return others;
  return known ? [known] : mailboxes;
}

/** A hold without an end is long when it has lasted so long: somebody may lift it in a minute. */
function isLong({ from, until }: Span, now: Instant): boolean {
  return from <= now && (until === null ? now - from : until - now) >= REASSIGN_AFTER;
}

function earliestStart({ campaign }: Place, { candidate, now, note }: Request): Instant {
  let from = now;
  const moveTo = (until: Instant, reason: Delay['reason']): void => {
    if (until <= from) return;
    note?.({ reason, from, until });
    from = until;
  };
  if (campaign.startAt !== null) moveTo(campaign.startAt, 'not_started');
  moveTo(candidate.dueAt, 'not_due');
  return from;
}

function placeFrom(place: Place, mailbox: SendingMailbox, { candidate, from: earliest, before, note }: Request & { from: Instant }): Placed | Unplaced {
  const { campaign, totals, newcomers } = place;
  const calendar = place.calendarOf(candidate.calendarKey);
  const parties = [mailbox.party, totals, ...(newcomers && candidate.step === 0 ? [newcomers] : []), ...place.recipientsOf(candidate)];
  const holds = [...mailbox.holds, ...place.holds, ...place.recipientHoldsOf(candidate)];
  const pace = paceOf(mailbox.party.limits, gapKey(campaign.id, candidate));
  let from = earliest;
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
    // The first mail of a window leaves some way into it: nobody writes at nine sharp every day.
    const start = opening.at > from ? opening.at + Math.floor(pace.before * hashFraction(`opening|${campaign.id}|${candidate.email}`)) : opening.at;
    if (start > opening.at) note?.({ reason: 'opening', from: opening.at, until: start });
    const slot = start < until ? earliestSlot(parties, { from: start, until }, pace, note && ((pushed) => note({ reason: pushed.kind === 'pace' ? 'pace' : `limit_${pushed.kind}`, from: pushed.from, until: pushed.until, pushed }))) : null;
    if (slot?.found && slot.at >= before) return 'later';
    if (slot?.found && afterHolds(holds, slot.at) === slot.at) return { party: mailbox.party, sendAt: slot.at, openUntil: opening.until };
    from = slot?.found ? slot.at + 1 : opening.until;
  }
}

/** The instant itself, or the end of the holds that cover it; null: held without an end. */
function afterHolds(holds: readonly Span[], at: Instant): Instant | null {
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
