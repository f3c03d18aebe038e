/** Finds the earliest instant at which one more message breaks no limit: the one rule behind plan, claim, status and why. */
import {
  afterFullWindow,
  afterNeighbours,
  countBetween,
  hasRoomBetween,
  insertInstant,
  type Timeline,
} from './timeline.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant, type LocalDate } from '../../domain/time.ts';
import { createWarmup, type Warmup } from './warmup.ts';
import type { Pace } from './pace.ts';
import type {
  LimitKind,
  LimitScope,
  LimitUse,
  RateLimits,
  SendingDay,
} from '../../domain/limits/limits.ts';

/** Somebody whose limits a message must respect: its mailbox, its campaign, its recipient's provider and domain. */
export type Quota = {
  scope: LimitScope;
  scopeId: string;
  limits: RateLimits;
  /** At least the last 24 hours and the running local day, plus everything planned. */
  timeline: Timeline;
  /** The calendar day an instant lies in, in the quota's zone. */
  dayOf: (at: Instant) => { date: LocalDate; startsAt: Instant; endsAt: Instant };
  /** Kept up by `createQuota` and `book`; null when nothing warms up. */
  warmup: Warmup | null;
  /** Made by `createQuota` from the limits. */
  rules: readonly Rule[];
};

/** `sentOn`: the days on which it sent, oldest first; those of the timeline may be missing. */
export function createQuota(
  init: Omit<Quota, 'warmup' | 'rules'> & { sentOn: readonly SendingDay[] },
): Quota {
  const { sentOn, ...quota } = init;
  const warmup =
    init.limits.warmupSchedule.length > 0 ? createWarmup(init.limits.warmupSchedule, sentOn) : null;
  if (warmup) for (const at of init.timeline) warmup.add(init.dayOf(at).date);
  const complete = { ...quota, warmup };
  return { ...complete, rules: rulesOf(complete) };
}

/**
 * One limit of a quota, as a function from an instant to the same instant (there is room) or a later one to try. `gap` (ms) is the
 * message's own share of the minimum gap.
 */
type Rule = {
  kind: LimitKind;
  limitAt: (at: Instant) => number;
  after: (at: Instant, gap: number) => Instant;
  used: (at: Instant) => number;
};

/** What moved a message on: a limit, or the pace of its mailbox. */
export type Pushed = Pick<LimitUse, 'scope' | 'scopeId' | 'used' | 'limit'> & {
  kind: LimitKind | 'pace';
  from: Instant;
  until: Instant;
};
export type Slot = { found: true; at: Instant } | { found: false };

/**
 * The earliest instant in [from, until) that every limit of every quota allows. `pace` keeps neighbours of the first quota
 * apart. `onPush` hears of every move on the way there.
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
      for (const { kind, after, used, limitAt } of rules) {
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
        });
        [at, pushed] = [next, true];
      }
    }
    if (!pushed) return { found: true, at };
  }
}

const NO_PACE: Pace = { before: 0, after: 0 };

/** The limit that stops a message at `now`, with the instant it lifts; null when there is room. `gap` (ms) is the message's own share of the minimum gap. */
export function bindingLimit(quotas: readonly Quota[], now: Instant, gap = 0): LimitUse | null {
  const full = quotas
    .flatMap((quota) => limitUses(quota, now, gap))
    .filter((use) => use.resetsAt !== null);
  return full.reduce<LimitUse | null>(
    (worst, use) => (worst === null || (use.resetsAt ?? 0) > (worst.resetsAt ?? 0) ? use : worst),
    null,
  );
}

/** Every limit of a quota as it stands at `now`. */
export function limitUses(quota: Quota, now: Instant, gap = 0): LimitUse[] {
  return quota.rules.map((rule) => {
    const after = rule.after(now, gap);
    const use = {
      scope: quota.scope,
      scopeId: quota.scopeId,
      kind: rule.kind,
      used: rule.used(now),
      limit: rule.limitAt(now),
      resetsAt: after > now ? after : null,
    };
    return rule.kind === 'warmup' && quota.warmup
      ? { ...use, warmup: quota.warmup.on(quota.dayOf(now).date) }
      : use;
  });
}

/** Books a slot: from here on it counts. */
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
    // A provider counts a rolling day, a person a calendar day: both hold. A recipient has no calendar of ours.
    if (quota.scope === 'mailbox' || quota.scope === 'campaign') daily('day', () => perDay);
    sliding('rolling_day', DAY, () => perDay);
  }
  const { newPerDay } = limits;
  if (newPerDay !== null) daily('new_day', () => newPerDay);
  return rules;
}
