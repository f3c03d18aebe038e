/**
 * Simulates one day of a forecast: places messages as a plan would, sends them, and draws replies
 * and bounces.
 */
import { earliestNextStep } from '../planning/cadence.ts';
import { nextOpening } from '../time/calendar.ts';
import { hashFraction } from '../hash.ts';
import { offsetAt } from '../time/zone.ts';
import { placeMessage } from '../planning/placement.ts';
import type { Delay, PlanContext, Unplaced } from '../planning/place.ts';
import { countOverdue, isStarved } from '../planning/overdue.ts';
import { mix } from '../planning/queue.ts';
import { smoothed } from '../planning/smooth.ts';
import { placeByFairShare, type Share } from '../planning/fair-share.ts';
import type { OutcomeRates } from './rates.ts';
import { groupKey, type Crowd } from './crowd.ts';
import { membersOf, type GroupMember } from './members.ts';
import { timelinesOf } from './timelines-of.ts';
import { DAY, type Instant, type LocalDate, type ZoneTable } from '../../domain/time.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

/** A campaign in a forecast. */
export type Track = {
  context: PlanContext;
  /** Its messages of the first day before the forecast begins; fair share counts them. */
  served: number;
  crowd: Crowd;
  rates: OutcomeRates;
  zoneOf: (calendarKey: string) => ZoneTable;
  isWorkingDay: (calendarKey: string, date: LocalDate) => boolean;
  /** Caches the gaps before follow-ups. */
  gaps: Map<string, number>;
};
export type SimulatedDay = {
  first: number;
  followUps: number;
  replies: number;
  bounces: number;
  byMailbox: Map<string, number>;
  /** When the last message left. */
  last: Instant | null;
  waitCause: WaitCause | null;
};
/** Why the next message did not leave on this day: the delay that moved it furthest. */
export type WaitCause = {
  reason: Delay['reason'] | Unplaced | 'not_due';
  scope?: string;
  id?: string;
  until: Instant | null;
};

type Chance = { seed: string; number: () => number };

/**
 * Simulates [from, before): changes crowds and timelines, and returns what happened in each track.
 */
export function simulateDay(
  tracks: readonly Track[],
  day: { from: Instant; before: Instant },
  chance: Chance,
): SimulatedDay[] {
  const days = tracks.map((track) => ({
    track,
    result: emptyDay(),
    share: createShare(track, day, chance),
  }));
  for (const { track } of days) forgetPast(track.context, day.from);
  const shares = days.map(({ share }) => share);
  for (const { share, candidate, placed } of placeByFairShare(shares, {
    now: day.from,
    before: day.before,
  })) {
    const own = days.find((each) => each.share === share);
    if (own === undefined) continue;
    const { track, result } = own;
    if (typeof placed === 'string') {
      own.share.closed.add(groupKey(candidate.group));
      result.waitCause ??= waitOf(track, candidate, day.from);
      continue;
    }
    candidate.group.n--;
    send(
      track,
      result,
      { ...candidate.group, mailboxId: placed.quota.scopeId, at: placed.sendAt },
      chance,
    );
  }
  for (const { track, result } of days) {
    track.served = 0;
    result.waitCause ??= waitOfAll(track.crowd);
  }
  return days.map(({ result }) => result);
}

function emptyDay(): SimulatedDay {
  return {
    first: 0,
    followUps: 0,
    replies: 0,
    bounces: 0,
    byMailbox: new Map(),
    last: null,
    waitCause: null,
  };
}

type DayShare = Share<GroupMember> & { closed: Set<string> };

function createShare(
  { context, crowd, served }: Track,
  { from, before }: { from: Instant; before: Instant },
  { number }: Chance,
): DayShare {
  const closed = new Set<string>();
  const start = Math.max(from, context.campaign.startAt ?? from);
  const opensAt = (calendarKey: string): Instant =>
    nextOpening(context.calendarOf(calendarKey), start)?.at ?? Infinity;
  const fresh = crowd.newcomers
    .filter(({ n }) => n > 0)
    .map((group) => ({ group, opensAt: opensAt(group.calendarKey) }))
    .filter((group) => group.opensAt < before);
  const due = crowd.dueBefore(before);
  context.overdue.clear();
  for (const [mailboxId, n] of countOverdue(due, from)) context.overdue.set(mailboxId, n);
  const taking = { closed, nextId: number };
  const members = (wanted: (group: WaitingGroup) => boolean) =>
    membersOf(
      due.filter(wanted).map((group) => ({ group, opensAt: from })),
      taking,
    );
  const tried = members((group) => group.tried);
  // Each plan places a part of them first, and there are many plans in a day.
  const starved = members((group) => !group.tried && isStarved(group, from));
  const others = mix(
    members((group) => !group.tried && !isStarved(group, from)),
    membersOf(fresh, taking),
    context.campaign.followUpRatio,
  );
  return {
    context,
    used: served,
    closed,
    take: () => tried.next().value ?? starved.next().value ?? others(),
  };
}

