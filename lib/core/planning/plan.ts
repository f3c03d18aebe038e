/**
 * Decides which messages come next and gives each its exact instant, mailbox and variant; and which
 * planned messages of other campaigns make room for them.
 */
import { hash32 } from '../hash.ts';
import { createQueue, type CandidateQueue } from './queue.ts';
import { isSpecial } from './place-from.ts';
import { placeMessage } from './placement.ts';
import type { PlanContext, Placed, Unplaced } from './place.ts';
import { countBetween, insertInstant, type Timeline } from '../limits/timeline.ts';
import { movedMessages, placeUnreached, type Placements } from './displace.ts';
import { bookPlaced, fairShareDay, placeByFairShare, type Share } from './fair-share.ts';
import { mostStarved } from './starved.ts';
import { spreadDays } from './spread-day.ts';
import { chooseVariant, keepVariant } from './variant.ts';
import type { Instant } from '../../domain/time.ts';
import type { Step } from '../../domain/campaigns/campaign.ts';
import type { Candidate, MovedMessage, Planned } from '../../domain/campaigns/candidate.ts';

/** A campaign that competes with others for its mailboxes. */
export type Competitor = PlanContext & {
  candidates: readonly Candidate[];
  /** The instants of its messages today, sent or planned and kept; fair share counts them. */
  served: Timeline;
};

export type PlanInput = {
  now: Instant;
  /**
   * The most messages to plan. Messages that were tried before are planned whatever `size` is, and
   * places are reserved for overdue follow-ups.
   */
  size: number;
  own: Competitor;
  /**
   * Campaigns that share a mailbox with it and have messages waiting or planned: the plan leaves
   * them their share, and takes the slots that exceed it.
   */
  competitors: readonly Competitor[];
};

export type Plan = {
  planned: Planned[];
  unplanned: { candidate: Candidate; reason: Unplaced }[];
  /** Planned messages of the competitors that get another place. */
  others: MovedMessage[];
};

/**
 * Plans day by day: a small batch takes today's new prospects before tomorrow's follow-ups, a large
 * one takes tomorrow's follow-ups first. Waiting messages of the competitors are not planned; their
 * planned ones stay, or move to the next free slot. The same input in any row order gives the same
 * plan.
 */
export function planBatch({ now, size, own, competitors }: PlanInput): Plan {
  const plan: Plan = { planned: [], unplanned: [], others: [] };
  const placements: Placements = new Map();
  const entryOf = (competitor: PlanInput['own']): Entry => ({
    competitor,
    queue: createQueue(competitor, competitor.candidates, { now, size }),
  });
  const mine = entryOf(own);
  const entries: Entries = [mine, ...competitors.map(entryOf)];
  const dayOf = fairShareDay([own, ...competitors]);
  placeStarved(plan, entries, { now, size });
  const wanted = (): boolean =>
    mine.queue.left().tried > 0 || (plan.planned.length < size && mine.queue.left().all > 0);
  for (let from = Math.max(now, own.campaign.startAt ?? now); wanted();) {
    const before = dayOf(from).endsAt;
    planDay({ plan, placements }, entries, { now, from, before, size });
    from = before;
  }
  placeUnreached(competitors, placements, now);
  plan.others = movedMessages(competitors, placements);
  const byInstant = (a: Planned, b: Planned): number =>
    a.sendAt - b.sendAt || a.enrollmentId - b.enrollmentId;
  plan.planned.sort(byInstant);
  spreadDays(own, plan.planned, { now });
  plan.planned.sort(byInstant);
  return plan;
}

type Entry = { competitor: Competitor; queue: CandidateQueue };
/** The own campaign first. */
type Entries = readonly [Entry, ...Entry[]];

/**
 * Starved follow-ups get the first free slot of any day, before other candidates fill the 24 hours
 * around that slot. A new plan places them first again, so their instant only comes nearer. A
 * campaign of a lower rank comes before them too.
 */
function placeStarved(
  plan: Plan,
  entries: Entries,
  { now, size }: { now: Instant; size: number },
): void {
  const [{ competitor, queue }] = entries;
  const most = mostStarved(
    competitor.campaign,
    entries.map((entry) => entry.competitor.campaign),
    Math.min(size, competitor.candidates.length),
  );
  for (const candidate of queue.starved.slice(0, most)) {
    const placed = placeMessage(competitor, { candidate, now, before: Infinity });
    if (typeof placed === 'string') continue;
    bookPlaced(competitor, candidate, { ...placed, now });
    insertInstant(competitor.served, placed.sendAt);
    queue.settle(candidate);
    accept(plan, competitor, candidate, placed);
  }
}

function accept(plan: Plan, { campaign }: Competitor, candidate: Candidate, placed: Placed): void {
  const step = campaign.steps[candidate.step] as Step;
  const variant =
    candidate.written === undefined
      ? chooseVariant(step, campaign.id, candidate).name
      : keepVariant(step, campaign.id, { ...candidate, ...candidate.written });
  plan.planned.push({
    ...candidate,
    sendAt: placed.sendAt,
    openUntil: placed.openUntil,
    mailboxId: placed.quota.scopeId,
    variant,
  });
}

function planDay(
  { plan, placements }: { plan: Plan; placements: Placements },
  entries: Entries,
  { now, from, before, size }: { now: Instant; from: Instant; before: Instant; size: number },
): void {
  const [mine] = entries;
  const shares = entries.map(({ competitor, queue }): Share => {
    queue.begin({ from, before });
    // The last places are reserved for overdue follow-ups; the other campaigns still take their
    // share.
    const take = (): Candidate | undefined =>
      queue.take(plan.planned.length + (queue === mine.queue ? queue.left().overdue : 0) >= size);
    return {
      context: competitor,
      used: countBetween(competitor.served, from === now ? -Infinity : from - 1, before - 1),
      take,
    };
  });
  for (const { share, candidate, placed } of placeByFairShare(shares, { now, before })) {
    const { competitor, queue } = entries[shares.indexOf(share)] as Entry;
    if (placed === 'later') {
      if (!isSpecial(competitor, candidate) && isDue(competitor, candidate, from))
        queue.close(candidate);
      continue;
    }
    queue.settle(candidate);
    if (competitor !== mine.competitor) {
      if (candidate.keeps) placements.set(candidate, typeof placed === 'string' ? null : placed);
      continue;
    }
    if (typeof placed === 'string') plan.unplanned.push({ candidate, reason: placed });
    else accept(plan, competitor, candidate, placed);
  }
}

/** A candidate that may leave only later in the day says nothing of the room for others. */
function isDue({ contactWait }: Competitor, candidate: Candidate, from: Instant): boolean {
  const { tried, dueAt, keeps } = candidate;
  return (
    contactWait(candidate).until <= from &&
    (!tried || dueAt <= from) &&
    (!keeps || keeps.sendAt <= from)
  );
}

/** An id for the batch: the same messages give the same id, whenever they are planned again. */
export function batchIdOf(plan: Plan): string {
  const content = plan.planned
    .map(({ enrollmentId, step }) => `${enrollmentId}.${step}`)
    .sort()
    .join(' ');
  return `b${hash32(content).toString(36)}${hash32(`${content}|`).toString(36)}`;
}
