/**
 * Shares mailboxes among campaigns: strict ones come first, the others get slots in proportion to
 * their priorities (weighted fair queueing).
 */
import { quotasOf } from './place-from.ts';
import { placeMessage } from './placement.ts';
import type { PlanContext, Placed, Unplaced } from './place.ts';
import { isOverdue } from './overdue.ts';
import { book, type Quota } from '../limits/slots.ts';
import { countBetween, insertInstant, removeInstant, type Timeline } from '../limits/timeline.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import type { Candidate, Planned } from '../../domain/campaigns/candidate.ts';

/** One campaign's share of the mailboxes. */
export type Share<Person extends Candidate = Candidate> = {
  context: PlanContext;
  /** Returns the campaign's next candidate; undefined when there are no more. */
  take: () => Person | undefined;
  /** Messages served to the campaign: sent today, planned and kept, and placed since. */
  used: number;
};

export type SharedMessage<Person extends Candidate = Candidate> = {
  share: Share<Person>;
  candidate: Person;
  placed: Placed | Unplaced;
};

/**
 * The lower rank is served completely before the higher one; campaigns of equal rank share. A
 * strict campaign shares with strict ones of its priority only.
 */
export function rankOf({
  precedence,
  priority,
}: Pick<Campaign, 'precedence' | 'priority'>): number {
  return precedence === 'strict' ? -priority : 0;
}

/**
 * The calendar day over which shares are counted. Every campaign's plan uses the same one (that of
 * the first campaign by name): with different days, one campaign's evening would be another's
 * morning, and the counts would disagree.
 */
export function fairShareDay(
  contexts: readonly { campaign: Pick<Campaign, 'id'>; totals: Pick<Quota, 'dayOf'> }[],
): Quota['dayOf'] {
  return contexts.reduce((first, each) => (each.campaign.id < first.campaign.id ? each : first))
    .totals.dayOf;
}

/** `served`: when its messages were sent, sorted, from the day on which it began. */
type Newcomer = { campaign: Pick<Campaign, 'id' | 'priority'>; beganAt: Instant; served: Timeline };

/**
 * A campaign that begins in the middle of a day does not catch up on the hours before: it counts as
 * if it had received its share until then. Adds to `served`.
 */
export function countFromBeginning(campaigns: readonly Newcomer[], dayOf: Quota['dayOf']): void {
  for (const newcomer of campaigns.toSorted((a, b) => a.beganAt - b.beganAt)) {
    const { startsAt } = dayOf(newcomer.beganAt);
    const before = campaigns.filter(({ beganAt }) => beganAt < newcomer.beganAt);
    const lowest = Math.min(
      ...before.map(
        ({ campaign, served }) =>
          countBetween(served, startsAt - 1, newcomer.beganAt - 1) / campaign.priority,
      ),
    );
    if (before.length > 0)
      for (let missed = Math.floor(lowest * newcomer.campaign.priority); missed > 0; missed--)
        insertInstant(newcomer.served, newcomer.beganAt);
  }
}

/**
 * The next message goes to the campaign of the lowest rank; of several, to the one with the fewest
 * served messages for its priority, but first to messages that were tried before. Each message is
 * booked when it is yielded, so a caller that stops early has booked only what it took.
 */
export function* placeByFairShare<Person extends Candidate>(
  shares: readonly Share<Person>[],
  { now, before }: { now: Instant; before: Instant },
): Generator<SharedMessage<Person>> {
  const heads = shares.map((share) => ({ share, head: share.take() }));
  for (;;) {
    const next = nextHead(heads);
    const candidate = next?.head;
    if (!next || !candidate) return;
    const { share } = next;
    const placed = placeMessage(share.context, { candidate, now, before });
    if (typeof placed !== 'string') {
      bookPlaced(share.context, candidate, { ...placed, now });
      share.used++;
    }
    yield { share, candidate, placed };
    next.head = share.take();
  }
}

type Head<Person extends Candidate> = { share: Share<Person>; head: Person | undefined };

function nextHead<Person extends Candidate>(
  heads: readonly Head<Person>[],
): Head<Person> | undefined {
  let best: Head<Person> | undefined;
  for (const head of heads)
    if (head.head && (best === undefined || isBefore(head, best))) best = head;
  return best;
}

/**
 * Between equals the higher priority goes first, then the first id, so that every campaign's plan
 * has the same order.
 */
function isBefore<Person extends Candidate>(head: Head<Person>, other: Head<Person>): boolean {
  const [a, b] = [head.share.context.campaign, other.share.context.campaign];
  const [rank, otherRank] = [rankOf(a), rankOf(b)];
  if (rank !== otherRank) return rank < otherRank;
  if (head.head?.tried !== other.head?.tried) return head.head?.tried === true;
  const difference =
    (head.share.used + 1) / a.priority - (other.share.used + 1) / b.priority ||
    b.priority - a.priority;
  return difference === 0 ? a.id < b.id : difference < 0;
}

/** Takes a message out of the quotas in which it was booked; its sending day stays one. */
export function unbook(context: PlanContext, message: Planned): void {
  const { assigned, mailboxes } = context;
  const mailbox = mailboxes.find(({ quota }) => quota.scopeId === message.mailboxId);
  if (!mailbox) return;
  for (const { timeline } of quotasOf(context, mailbox.quota, message))
    removeInstant(timeline, message.sendAt);
  if (message.step === 0)
    assigned.set(message.mailboxId, (assigned.get(message.mailboxId) ?? 0) - 1);
}

/**
 * Counts a placed message against its quotas and updates its mailbox's assigned prospects and
 * overdue follow-ups.
 */
export function bookPlaced(
  context: PlanContext,
  candidate: Candidate,
  { quota, sendAt, now }: Placed & { now: Instant },
): void {
  const { assigned, overdue } = context;
  // A kept message that is due takes a slot of now.
  book(quotasOf(context, quota, candidate), candidate.keeps ? Math.max(sendAt, now) : sendAt);
  const { mailboxId } = candidate;
  if (candidate.step === 0) context.companyOf(candidate)?.people.add(candidate.prospectId);
  if (candidate.step === 0) assigned.set(quota.scopeId, (assigned.get(quota.scopeId) ?? 0) + 1);
  else if (mailboxId !== null && isOverdue(candidate, now))
    overdue.set(mailboxId, (overdue.get(mailboxId) ?? 0) - 1);
}
