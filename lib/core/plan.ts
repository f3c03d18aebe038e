/** Decides which messages come next and gives each its exact instant, mailbox and variant. */
import { hash32 } from './hash.ts';
import { placeMessage, type Place, type Placed, type Unplaced } from './place.ts';
import { inOrder } from './queue.ts';
import { book } from './slots.ts';
import { chooseVariant } from './variant.ts';
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
  /** At most so many messages. */
  size: number;
  /** What cannot leave before is left for another plan. */
  before?: Instant;
  own: Contender;
  /** Campaigns that share a mailbox with it and have messages waiting: their turns are left to them. */
  rivals: readonly Contender[];
};

export type Plan = { planned: Planned[]; unplanned: { candidate: Candidate; reason: Unplaced }[] };

/**
 * Campaigns that share mailboxes take turns, each as often as its priority says (weighted fair queueing): the one that has
 * had least for its weight is next. Only the own campaign's messages become the plan. Same input, same plan, in whatever order the rows came.
 */
export function planBatch({ now, size, before = Infinity, own, rivals }: PlanInput): Plan {
  const plan: Plan = { planned: [], unplanned: [] };
  const ownTurn = createTurn(own, now);
  const turns = [ownTurn, ...rivals.map((rival) => createTurn(rival, now))];
  for (;;) {
    const candidate = ownTurn.queue[ownTurn.next];
    if (!candidate || (plan.planned.length >= size && !candidate.tried)) break;
    const turn = candidate.tried ? ownTurn : nextTurn(turns);
    const wanted = turn.queue[turn.next++] as Candidate;
    const placed = placeMessage(turn.contender, { candidate: wanted, now, before });
    if (typeof placed === 'string') {
      if (turn === ownTurn) plan.unplanned.push({ candidate: wanted, reason: placed });
      continue;
    }
    take(turn, wanted, placed);
    if (turn !== ownTurn) continue;
    const variant = chooseVariant(own.campaign.steps[wanted.step] as Step, own.campaign.id, wanted).name;
    plan.planned.push({ ...wanted, sendAt: placed.sendAt, openUntil: placed.openUntil, mailboxId: placed.party.scopeId, variant });
  }
  plan.planned.sort((a, b) => a.sendAt - b.sendAt || a.enrollmentId - b.enrollmentId);
  return plan;
}

type Turn = { contender: Contender; queue: readonly Candidate[]; next: number; used: number };

function createTurn(contender: Contender, now: Instant): Turn {
  return { contender, queue: inOrder({ now, ...contender }), next: 0, used: contender.used };
}

/** Among equals the higher priority, then the name decides, so that every campaign's plan sees the same turns. */
function nextTurn(turns: readonly Turn[]): Turn {
  const waiting = turns.filter(({ queue, next }) => next < queue.length);
  return waiting.reduce((best, turn) => (isBefore(turn, best) ? turn : best));
}

function isBefore(turn: Turn, other: Turn): boolean {
  const [a, b] = [turn.contender.campaign, other.contender.campaign];
  const difference = (turn.used + 1) / a.priority - (other.used + 1) / b.priority || b.priority - a.priority;
  return difference === 0 ? a.id < b.id : difference < 0;
}

function take(turn: Turn, { step, ...candidate }: Candidate, { party, sendAt }: Placed): void {
  const { totals, newcomers, recipientsOf, given } = turn.contender;
  book([party, totals, ...(newcomers && step === 0 ? [newcomers] : []), ...recipientsOf({ step, ...candidate })], sendAt);
  if (step === 0) given.set(party.scopeId, (given.get(party.scopeId) ?? 0) + 1);
  turn.used++;
}

/** A name for the batch: the same messages are the same batch, whenever they are planned again. */
export function batchIdOf(plan: Plan): string {
  const content = plan.planned.map(({ enrollmentId, step }) => `${enrollmentId}.${step}`).sort().join(' ');
  return `b${hash32(content).toString(36)}${hash32(`${content}|`).toString(36)}`;
}
