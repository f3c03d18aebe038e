/**
 * Finds the earliest instant at which one more message breaks no limit; plan, claim, status and why
 * use it.
 */
import {
  afterFullWindow,
  afterNeighbours,
  countBetween,
  hasRoomBetween,
  insertInstant,
  type Timeline,
} from './timeline.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant, type LocalDate } from '../../domain/time.ts';
import { createWarmup, extendedTo, type Warmup } from './warmup.ts';
import type { Pace } from './pace.ts';
import type { PaceStanding } from '../../domain/limits/reduced-pace.ts';
import type {
  LimitKind,
  LimitScope,
  LimitUse,
  RateLimits,
  SendingDay,
} from '../../domain/limits/limits.ts';

/**
 * The limits of one mailbox, sending domain, campaign, recipient provider or recipient domain, and
 * their use.
 */
export type Quota = {
  scope: LimitScope;
  scopeId: string;
  limits: RateLimits;
  /** Holds at least the last 24 hours, the current local day and everything planned. */
  timeline: Timeline;
  /** The calendar day of an instant in the quota's zone. */
  dayOf: (at: Instant) => { date: LocalDate; startsAt: Instant; endsAt: Instant };
  /** Updated by `createQuota` and `book`; null without a warmup schedule. */
  warmup: Warmup | null;
  /** Of a mailbox: the quota of its sending domain, which its messages count against too. */
  domain: Quota | null;
  /** Made by `createQuota` from the limits. */
  rules: readonly Rule[];
};

type QuotaInit = Omit<Quota, 'warmup' | 'domain' | 'rules'> & {
  domain?: Quota | null;
  /** What the cap of a warmup grows to; undefined: `perDay`. */
  warmupGoal?: number;
  /** The days on which it sent, oldest first; days that are in the timeline may be missing. */
  sentOn: readonly SendingDay[];
  /** The dates of the timeline, if its instants belong to several zones. */
  dates?: readonly LocalDate[];
};

export function createQuota({
  sentOn,
  dates,
  domain = null,
  warmupGoal,
  ...quota
}: QuotaInit): Quota {
  const { perDay, warmupSchedule } = quota.limits;
  const warmup =
    warmupSchedule.length > 0
      ? createWarmup(
          extendedTo(warmupGoal ?? perDay, warmupSchedule),
          sentOn,
          warmupSchedule.length,
        )
      : null;
  if (warmup)
    for (const date of dates ?? quota.timeline.map((at) => quota.dayOf(at).date)) warmup.add(date);
  const complete = { ...quota, warmup, domain };
  return { ...complete, rules: rulesOf(complete) };
}

/** A mailbox with its sending domain: what each of its messages counts against. */
export function withDomain(mailbox: Quota): [Quota, ...Quota[]] {
  return mailbox.domain ? [mailbox, mailbox.domain] : [mailbox];
}

/**
 * One limit of a quota. `after` returns the instant it was given when there is room, and a later
 * one to try when there is none. `gap` (ms): the message's own minimum gap, with jitter.
 */
type Rule = {
  kind: LimitKind;
  limitAt: (at: Instant) => number;
  after: (at: Instant, gap: number) => Instant;
  used: (at: Instant) => number;
  /** Of a reduced pace. */
  pace?: (at: Instant) => PaceStanding;
};

/** A limit, or the mailbox's pace, that moved a message to a later instant. */
export type Pushed = Pick<LimitUse, 'scope' | 'scopeId' | 'used' | 'limit' | 'pace'> & {
  kind: LimitKind | 'pace';
  from: Instant;
  until: Instant;
};
export type Slot = { found: true; at: Instant } | { found: false };

/**
 * The earliest instant in [from, until) that every limit of every quota allows. `pace` keeps
 * messages of the first quota apart. `onPush` is called for each move on the way.
 */
export function earliestSlot(
  quotas: readonly Quota[],
  range: { from: Instant; until: Instant },
  pace: Pace = NO_PACE,
  onPush?: (pushed: Pushed) => void,
): Slot {
  const [mailbox] = quotas;
  let at = range.from;
  for (;;) {
    if (mailbox && pace.before > 0) {
      const spread = afterNeighbours(mailbox.timeline, at, pace);
      if (spread > at && at < range.until)
        onPush?.({
          scope: mailbox.scope,
          scopeId: mailbox.scopeId,
          kind: 'pace',
          from: at,
          until: spread,
          used: 1,
          limit: 1,
        });
      at = spread;
    }
    if (at >= range.until) return { found: false };
    let pushed = false;
    for (const { scope, scopeId, rules } of quotas) {
      for (const { kind, after, used, limitAt, pace: paceAt } of rules) {
        const next = after(at, 0);
        if (next <= at) continue;
        onPush?.({
          scope,
          scopeId,
          kind,
          from: at,
          until: next,
          used: used(at),
          limit: limitAt(at),
          ...(paceAt ? { pace: paceAt(at) } : {}),
        });
        [at, pushed] = [next, true];
      }
    }
    if (!pushed) return { found: true, at };
  }
}

