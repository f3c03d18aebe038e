/** Simulates one day of a forecast: places messages as plans would, and sends them. */
import { nextOpening } from '../time/calendar.ts';
import type { Placed, PlanContext } from '../planning/place.ts';
import { placeMessage } from '../planning/placement.ts';
import { mostStarved } from '../planning/starved.ts';
import { countOverdue, isStarved } from '../planning/overdue.ts';
import { mix } from '../planning/queue.ts';
import { bookPlaced, placeByFairShare, unbook, type Share } from '../planning/fair-share.ts';
import { spreadDays } from '../planning/spread-day.ts';
import { groupKey, type CountedGroup } from './crowd.ts';
import { memberOf, membersOf, type GroupMember, type Queued } from './members.ts';
import { send, type Chance, type SimulatedDay, type Track } from './track.ts';
import { waitOf, waitOfAll } from './wait-cause.ts';
import type { Planned } from '../../domain/campaigns/candidate.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { timelinesOf } from './timelines-of.ts';

type PlacedMember = Omit<GroupMember, 'mailboxId'> & Planned;
type Day = { track: Track; result: SimulatedDay };
/** As much as an operator plans at a time, or more. */
const USUAL_BATCH = 500;
type Span = { from: Instant; before: Instant };

/**
 * Simulates [from, before): changes crowds and timelines, and returns what happened in each track.
 * `every`: a plan is made at intervals of this length, as an operator or a timer does, and replaces
 * the one before; Infinity: one plan for the day.
 */
export function simulateDay(
  tracks: readonly Track[],
  { from, before, every }: Span & { every: number },
  chance: Chance,
): SimulatedDay[] {
  const days = tracks.map((track): Day => ({ track, result: emptyDay() }));
  for (const { context, crowd } of tracks) {
    forgetPast(context, from);
    crowd.forgetEmpty();
  }
  for (let at = from; at < before;) at = simulateRound(days, { from: at, before, every }, chance);
  for (const { track, result } of days) {
    track.served = 0;
    result.waitCause ??= waitOfAll(track.crowd, track.context, before);
  }
  return days.map(({ result }) => result);
}

/**
 * Plans the rest of the day, and sends what leaves before the next plan. Returns the instant of the
 * plan after that: the caller comes back when the next message is due.
 */
function simulateRound(
  days: readonly Day[],
  { from, before, every }: Span & { every: number },
  chance: Chance,
): Instant {
  const rounds = days.map(({ track, result }) => {
    const placed: PlacedMember[] =
      every < Infinity ? placeFirst(track, days, { from, before }) : [];
    const used = track.served + placed.filter(({ sendAt }) => sendAt < before).length;
    const share = createShare(track, { from, before, used }, chance);
    return { track, result, placed, share };
  });
  const shares = rounds.map(({ share }) => share);
  let isFull = false;
  for (const { share, candidate, placed } of placeByFairShare(shares, { now: from, before })) {
    const round = rounds.find((each) => each.share === share);
    if (round === undefined) continue;
    if (typeof placed === 'string') {
      round.share.closed.add(groupKey(candidate.group));
      isFull ||= candidate.dueAt <= from;
      round.result.waitCause ??= waitOf(round.track.context, candidate, from);
      continue;
    }
    accept(round.placed, candidate, placed);
  }
  for (const { track, placed } of rounds) {
    placed.sort(byInstant);
    // Of a plan for several days only those move whose slot tomorrow's messages do not need.
    if (!isFull) spreadDays(track.context, placed, { now: from });
    placed.sort(byInstant);
  }
  const until = Math.min(from + every, before);
  for (const round of rounds) sendUntil(until, round, chance);
  const left = rounds.flatMap(({ placed }) => placed.find(({ sendAt }) => sendAt >= until) ?? []);
  const next = Math.min(before, ...left.map(({ sendAt }) => sendAt));
  return next < before ? Math.max(until, from + Math.floor((next - from) / every) * every) : before;
}

type Round = Day & { placed: PlacedMember[] };

/**
 * Messages that were tried keep their place, and starved follow-ups get one of any day, before the
 * day is filled.
 */
