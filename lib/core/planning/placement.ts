/** Chooses the mailbox for one message, and with it the earliest instant. */
import { hash32, mix32 } from '../hash.ts';
import { rotationMark } from './rotation.ts';
import { DAY, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import { keepPlanned } from './keep-planned.ts';
import { placeFrom } from './place-from.ts';
import type {
  Span,
  SendingMailbox,
  PlanContext,
  Unplaced,
  Placed,
  PlacementRequest,
  SearchRequest,
} from './place.ts';

/** A mailbox that is held this long passes its prospects to the campaign's other mailboxes. */
export const REASSIGN_AFTER = 3 * DAY;

/** Returns a place without booking it, or why there is none. */
export function placeMessage(context: PlanContext, request: PlacementRequest): Placed | Unplaced {
  if (!context.campaign.steps[request.candidate.step]) return 'step_gone';
  const kept = keepPlanned(context, request);
  if (kept) return kept;
  if (isCompanyFull(context, request.candidate)) return 'company_open';
  const known = mailboxesFor(context, request.candidate, request.now);
  const from = earliestStart(context, request);
  const search = {
    ...request,
    from,
    room: knownRoom(context, { candidate: request.candidate, from }),
  };
  const [only] = known;
  return only && known.length === 1
    ? placeFrom(context, only, search)
    : placeByRotation(context, known, search);
}

/** Follow-ups add no person, and neither does a person to whom another campaign writes already. */
function isCompanyFull(context: PlanContext, candidate: Candidate): boolean {
  const company = candidate.step === 0 ? context.companyOf(candidate) : null;
  return (
    company !== null &&
    company.people.size >= company.most &&
    !company.people.has(candidate.prospectId)
  );
}

/**
 * A prospect never waits until tomorrow for one mailbox while another has room today. A mailbox
 * with overdue follow-ups is left to these when another has room on the same day, because it has
 * more prospects than it can serve. Then the rotation decides, then a hash. The search starts with
 * the most promising mailbox and compares again when that has room on a later day only.
 */
function placeByRotation(
  context: PlanContext,
  known: readonly SendingMailbox[],
  request: SearchRequest,
): Placed | Unplaced {
  const results = new Map<SendingMailbox, Placed | null>();
  let reason: Unplaced = 'no_opening';
  for (;;) {
    const best = mostPromising(context, known, request, results);
    if (best === null) return reason;
    const result = results.get(best.mailbox);
    if (result) return result;
    const placed = placeFrom(context, best.mailbox, request);
    if (typeof placed === 'string') reason = placed;
    else if (best.mailbox.quota.dayOf(placed.sendAt).date === best.date) return placed;
    results.set(best.mailbox, typeof placed === 'string' ? null : placed);
  }
}

type Promising = {
  mailbox: SendingMailbox;
  date: LocalDate;
  hasOverdue: boolean;
  mark: number;
  tie: number;
};

/**
 * A mailbox that was searched has room at its result, or none (null). Another one is taken to have
 * room where it was last known to. Null: no mailbox is left.
 */
function mostPromising(
  { campaign, assigned, overdue }: PlanContext,
  known: readonly SendingMailbox[],
  { candidate, from, room }: SearchRequest,
  results: ReadonlyMap<SendingMailbox, Placed | null>,
): Promising | null {
  const prospectHash = hash32(`mailbox|${campaign.id}|${candidate.email}`);
  let best: Promising | null = null;
  for (const mailbox of known) {
    const { quota } = mailbox;
    const result = results.size > 0 ? results.get(mailbox) : undefined;
    if (result === null) continue;
    const at = result?.sendAt ?? room.get(quota.scopeId) ?? from;
    const { date } = quota.dayOf(at);
    if (best !== null && date > best.date) continue;
    const hasOverdue = overdue.size > 0 && (overdue.get(quota.scopeId) ?? 0) > 0;
    const sameDay = best !== null && date === best.date;
    if (best !== null && sameDay && hasOverdue && !best.hasOverdue) continue;
    const equal = best !== null && sameDay && hasOverdue === best.hasOverdue;
    const mark = rotationMark(campaign.rotation, quota, {
      at,
      assigned: assigned.get(quota.scopeId) ?? 0,
    });
    if (best !== null && equal && mark > best.mark) continue;
    const tie = mix32(prospectHash ^ hash32(quota.scopeId));
    if (best === null || !equal || mark < best.mark || tie < best.tie)
      best = { mailbox, date, hasOverdue, mark, tie };
  }
  return best;
}

/**
 * The mailbox that wrote to the prospect before. For a new prospect, and when that mailbox is gone
 * or held for long: every mailbox of the campaign.
 */
function mailboxesFor(
  { mailboxes }: PlanContext,
  { mailboxId }: Candidate,
  now: Instant,
): readonly SendingMailbox[] {
  if (mailboxId === null) return openToNew(mailboxes);
  const known = mailboxes.find(({ quota }) => quota.scopeId === mailboxId);
  if (known && !known.holds.some((hold) => isLong(hold, now))) return [known];
  const others = mailboxes.filter(
    (mailbox) => mailbox !== known && !mailbox.holds.some((hold) => isLong(hold, now)),
  );
  if (others.length > 0) return others;
  return known ? [known] : mailboxes;
}

function openToNew(mailboxes: readonly SendingMailbox[]): readonly SendingMailbox[] {
  if (!mailboxes.some(({ closedToNew }) => closedToNew)) return mailboxes;
  const open = mailboxes.filter(({ closedToNew }) => !closedToNew);
  return open.length > 0 ? open : mailboxes;
}

/**
 * A hold without an end counts by how long it has lasted: the operator may lift it at any minute.
 */
function isLong({ from, until }: Span, now: Instant): boolean {
  return from <= now && (until === null ? now - from : until - now) >= REASSIGN_AFTER;
}

function earliestStart(
  { campaign, contactWait }: PlanContext,
  { candidate, now, note }: PlacementRequest,
): Instant {
  const started = Math.max(now, campaign.startAt ?? now);
  if (started > now) note?.({ reason: 'not_started', from: now, until: started });
  if (candidate.dueAt > started)
    note?.({ reason: 'not_due', from: started, until: candidate.dueAt });
  const due = Math.max(started, candidate.dueAt);
  const contact = contactWait(candidate);
  const free = Math.max(due, contact.until);
  if (free > due) note?.({ reason: contact.reason, from: due, until: free });
  // Only its own campaign's plan, which knows why it waits, may bring a planned message forward.
  return Math.max(free, candidate.keeps?.sendAt ?? free);
}

/**
 * Candidates that may leave from the same instant find room no earlier than the candidate before,
 * so they can skip what is booked by now.
 */
function knownRoom(
  { roomFrom }: PlanContext,
  { candidate, from }: { candidate: Candidate; from: Instant },
): Map<string, Instant> {
  const key = `${candidate.calendarKey}|${candidate.step === 0}|${from}`;
  let known = roomFrom.get(key);
  if (!known) roomFrom.set(key, (known = new Map()));
  return known;
}
