/** Decides which messages come next and gives each its exact instant, mailbox and variant. */
import { hash32 } from '../hash.ts';
import { createQueue, type Queue } from './queue.ts';
import { placeMessage } from './placement.ts';
import type { Place, Placed, Unplaced } from './place.ts';
import { countBetween, insertInstant, type Timeline } from '../limits/timeline.ts';
import { bookPlaced, dayOfTurns, seatInTurns, type Turn } from './fair-share.ts';
import { chooseVariant } from './variant.ts';
import type { Instant } from '../../domain/time.ts';
import type { Step } from '../../domain/campaigns/campaign.ts';
import type { Candidate, Planned } from '../../domain/campaigns/candidate.ts';

/** A campaign that wants a part of its mailboxes. */
export type Contender = Place & {
  candidates: readonly Candidate[];
  /** When it has had a message today, and has one planned that stays: they count towards its part of their day. */
  had: Timeline;
};

export type PlanInput = {
  now: Instant;
  /** At most so many messages; those that were tried before are planned however many they are, and who is overdue is kept a place. */
  size: number;
  own: Contender;
  /** Campaigns that share a mailbox with it and have messages waiting: their turns are left to them. */
  rivals: readonly Contender[];
};

export type Plan = { planned: Planned[]; unplanned: { candidate: Candidate; reason: Unplaced }[] };

/**
 * Day by day: a batch that is small takes new people of today before follow-ups of tomorrow, and one that is
 * large gives tomorrow to these first. Only the own campaign's messages become the plan. Same input, same plan, in whatever order the rows came.
 */
export function planBatch({ now, size, own, rivals }: PlanInput): Plan {
  const plan: Plan = { planned: [], unplanned: [] };
  const seats = [own, ...rivals].map((contender) => ({
    contender,
    queue: createQueue(contender, contender.candidates, { now, size }),
  }));
  const [mine] = seats as [Seat];
  const dayOf = dayOfTurns([own, ...rivals]);
  placeStarved(plan, seats, { now, size });
  const wanted = (): boolean =>
    mine.queue.left().tried > 0 || (plan.planned.length < size && mine.queue.left().all > 0);
  for (let from = Math.max(now, own.campaign.startAt ?? now); wanted();) {
    const before = dayOf(from).endsAt;
    planDay(plan, seats, { now, from, before, size });
    from = before;
  }
  plan.planned.sort((a, b) => a.sendAt - b.sendAt || a.enrollmentId - b.enrollmentId);
  return plan;
}

type Seat = { contender: Contender; queue: Queue };

/** Of the own part of a batch so much may be placed before its days are filled. */
const FOR_STARVED = 0.2;

/**
 * They have the first slot of any day that is free for them, before the people of today fill the 24 hours that their slot lies in.
 * Planned again they are placed first again: from then on their instant only comes nearer.
 */
function placeStarved(
  plan: Plan,
  seats: readonly Seat[],
  { now, size }: { now: Instant; size: number },
): void {
  const [{ contender, queue }] = seats as [Seat];
  const part =
    contender.campaign.priority /
    seats.reduce((sum, each) => sum + each.contender.campaign.priority, 0);
  for (const candidate of queue.starved.slice(
    0,
    Math.floor(FOR_STARVED * part * Math.min(size, contender.candidates.length)),
  )) {
    const placed = placeMessage(contender, { candidate, now, before: Infinity });
    if (typeof placed === 'string') continue;
    bookPlaced(contender, candidate, { ...placed, now });
    insertInstant(contender.had, placed.sendAt);
    queue.settle(candidate);
    accept(plan, contender, candidate, placed);
  }
}

function accept(plan: Plan, { campaign }: Contender, candidate: Candidate, placed: Placed): void {
  const variant = chooseVariant(
    campaign.steps[candidate.step] as Step,
    campaign.id,
    candidate,
  ).name;
  plan.planned.push({
    ...candidate,
    sendAt: placed.sendAt,
    openUntil: placed.openUntil,
    mailboxId: placed.party.scopeId,
    variant,
  });
}

function planDay(
  plan: Plan,
  seats: readonly Seat[],
  { now, from, before, size }: { now: Instant; from: Instant; before: Instant; size: number },
): void {
  const [mine] = seats as [Seat];
  const turns = seats.map(({ contender, queue }): Turn => {
    queue.begin({ from, before });
    // While the last places are kept for who is overdue, the others go on taking their turns.
    const take = (): Candidate | undefined =>
      queue.take(plan.planned.length + (queue === mine.queue ? queue.left().overdue : 0) >= size);
    return {
      place: contender,
      used: countBetween(contender.had, from === now ? -Infinity : from - 1, before - 1),
      take,
    };
  });
  for (const { turn, candidate, placed } of seatInTurns(turns, { now, before })) {
    const { contender, queue } = seats[turns.indexOf(turn)] as Seat;
    if (placed === 'later') {
      if (
        contender.recipientsOf(candidate).length === 0 &&
        contender.recipientHoldsOf(candidate).length === 0
      )
        queue.close(candidate);
      continue;
    }
    queue.settle(candidate);
    if (contender !== mine.contender) continue;
    if (typeof placed === 'string') plan.unplanned.push({ candidate, reason: placed });
    else accept(plan, contender, candidate, placed);
  }
}

/** A name for the batch: the same messages are the same batch, whenever they are planned again. */
export function batchIdOf(plan: Plan): string {
  const content = plan.planned
    .map(({ enrollmentId, step }) => `${enrollmentId}.${step}`)
    .sort()
    .join(' ');
  return `b${hash32(content).toString(36)}${hash32(`${content}|`).toString(36)}`;
}