function placeFirst(
  { context, crowd }: Track,
  days: readonly Day[],
  { from, before }: Span,
): PlacedMember[] {
  const placed: PlacedMember[] = [];
  const { newcomers, followUps } = crowd.waiting();
  const most = mostStarved(
    context.campaign,
    days.map(({ track }) => track.context.campaign),
    Math.min(USUAL_BATCH, newcomers + followUps),
  );
  const due = crowd.dueBefore(before);
  const tried = due.filter((group) => group.tried);
  const starved = due.filter((group) => !group.tried && isStarved(group, from)).slice(0, most);
  for (const group of [...tried, ...starved]) {
    const candidate = memberOf(group, 0);
    const found = placeMessage(context, { candidate, now: from, before: Infinity });
    if (typeof found === 'string') continue;
    bookPlaced(context, candidate, { ...found, now: from });
    accept(placed, candidate, found);
  }
  return placed;
}

function accept(placed: PlacedMember[], candidate: GroupMember, found: Placed): void {
  candidate.group.n--;
  const { quota, sendAt, openUntil } = found;
  placed.push({ ...candidate, sendAt, openUntil, mailboxId: quota.scopeId, variant: '' });
}

/** The messages that are planned for later give their slots back: the next plan replaces this one. */
function sendUntil(next: Instant, { track, result, placed }: Round, chance: Chance): void {
  for (const message of placed) {
    const { group, mailboxId, sendAt } = message;
    if (sendAt < next) {
      track.served++;
      send(track, result, { ...group, mailboxId, at: sendAt }, chance);
    } else {
      group.n++;
      group.plannedFor = sendAt;
      unbook(track.context, message);
    }
  }
}

const byInstant = (a: Planned, b: Planned): number =>
  a.sendAt - b.sendAt || a.enrollmentId - b.enrollmentId;

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
  { context, crowd }: Track,
  { from, before, used }: Span & { used: number },
  { number }: Chance,
): DayShare {
  const closed = new Set<string>();
  const fresh = openingBefore(
    crowd.newcomers.filter(({ n }) => n > 0),
    context,
    { from: Math.max(from, context.campaign.startAt ?? from), before },
  );
  const due = crowd.dueBefore(before);
  context.overdue.clear();
  context.roomFrom.clear();
  for (const [mailboxId, n] of countOverdue(due, from)) context.overdue.set(mailboxId, n);
  const taking = { closed, nextId: number };
  const members = (wanted: (group: CountedGroup) => boolean) =>
    membersOf(
      due.filter(wanted).map((group) => ({ group, opensAt: from })),
      taking,
    );
  const tried = members((group) => group.tried);
  // Each plan places a part of them first, and a single one stands for the many plans of a day.
  const starved = members((group) => !group.tried && isStarved(group, from));
  const others = mix(
    members((group) => !group.tried && !isStarved(group, from)),
    membersOf(fresh, taking),
    context.campaign.followUpRatio,
  );
  return {
    context,
    used,
    closed,
    take: () => tried.next().value ?? starved.next().value ?? others(),
  };
}

/** Those who wait for the pace between campaigns until after the day are left out. */
function openingBefore(
  newcomers: readonly CountedGroup[],
  { calendarOf }: PlanContext,
  { from, before }: { from: Instant; before: Instant },
): Queued[] {
  const opensAt = new Map<string, Instant>();
  return newcomers.flatMap((group) => {
    const { calendarKey, dueAt } = group;
    const at = Math.max(from, dueAt);
    if (at >= before) return [];
    const key = `${calendarKey} ${at}`;
    let opens = opensAt.get(key);
    if (opens === undefined)
      opensAt.set(key, (opens = nextOpening(calendarOf(calendarKey), at)?.at ?? Infinity));
    return opens < before ? [{ group, opensAt: opens }] : [];
  });
}

/** Limits look back two days at most. */
function forgetPast(context: PlanContext, from: Instant): void {
  context.roomFrom.clear();
  for (const timeline of timelinesOf(context)) {
    const keep = timeline.findIndex((at) => at >= from - 2 * DAY);
    timeline.splice(0, keep < 0 ? timeline.length : keep);
  }
}
