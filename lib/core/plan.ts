/** Decides which messages come next and gives each its exact instant, mailbox and variant. */
import { hash32 } from './hash.ts';
import { inOrder } from './queue.ts';
import { seatInTurns, type Turn } from './turns.ts';
import { chooseVariant } from './variant.ts';
import type { Place, Unplaced } from './place.ts';
import type { Instant } from '../domain/time.ts';
import type { Step } from '../domain/campaign.ts';
import type { Candidate, Planned } from '../domain/candidate.ts';

/** A campaign that wants a part of its mailboxes. */
export type Contender = Place & {
  candidates: readonly Candidate[];
  /** Messages it has sent today and those that are planned and stay: they count towards its part. */
  used: number;
};

export type PlanInput = {
  now: Instant;
  /** At most so many messages; those that were tried before are planned however many they are. */
  size: number;
  own: Contender;
  /** Campaigns that share a mailbox with it and have messages waiting: their turns are left to them. */
  rivals: readonly Contender[];
};

export type Plan = { planned: Planned[]; unplanned: { candidate: Candidate; reason: Unplaced }[] };

/** Only the own campaign's messages become the plan. Same input, same plan, in whatever order the rows came. */
export function planBatch({ now, size, own, rivals }: PlanInput): Plan {
  const plan: Plan = { planned: [], unplanned: [] };
  const room = { left: size };
  const turn = createTurn(own, now, room);
  for (const { turn: seated, candidate, placed } of seatInTurns([turn, ...rivals.map((rival) => createTurn(rival, now, room))], { now, before: Infinity })) {
    if (seated !== turn) continue;
    if (typeof placed === 'string') {
      plan.unplanned.push({ candidate, reason: placed });
      continue;
    }
    room.left--;
    const variant = chooseVariant(own.campaign.steps[candidate.step] as Step, own.campaign.id, candidate).name;
    plan.planned.push({ ...candidate, sendAt: placed.sendAt, openUntil: placed.openUntil, mailboxId: placed.party.scopeId, variant });
  }
  plan.planned.sort((a, b) => a.sendAt - b.sendAt || a.enrollmentId - b.enrollmentId);
  return plan;
}

/** Whoever was tried is first in the order, so that a plan that is full has them all. */
function createTurn(contender: Contender, now: Instant, room: { readonly left: number }): Turn {
  const order = inOrder({ now, ...contender });
  let next = 0;
  return { place: contender, used: contender.used, take: () => (room.left > 0 || order[next]?.tried === true ? order[next++] : undefined) };
}

/** A name for the batch: the same messages are the same batch, whenever they are planned again. */
export function batchIdOf(plan: Plan): string {
  const content = plan.planned.map(({ enrollmentId, step }) => `${enrollmentId}.${step}`).sort().join(' ');
  return `b${hash32(content).toString(36)}${hash32(`${content}|`).toString(36)}`;
}