const NO_PACE: Pace = { before: 0, after: 0 };

/**
 * The limit that stops a message at `now` for the longest; null when there is room. `gap` (ms): the
 * message's own minimum gap, with jitter.
 */
export function bindingLimit(quotas: readonly Quota[], now: Instant, gap = 0): LimitUse | null {
  const full = quotas
    .flatMap((quota) => limitUses(quota, now, gap))
    .filter((use) => use.resetsAt !== null);
  return full.reduce<LimitUse | null>(
    (worst, use) => (worst === null || (use.resetsAt ?? 0) > (worst.resetsAt ?? 0) ? use : worst),
    null,
  );
}

/** The use of every limit of a quota at `now`; a warmup that has ended limits nothing. */
export function limitUses(quota: Quota, now: Instant, gap = 0): LimitUse[] {
  const rules = quota.rules.filter((rule) => rule.limitAt(now) < Infinity);
  return rules.map((rule) => {
    const after = rule.after(now, gap);
    const use = {
      scope: quota.scope,
      scopeId: quota.scopeId,
      kind: rule.kind,
      used: rule.used(now),
      limit: rule.limitAt(now),
      resetsAt: after > now ? after : null,
      ...(rule.pace ? { pace: rule.pace(now) } : {}),
    };
    return rule.kind === 'warmup' && quota.warmup
      ? { ...use, warmup: quota.warmup.on(quota.dayOf(now).date) }
      : use;
  });
}

/** How many more messages the quotas allow at `at`, whatever the distance between them. */
export function roomAt(quotas: readonly Quota[], at: Instant): number {
  const rooms = quotas.flatMap(({ rules }) =>
    rules.map(({ kind, limitAt, used }) => (kind === 'gap' ? Infinity : limitAt(at) - used(at))),
  );
  return Math.max(0, Math.min(Infinity, ...rooms));
}

/** Counts a message at `at` against the quotas. */
export function book(quotas: readonly Quota[], at: Instant): void {
  for (const quota of quotas) {
    insertInstant(quota.timeline, at);
    quota.warmup?.add(quota.dayOf(at).date);
  }
}

function rulesOf(quota: Omit<Quota, 'rules'>): Rule[] {
  const { limits, timeline, warmup } = quota;
  const rules: Rule[] = [];
  const sliding = (kind: LimitKind, width: number, limitAt: (at: Instant) => number): void => {
    rules.push({
      kind,
      limitAt,
      used: (at) => countBetween(timeline, at - width, at),
      after: (at) => afterFullWindow(timeline, at, { max: limitAt(at), width }),
    });
  };
  const daily = (kind: LimitKind, limitAt: (at: Instant) => number): void => {
    const used = (at: Instant): number => {
      const day = quota.dayOf(at);
      return countBetween(timeline, day.startsAt - 1, day.endsAt - 1);
    };
    const after = (at: Instant): Instant => {
      const { startsAt, endsAt } = quota.dayOf(at);
      return hasRoomBetween(timeline, { startsAt, endsAt, max: limitAt(at) }) ? at : endsAt;
    };
    rules.push({ kind, limitAt, used, after });
  };
  const { perMinute, perHour, perDay } = limits;
  if (perMinute !== null) sliding('minute', MINUTE, () => perMinute);
  if (perHour !== null) sliding('hour', HOUR, () => perHour);
  const burst = limits.burst;
  if (burst) sliding('burst', burst.perMinutes * MINUTE, () => burst.max);
  const minGap = limits.minGapSeconds;
  if (minGap !== null && minGap > 0) {
    const least = minGap * SECOND;
    rules.push({
      kind: 'gap',
      limitAt: () => 1,
      used: (at) => countBetween(timeline, at - least, at),
      after: (at, gap) => afterFullWindow(timeline, at, { max: 1, width: Math.max(least, gap) }),
    });
  }
  if (warmup) daily('warmup', (at) => warmup.on(quota.dayOf(at).date).cap ?? perDay ?? Infinity);
  if (perDay !== null) {
    // Services count a rolling day, people a calendar day: both limits apply. A recipient's
    // provider or domain has no zone, so only the rolling day applies to it.
    if (quota.scope !== 'provider' && quota.scope !== 'domain') daily('day', () => perDay);
    sliding('rolling_day', DAY, () => perDay);
  }
  const { newPerDay } = limits;
  if (newPerDay !== null) daily('new_day', () => newPerDay);
  return rules;
}
