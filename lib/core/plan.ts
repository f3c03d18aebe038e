/** Decides which messages come next and gives each its exact instant, mailbox and variant. */
import { nextOpening, type Calendar } from './calendar.ts';
import { hash32, hashFraction } from './hash.ts';
import { book, earliestSlot, type Party } from './slots.ts';
import { chooseVariant } from './variant.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../domain/time.ts';
import type { Campaign, Step } from '../domain/campaign.ts';
import type { Candidate, Planned } from '../domain/candidate.ts';

export type PlanInput = {
  now: Instant;
  /** At most so many messages. */
  size: number;
  campaign: Campaign;
  campaignParty: Party;
  /** Mailboxes that may send now or later; `holds` are the spans in which they may not. */
  mailboxes: { party: Party; holds: readonly Span[] }[];
  campaignHolds: readonly Span[];
  /** Of the provider and the domain that receive the candidate's mail, where something limits them. */
  recipientsOf: (candidate: Candidate) => readonly Party[];
  candidates: readonly Candidate[];
  calendarOf: (calendarKey: string) => Calendar;
};

export type Span = { from: Instant; until: Instant | null };
/** `step_gone`: the campaign file has fewer steps than when this sequence began. */
export type UnplannedReason = 'step_gone' | 'no_opening' | 'campaign_ended' | 'hold' | 'mailbox_gone';
export type Plan = { planned: Planned[]; unplanned: { candidate: Candidate; reason: UnplannedReason }[] };

/** A send is never begun in the last minute of a window: it must also end inside it. */
export const CLOSING_MARGIN = MINUTE;

/**
 * Follow-ups due within a day come first, then new prospects whose window opens soonest, then later follow-ups: a
 * follow-up books its day before new prospects fill it. Same input, same plan, in whatever order the rows came.
 */
export function planBatch(input: PlanInput): Plan {
  const plan: Plan = { planned: [], unplanned: [] };
  for (const candidate of inOrder(input)) {
    if (plan.planned.length >= input.size && !candidate.tried) continue;
    const step = input.campaign.steps[candidate.step];
    const placed = step ? place(candidate, input) : 'step_gone';
    if (typeof placed === 'string') {
      plan.unplanned.push({ candidate, reason: placed });
      continue;
    }
    book([placed.party, input.campaignParty, ...input.recipientsOf(candidate)], placed.sendAt);
    const variant = chooseVariant(step as Step, input.campaign.id, candidate).name;
    plan.planned.push({ ...candidate, sendAt: placed.sendAt, openUntil: placed.openUntil, mailboxId: placed.party.scopeId, variant });
  }
  plan.planned.sort((a, b) => a.sendAt - b.sendAt || a.enrollmentId - b.enrollmentId);
  return plan;
}

function inOrder({ now, candidates, calendarOf, campaign }: PlanInput): Candidate[] {
  const opening = new Map<string, Instant>();
  const opensAt = (candidate: Candidate): Instant => {
    const known = opening.get(candidate.calendarKey);
    if (known !== undefined) return known;
    const at = nextOpening(calendarOf(candidate.calendarKey), Math.max(now, campaign.startAt ?? now))?.at ?? Infinity;
    opening.set(candidate.calendarKey, at);
    return at;
  };
  const rank = (candidate: Candidate): number => {
    if (candidate.tried) return 0;
    if (candidate.step === 0) return 1;
    return candidate.dueAt <= now + DAY ? 0 : 2;
  };
  const instant = (candidate: Candidate): Instant => (rank(candidate) === 1 ? opensAt(candidate) : candidate.dueAt);
  return candidates
    .map((candidate) => ({ candidate, rank: rank(candidate), at: instant(candidate) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at || a.candidate.enrollmentId - b.candidate.enrollmentId)
    .map(({ candidate }) => candidate);
}

type Place = { party: Party; sendAt: Instant; openUntil: Instant };

function place(candidate: Candidate, input: PlanInput): Place | UnplannedReason {
  const known = input.mailboxes.filter(({ party }) => candidate.mailboxId === null || party.scopeId === candidate.mailboxId);
  if (known.length === 0) return 'mailbox_gone';
  const from = Math.max(input.now, candidate.dueAt, input.campaign.startAt ?? 0);
  let reason: UnplannedReason = 'no_opening';
  let best: (Place & { tie: number }) | null = null;
  for (const mailbox of known) {
    const found = earliestForMailbox(candidate, mailbox, { ...input, from });
    if (typeof found === 'string') {
      reason = found;
      continue;
    }
    // Equal instants go to the mailbox with less on its list, then by hash: even, and the same each time.
    const tie = found.party.timeline.length + hashFraction(`mailbox|${input.campaign.id}|${candidate.email}|${found.party.scopeId}`);
    if (best === null || found.sendAt < best.sendAt || (found.sendAt === best.sendAt && tie < best.tie)) best = { ...found, tie };
  }
  return best ?? reason;
}

function earliestForMailbox(candidate: Candidate, mailbox: PlanInput['mailboxes'][number], input: PlanInput & { from: Instant }): Place | UnplannedReason {
  const { campaign, campaignParty, campaignHolds } = input;
  const calendar = input.calendarOf(candidate.calendarKey);
  const parties = [mailbox.party, campaignParty, ...input.recipientsOf(candidate)];
  const holds = [...mailbox.holds, ...campaignHolds];
  const gap = pacingGap(mailbox.party, gapKey(campaign.id, candidate));
  let from = input.from;
  for (;;) {
    const freeFrom = afterHolds(holds, from);
    if (freeFrom === null) return 'hold';
    const opening = nextOpening(calendar, freeFrom);
    if (!opening) return 'no_opening';
    if (campaign.endAt !== null && opening.at >= campaign.endAt) return 'campaign_ended';
    const until = Math.min(opening.until - CLOSING_MARGIN, campaign.endAt ?? Infinity);
    // The first mail of a window leaves some way into it: nobody writes at nine sharp every day.
    const start = opening.at > from ? opening.at + Math.floor(gap * hashFraction(`opening|${campaign.id}|${candidate.email}`)) : opening.at;
    const slot = start < until ? earliestSlot(parties, { from: start, until }, gap) : null;
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

/**
 * Spreads an hour's quota evenly, each gap a quarter longer or shorter by hash. An explicit minimum gap replaces it and is
 * never undercut (0 switches spreading off); the limits themselves are checked by `earliestSlot` whatever the gap.
 */
export function pacingGap(mailbox: Party, key: string): number {
  const { minGapSeconds, perHour } = mailbox.limits;
  if (minGapSeconds !== null) return Math.ceil(minGapSeconds * SECOND * (1 + 0.25 * hashFraction(`gap|${key}`)));
  if (perHour === null) return 0;
  return Math.floor((HOUR / perHour) * (0.75 + 0.5 * hashFraction(`gap|${key}`)));
}

/** A message has one gap, when it is planned and when it leaves. */
export function gapKey(campaignId: string, message: { email: string; step: number }): string {
  return `${campaignId}|${message.email}|${message.step}`;
}

/** A name for the batch: the same messages are the same batch, whenever they are planned again. */
export function batchIdOf(plan: Plan): string {
  const content = plan.planned.map(({ enrollmentId, step }) => `${enrollmentId}.${step}`).sort().join(' ');
  return `b${hash32(content).toString(36)}${hash32(`${content}|`).toString(36)}`;
}
