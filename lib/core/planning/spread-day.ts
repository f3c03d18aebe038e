/**
 * Spreads a day's few messages of a mailbox over the rest of its recipients' send window; a plan
 * places them one gap after the other at its beginning.
 */
import { nextOpening, type Calendar, type Opening } from '../time/calendar.ts';
import { hashFraction } from '../hash.ts';
import { gapKey } from '../limits/pace.ts';
import { book, type Quota } from '../limits/slots.ts';
import { countBetween, removeInstant } from '../limits/timeline.ts';
import { isOverdue } from './overdue.ts';
import { quotasOf, slotBetween } from './place-from.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import type { PlanContext, SendingMailbox } from './place.ts';
import type { Planned } from '../../domain/campaigns/candidate.ts';

/** Few: with this many times the usual gap between them, all of them fit into the window. */
const ROOM = 2;
/**
 * A mailbox that uses more than this part of a daily limit keeps its messages together: each slot
 * is free again only a day later, so a late one would leave no time for delays tomorrow.
 */
const MOST_OF_A_DAY = 0.5;
/** The end of the window stays free, so that also an hourly call of `send` finds it open. */
const TAIL = HOUR;
const MOST_TAIL = 0.25;
/** Windows with a shorter break between them are of one day. */
const BREAK = 6 * HOUR;

/** Changes the instants of `planned` (sorted by instant) and books the new ones. */
export function spreadDays(
  context: PlanContext,
  planned: Planned[],
  { now }: { now: Instant },
): void {
  for (const group of groupsOf(context, planned, now)) spread(context, group);
}

type Group = {
  mailbox: SendingMailbox;
  /** Sorted by instant. */
  messages: Planned[];
  closesAt: Instant;
  /** The first message of the mailbox on that day keeps its instant. */
  isFirst: boolean;
};

/** The messages of one mailbox whose windows close together. */
function groupsOf(context: PlanContext, planned: readonly Planned[], now: Instant): Group[] {
  const groups = new Map<string, Group>();
  const begun = new Set<string>();
  for (const message of planned) {
    const mailbox = context.mailboxes.find(({ quota }) => quota.scopeId === message.mailboxId);
    if (!mailbox || !spreads(mailbox.quota)) continue;
    const day = `${message.mailboxId} ${mailbox.quota.dayOf(message.sendAt).date}`;
    const isFirst = !begun.has(day);
    begun.add(day);
    // What waits already, was tried before or is late leaves as soon as it can.
    if (message.sendAt < now || message.tried || isOverdue(message, now)) continue;
    const closesAt = partsOf(context.calendarOf(message.calendarKey), message.sendAt).at(-1)?.until;
    if (closesAt === undefined) continue;
    const key = `${day} ${closesAt}`;
    const group = groups.get(key);
    if (group) group.messages.push(message);
    else groups.set(key, { mailbox, messages: [message], closesAt, isFirst });
  }
  return [...groups.values()];
}

/** An explicit minimum gap is the pace that the operator wants. */
function spreads({ limits }: Quota): boolean {
  return limits.minGapSeconds === null && limits.perHour !== null;
}

/** The windows from `at` to the end of the day, without the breaks between them. */
function partsOf(calendar: Calendar, at: Instant): Opening[] {
  const parts: Opening[] = [];
  for (let next = nextOpening(calendar, at); next !== null;) {
    const last = parts.at(-1);
    if (last && next.at - last.until > BREAK) break;
    parts.push(next);
    next = nextOpening(calendar, next.until);
  }
  return parts;
}

function spread(context: PlanContext, { mailbox, messages, closesAt, isFirst }: Group): void {
  const [first] = messages;
  if (!first) return;
  const startsAt = first.sendAt;
  const until = Math.min(closesAt, context.campaign.endAt ?? Infinity);
  const endsAt = until - Math.min(TAIL, (until - startsAt) * MOST_TAIL);
  if (!isFew(context, mailbox, { first, startsAt, endsAt })) return;
  // The last one moves first, so that none of them is in the way of another.
  for (const [index, message] of [...messages.entries()].reverse()) {
    const part = index + hashFraction(`spread|${gapKey(context.campaign.id, message)}`) / 2;
    const to =
      earlierAim(message, endsAt) ??
      (isFirst && index === 0
        ? message.sendAt
        : aimOf(context, message, { startsAt, endsAt, part: part / messages.length }));
    move(context, mailbox, message, { to, until });
  }
}

function isFew(
  context: PlanContext,
  { quota }: SendingMailbox,
  { first, startsAt, endsAt }: { first: Planned; startsAt: Instant; endsAt: Instant },
): boolean {
  const count = countBetween(quota.timeline, startsAt - 1, endsAt);
  const even = HOUR / (quota.limits.perHour ?? Infinity);
  // What left before a plan in the middle of the day counts too.
  const day = quota.dayOf(startsAt).startsAt - 1;
  return (
    count * even * ROOM <= endsAt - startsAt &&
    quotasOf(context, quota, first).every(
      ({ limits: { perDay }, timeline }) =>
        perDay === null || countBetween(timeline, day, endsAt) <= perDay * MOST_OF_A_DAY,
    )
  );
}

/** An instant from an earlier plan stays: a call every few minutes must not put it off again. */
function earlierAim({ sendAt, plannedFor }: Planned, endsAt: Instant): Instant | null {
  return plannedFor !== undefined && plannedFor >= sendAt && plannedFor < endsAt
    ? plannedFor
    : null;
}

/** `part` of the open time between `startsAt` and `endsAt`. */
function aimOf(
  { calendarOf }: PlanContext,
  { calendarKey, sendAt }: Planned,
  { startsAt, endsAt, part }: { startsAt: Instant; endsAt: Instant; part: number },
): Instant {
  const parts = partsOf(calendarOf(calendarKey), startsAt).map(({ at, until }) => ({
    at,
    until: Math.min(until, endsAt),
  }));
  let open = part * parts.reduce((sum, { at, until }) => sum + Math.max(0, until - at), 0);
  for (const { at, until } of parts) {
    if (open < until - at) return Math.max(sendAt, Math.floor(at + open));
    open -= Math.max(0, until - at);
  }
  return sendAt;
}

/** Moves a message to the first slot from `to` on; without one on that day it stays. */
function move(
  context: PlanContext,
  mailbox: SendingMailbox,
  message: Planned,
  { to, until }: { to: Instant; until: Instant },
): void {
  if (to <= message.sendAt) return;
  const quotas = quotasOf(context, mailbox.quota, message);
  for (const { timeline } of quotas) removeInstant(timeline, message.sendAt);
  const found = slotBetween(context, mailbox, message, { from: to, until });
  const { dayOf } = mailbox.quota;
  if (found && dayOf(found.sendAt).date === dayOf(message.sendAt).date)
    Object.assign(message, found);
  book(quotas, message.sendAt);
}
