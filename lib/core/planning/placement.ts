/** Finds the earliest instant and the mailbox for one message, and can tell what pushed it there. */
import { nextOpening, type Calendar } from '../time/calendar.ts';
import { hash32, hashFraction, mix32 } from '../hash.ts';
import { latestInstant } from './lateness.ts';
import { gapKey, paceOf } from '../limits/pace.ts';
import { rotationMark } from './rotation.ts';
import { earliestSlot, type Party, type Pushed } from '../limits/slots.ts';
import { DAY, MINUTE, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { LimitKind } from '../../domain/limits/limits.ts';

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
  /** Kept up while placing: how many overdue follow-ups each mailbox owes. */
  owed: Map<string, number>;
  /** Kept up while placing: from when each mailbox has room, for those who may leave from the same instant. */
  roomFrom: Map<string, Map<string, Instant>>;
};

/** `step_gone`: the campaign file has fewer steps than when this sequence began. */
export type UnplacedReason = 'step_gone' | 'no_opening' | 'campaign_ended' | 'hold';
/** `later`: it could leave, but not before the end of what is planned. */
export type Unplaced = UnplacedReason | 'later';
export type Placed = { party: Party; sendAt: Instant; openUntil: Instant };

/** What moved a message from one instant to a later one. */
export type Delay = {
  reason: 'not_started' | 'not_due' | 'hold' | 'window' | 'opening' | 'pace' | `limit_${LimitKind}`;
  from: Instant;
  until: Instant;
  pushed?: Pushed;
};
type Note = (delay: Delay) => void;
type Request = { candidate: Candidate; now: Instant; before: Instant; note?: Note };
/** `room`: from when each mailbox has some, as far as known. */
type Asked = Request & { from: Instant; room: Map<string, Instant> };

/** A send is never begun in the last minute of a window: it must also end inside it. */
export const CLOSING_MARGIN = MINUTE;
/** A mailbox that is held longer gives its prospects to the others of its campaign. */
export const REASSIGN_AFTER = 3 * DAY;

/** Books nothing. */
export function placeMessage(place: Place, request: Request): Placed | Unplaced {
  if (!place.campaign.steps[request.candidate.step]) return 'step_gone';
  const known = mailboxesFor(place, request.candidate, request.now);
  const from = earliestStart(place, request);
  const asked = {
    ...request,
    from,
    room: knownRoom(place, { candidate: request.candidate, from }),
  };
  const [only] = known;
  return only && known.length === 1
    ? placeFrom(place, only, asked)
    : placeByRotation(place, known, asked);
}

/**
 * Nobody waits for a mailbox until tomorrow while another has room today. One that owes overdue follow-ups is left to these, where
 * another has room on the same day: it has got more people than it can serve. Then the rotation decides, then a hash. The most
 * promising one is asked first, and compared again when it turned out to have room on a later day only.
 */
function placeByRotation(
  place: Place,
  known: readonly SendingMailbox[],
  request: Asked,
): Placed | Unplaced {
  const answers = new Map<SendingMailbox, Placed | null>();
  let reason: Unplaced = 'no_opening';
  for (;;) {
    const best = mostPromising(place, known, request, answers);
    if (best === null) return reason;
    const answer = answers.get(best.mailbox);
    if (answer) return answer;
    const found = placeFrom(place, best.mailbox, request);
    if (typeof found === 'string') reason = found;
    else if (best.mailbox.party.dayOf(found.sendAt).date === best.date) return found;
    answers.set(best.mailbox, typeof found === 'string' ? null : found);
  }
}

type Promising = {
  mailbox: SendingMailbox;
  date: LocalDate;
  owes: boolean;
  mark: number;
  tie: number;
};

/** A mailbox that was asked has room when it said so, or not at all (null); another one, when it was last known to have some. Null: none is left. */
function mostPromising(
  { campaign, given, owed }: Place,
  known: readonly SendingMailbox[],
  { candidate, from, room }: Asked,
  answers: ReadonlyMap<SendingMailbox, Placed | null>,
): Promising | null {
  const person = hash32(`mailbox|${campaign.id}|${candidate.email}`);
  let best: Promising | null = null;
  for (const mailbox of known) {
    const { party } = mailbox;
    const answer = answers.size > 0 ? answers.get(mailbox) : undefined;
    if (answer === null) continue;
    const at = answer?.sendAt ?? room.get(party.scopeId) ?? from;
    const { date } = party.dayOf(at);
    if (best !== null && date > best.date) continue;
    const owes = owed.size > 0 && (owed.get(party.scopeId) ?? 0) > 0;
    const sameDay = best !== null && date === best.date;
    if (best !== null && sameDay && owes && !best.owes) continue;
    const equal = best !== null && sameDay && owes === best.owes;
    const mark = rotationMark(campaign.rotation, party, {
      at,
      given: given.get(party.scopeId) ?? 0,
    });
    if (best !== null && equal && mark > best.mark) continue;
    const tie = mix32(person ^ hash32(party.scopeId));
    if (best === null || !equal || mark < best.mark || tie < best.tie)
      best = { mailbox, date, owes, mark, tie };
  }
  return best;
}

