/** Chooses the mailbox for one message, and with it the earliest instant. */
import { hash32, mix32 } from '../hash.ts';
import { rotationMark } from './rotation.ts';
import { DAY, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
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

/** A mailbox that is held longer gives its prospects to the others of its campaign. */
export const REASSIGN_AFTER = 3 * DAY;

/** Books nothing. */
export function placeMessage(context: PlanContext, request: PlacementRequest): Placed | Unplaced {
  if (!context.campaign.steps[request.candidate.step]) return 'step_gone';
  const known = mailboxesFor(context, request.candidate, request.now);
  const from = earliestStart(context, request);
  const asked = {
    ...request,
    from,
    room: knownRoom(context, { candidate: request.candidate, from }),
  };
  const [only] = known;
  return only && known.length === 1
    ? placeFrom(context, only, asked)
    : placeByRotation(context, known, asked);
}

/**
 * Nobody waits for a mailbox until tomorrow while another has room today. One that owes overdue follow-ups is left to these, where
 * another has room on the same day: it has got more people than it can serve. Then the rotation decides, then a hash. The most
 * promising one is asked first, and compared again when it turned out to have room on a later day only.
 */
function placeByRotation(
  context: PlanContext,
  known: readonly SendingMailbox[],
  request: SearchRequest,
): Placed | Unplaced {
  const answers = new Map<SendingMailbox, Placed | null>();
  let reason: Unplaced = 'no_opening';
  for (;;) {
    const best = mostPromising(context, known, request, answers);
    if (best === null) return reason;
    const answer = answers.get(best.mailbox);
    if (answer) return answer;
    const found = placeFrom(context, best.mailbox, request);
    if (typeof found === 'string') reason = found;
    else if (best.mailbox.quota.dayOf(found.sendAt).date === best.date) return found;
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
  { campaign, assigned, overdue }: PlanContext,
  known: readonly SendingMailbox[],
  { candidate, from, room }: SearchRequest,
  answers: ReadonlyMap<SendingMailbox, Placed | null>,
): Promising | null {
  const person = hash32(`mailbox|${campaign.id}|${candidate.email}`);
  let best: Promising | null = null;
  for (const mailbox of known) {
    const { quota } = mailbox;
    const answer = answers.size > 0 ? answers.get(mailbox) : undefined;
    if (answer === null) continue;
    const at = answer?.sendAt ?? room.get(quota.scopeId) ?? from;
    const { date } = quota.dayOf(at);
    if (best !== null && date > best.date) continue;
    const owes = overdue.size > 0 && (overdue.get(quota.scopeId) ?? 0) > 0;
    const sameDay = best !== null && date === best.date;
    if (best !== null && sameDay && owes && !best.owes) continue;
    const equal = best !== null && sameDay && owes === best.owes;
    const mark = rotationMark(campaign.rotation, quota, {
      at,
      given: assigned.get(quota.scopeId) ?? 0,
    });
    if (best !== null && equal && mark > best.mark) continue;
    const tie = mix32(person ^ hash32(quota.scopeId));
    if (best === null || !equal || mark < best.mark || tie < best.tie)
      best = { mailbox, date, owes, mark, tie };
  }
  return best;
}

/** The mailbox a prospect knows; every one of the campaign's for a new prospect, and when that one is gone or held for long. */
function mailboxesFor(
  { mailboxes }: PlanContext,
  { mailboxId }: Candidate,
  now: Instant,
): readonly SendingMailbox[] {
  if (mailboxId === null) return mailboxes;
  const known = mailboxes.find(({ quota }) => quota.scopeId === mailboxId);
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

function earliestStart(
  { campaign }: PlanContext,
  { candidate, now, note }: PlacementRequest,
): Instant {
  const started = Math.max(now, campaign.startAt ?? now);
  if (started > now) note?.({ reason: 'not_started', from: now, until: started });
  if (candidate.dueAt > started)
    note?.({ reason: 'not_due', from: started, until: candidate.dueAt });
  return Math.max(started, candidate.dueAt);
}

/** Whoever may leave from the same instant finds room no earlier than the one before: it need not look at all that is booked by now. */
function knownRoom(
  { roomFrom }: PlanContext,
  { candidate, from }: { candidate: Candidate; from: Instant },
): Map<string, Instant> {
  const key = `${candidate.calendarKey}|${candidate.step === 0}|${from}`;
  let known = roomFrom.get(key);
  if (!known) roomFrom.set(key, (known = new Map()));
  return known;
}