/** Limits look back two days at most. */
function forgetPast(context: PlanContext, from: Instant): void {
  context.roomFrom.clear();
  for (const timeline of timelinesOf(context)) {
    const keep = timeline.findIndex((at) => at >= from - 2 * DAY);
    timeline.splice(0, keep < 0 ? timeline.length : keep);
  }
}

type Sent = Omit<WaitingGroup, 'mailboxId' | 'dueAt' | 'tried' | 'n' | 'first' | 'last'> & {
  mailboxId: string;
  at: Instant;
};

function send(track: Track, results: SimulatedDay, sent: Sent, { seed, number }: Chance): void {
  if (!sent.repeat) {
    results[sent.step === 0 ? 'first' : 'followUps']++;
    results.byMailbox.set(sent.mailboxId, (results.byMailbox.get(sent.mailboxId) ?? 0) + 1);
  }
  results.last = Math.max(results.last ?? 0, sent.at);
  const { campaign } = track.context;
  const id = number();
  const chance = hashFraction(`${seed}|${campaign.id}|${id}`);
  // An invalid address bounces at the first message.
  const bounce = sent.step === 0 ? track.rates.bounce : 0;
  if (chance < bounce) results.bounces++;
  const replies = chance >= bounce && chance < bounce + track.rates.reply;
  if (replies) results.replies++;
  if (chance < bounce || (replies && campaign.stopOnReply)) return;
  if (sent.step + 1 < campaign.steps.length) {
    const { calendarKey, provider, domain, company, mailboxId } = sent;
    const dueAt = dueAfter(track, sent, String(id));
    track.crowd.add({
      ...{ calendarKey, provider, domain, company, mailboxId },
      step: sent.step + 1,
      dueAt,
      ...{ tried: false, repeat: false, first: dueAt, last: dueAt, n: 1 },
    });
  }
}

/** The gap is the same for everybody with one calendar on one day, so it is cached. */
function dueAfter(track: Track, { step, calendarKey, at }: Sent, key: string): Instant {
  const { campaign, calendarOf } = track.context;
  const table = track.zoneOf(calendarKey);
  const name = `${step}|${calendarKey}|${Math.floor((at + offsetAt(table, at)) / DAY)}`;
  let gap = track.gaps.get(name);
  if (gap === undefined) {
    const next = campaign.steps[step + 1]?.gap ?? { days: 0, business: false };
    gap =
      earliestNextStep({
        sentAt: at,
        gap: next,
        table,
        isWorkingDay: (date) => track.isWorkingDay(calendarKey, date),
      }) - at;
    track.gaps.set(name, gap);
  }
  return smoothed(
    calendarOf(calendarKey),
    { dueAt: at + gap, key },
    { countDue: track.crowd.countDue, endAt: campaign.endAt },
  );
}

function waitOf({ context }: Track, candidate: GroupMember, from: Instant): WaitCause {
  const delays: Delay[] = [];
  const placed = placeMessage(context, {
    candidate,
    now: from,
    before: Infinity,
    note: (delay) => delays.push(delay),
  });
  if (typeof placed === 'string' && placed !== 'later') return { reason: placed, until: null };
  const binding = delays.reduce<Delay | null>(
    (best, delay) => (best === null || bindsMore(delay, best) ? delay : best),
    null,
  );
  if (binding === null) return { reason: 'window', until: null };
  return {
    reason: binding.reason,
    until: binding.until,
    ...(binding.pushed ? { scope: binding.pushed.scope, id: binding.pushed.scopeId } : {}),
  };
}

/**
 * Nights and weekends come in any case. A delay that the operator could change is reported first;
 * of two such delays, the longer.
 */
function bindsMore(one: Delay, other: Delay): boolean {
  const weight = ({ reason }: Delay): number =>
    reason === 'window' || reason === 'opening' ? 0 : reason === 'pace' ? 1 : 2;
  return (
    weight(one) - weight(other) > 0 ||
    (weight(one) === weight(other) && one.until - one.from > other.until - other.from)
  );
}

function waitOfAll(crowd: Crowd): WaitCause | null {
  const next = crowd.nextDueAt();
  return next === null ? null : { reason: 'not_due', until: next };
}