/** The mailbox a prospect knows; every one of the campaign's for a new prospect, and when that one is gone or held for long. */
function mailboxesFor(
  { mailboxes }: Place,
  { mailboxId }: Candidate,
  now: Instant,
): readonly SendingMailbox[] {
  if (mailboxId === null) return mailboxes;
  const known = mailboxes.find(({ party }) => party.scopeId === mailboxId);
  if (known && !known.holds.some((hold) => isLong(hold, now))) return [known];
  const others = mailboxes.filter(
    (mailbox) => mailbox !== known && !mailbox.holds.some((hold) => isLong(hold, now)),
  );
  if (others.length > 0) return others;
  return known ? [known] : mailboxes;
}

/** A hold without an end is long when it has lasted so long: somebody may lift it in a minute. */
function isLong({ from, until }: Span, now: Instant): boolean {
  return from <= now && (until === null ? now - from : until - now) >= REASSIGN_AFTER;
}

function earliestStart({ campaign }: Place, { candidate, now, note }: Request): Instant {
  const started = Math.max(now, campaign.startAt ?? now);
  if (started > now) note?.({ reason: 'not_started', from: now, until: started });
  if (candidate.dueAt > started)
    note?.({ reason: 'not_due', from: started, until: candidate.dueAt });
  return Math.max(started, candidate.dueAt);
}

/** Whoever may leave from the same instant finds room no earlier than the one before: it need not look at all that is booked by now. */
function knownRoom(
  { roomFrom }: Place,
  { candidate, from }: { candidate: Candidate; from: Instant },
): Map<string, Instant> {
  const key = `${candidate.calendarKey}|${candidate.step === 0}|${from}`;
  let known = roomFrom.get(key);
  if (!known) roomFrom.set(key, (known = new Map()));
  return known;
}

function placeFrom(
  place: Place,
  mailbox: SendingMailbox,
  { candidate, now, before, note, from, room }: Asked,
): Placed | Unplaced {
  const { scopeId } = mailbox.party;
  const parties = partiesOf(place, mailbox.party, candidate);
  const recipientHolds = place.recipientHoldsOf(candidate);
  const holds = [...mailbox.holds, ...place.holds, ...recipientHolds];
  const since = dueSince(place, { candidate, now, from });
  const kept = since === null ? null : keepDue(place, parties, { candidate, since, now, holds });
  if (kept) return kept;
  // To tell what pushed it, everything is looked at.
  const found = search(place, parties, {
    candidate,
    before,
    from: note ? from : (room.get(scopeId) ?? from),
    holds,
    ...(note ? { note } : {}),
  });
  const roomFrom = found === 'later' ? before : typeof found === 'string' ? null : found.sendAt;
  if (
    roomFrom !== null &&
    roomFrom > from &&
    recipientHolds.length === 0 &&
    parties.every(({ scope }) => scope === 'mailbox' || scope === 'campaign')
  )
    room.set(scopeId, roomFrom);
  return found;
}

/** The instant it was planned for, when that has come and is not too long ago: what could leave now is not put off by a new plan. */
function dueSince(
  { campaign }: Place,
  { candidate: { plannedFor }, now, from }: { candidate: Candidate; now: Instant; from: Instant },
): Instant | null {
  return plannedFor !== undefined &&
    plannedFor <= now &&
    plannedFor >= latestInstant(campaign, now) &&
    from === now
    ? plannedFor
    : null;
}

/** Keeps its instant if window, holds and limits would let it leave at this one. */
function keepDue(
  place: Place,
  parties: Parties,
  {
    candidate,
    since,
    now,
    holds,
  }: { candidate: Candidate; since: Instant; now: Instant; holds: readonly Span[] },
): Placed | null {
  const opening = nextOpening(place.calendarOf(candidate.calendarKey), now);
  if (
    !opening ||
    opening.at > now ||
    now >= Math.min(opening.until - CLOSING_MARGIN, place.campaign.endAt ?? Infinity) ||
    afterHolds(holds, now) !== now
  )
    return null;
  const { found } = earliestSlot(parties, { from: now, until: now + 1 });
  return found ? { party: parties[0], sendAt: since, openUntil: opening.until } : null;
}

/** The mailbox first. */
type Parties = readonly [Party, ...Party[]];

/** Everybody whose limits a message from this mailbox must respect. */
export function partiesOf(
  { totals, newcomers, recipientsOf }: Place,
  mailbox: Party,
  candidate: Candidate,
): Parties {
  return [
    mailbox,
    totals,
    ...(newcomers && candidate.step === 0 ? [newcomers] : []),
    ...recipientsOf(candidate),
  ];
}

type Search = {
  candidate: Candidate;
  before: Instant;
  from: Instant;
  holds: readonly Span[];
  note?: Note;
};

function search(
  place: Place,
  parties: Parties,
  { candidate, before, holds, note, ...request }: Search,
): Placed | Unplaced {
  const { campaign } = place;
  const calendar = place.calendarOf(candidate.calendarKey);
  const [party] = parties;
  const pace = paceOf(party.limits, gapKey(campaign.id, candidate));
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
    // The first mail of a window leaves some way into it: nobody writes at nine sharp every day.
    const start =
      opening.at > from
        ? opening.at +
          Math.floor(pace.before * hashFraction(`opening|${campaign.id}|${candidate.email}`))
        : opening.at;
    if (start > opening.at) note?.({ reason: 'opening', from: opening.at, until: start });
    const slot =
      start < until
        ? earliestSlot(
            parties,
            { from: start, until },
            pace,
            note && ((pushed) => note(delayOf(pushed))),
          )
        : null;
    if (slot?.found && slot.at >= before) return 'later';
    if (slot?.found && afterHolds(holds, slot.at) === slot.at)
      return { party, sendAt: slot.at, openUntil: opening.until };
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
