/** Finds the earliest instant at which one more message breaks no limit: the one rule behind plan, claim, status and why. */
import { afterFullWindow, afterNeighbours, countBetween, insertInstant, type Timeline } from './timeline.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant, type LocalDate } from '../domain/time.ts';
import { createWarmup, type Warmup } from './warmup.ts';
import type { LimitKind, LimitScope, LimitUse, RateLimits, SendingDay } from '../domain/limits.ts';

/** Somebody whose limits a message must respect: its mailbox, its campaign, its recipient's provider and domain. */
export type Party = {
  scope: LimitScope;
  scopeId: string;
  limits: RateLimits;
  /** At least the last 24 hours and the running local day, plus everything planned. */
  timeline: Timeline;
  /** The calendar day an instant lies in, in the party's zone. */
  dayOf: (at: Instant) => { date: LocalDate; startsAt: Instant; endsAt: Instant };
  /** Kept up by `createParty` and `book`; null when nothing warms up. */
  warmup: Warmup | null;
};

/** `sentOn`: the days on which it sent, oldest first; those of the timeline may be missing. */
export function createParty(init: Omit<Party, 'warmup'> & { sentOn: readonly SendingDay[] }): Party {
  const { sentOn, ...party } = init;
  const warmup = init.limits.warmupSchedule.length > 0 ? createWarmup(init.limits.warmupSchedule, sentOn) : null;
  if (warmup) for (const at of init.timeline) warmup.add(init.dayOf(at).date);
  return { ...party, warmup };
}

/** One limit of a party, as a function from an instant to the same instant (there is room) or a later one to try. */
type Rule = { party: Party; kind: LimitKind; limitAt: (at: Instant) => number; after: (at: Instant) => Instant; used: (at: Instant) => number };

export type Slot = { found: true; at: Instant } | { found: false; binding: { scope: LimitScope; scopeId: string; kind: LimitKind } | null };

/**
 * The earliest instant in [from, until) that every limit of every party allows. `gap` (ms) keeps neighbours of the first party
 * apart. When there is none, `binding` names the limit that pushed last.
 */
export function earliestSlot(parties: readonly Party[], range: { from: Instant; until: Instant }, gap = 0): Slot {
  const rules = parties.flatMap(rulesOf);
  let at = range.from;
  let binding: Rule | null = null;
  for (let moved = true; moved;) {
    moved = false;
    if (at >= range.until) return { found: false, binding: binding && { scope: binding.party.scope, scopeId: binding.party.scopeId, kind: binding.kind } };
    const mailbox = parties[0];
    const spread = mailbox && gap > 0 ? afterNeighbours(mailbox.timeline, at, gap) : at;
    if (spread > at) [at, moved] = [spread, true];
    for (const rule of rules) {
      const next = rule.after(at);
      if (next > at) [at, moved, binding] = [next, true, rule];
    }
  }
  return { found: true, at };
}

/** The limit that stops a message at `now`, with the instant it lifts; null when there is room. `gap` (ms) is the message's own share of the minimum gap. */
export function bindingLimit(parties: readonly Party[], now: Instant, gap = 0): LimitUse | null {
  const full = parties.flatMap((party) => limitUses(party, now, gap)).filter((use) => use.resetsAt !== null);
  return full.reduce<LimitUse | null>((worst, use) => (worst === null || (use.resetsAt as Instant) > (worst.resetsAt as Instant) ? use : worst), null);
}

/** Every limit of a party as it stands at `now`. */
export function limitUses(party: Party, now: Instant, gap = 0): LimitUse[] {
  return rulesOf(party, gap).map((rule) => {
    const after = rule.after(now);
    const use = { scope: party.scope, scopeId: party.scopeId, kind: rule.kind, used: rule.used(now), limit: rule.limitAt(now), resetsAt: after > now ? after : null };
    return rule.kind === 'warmup' && party.warmup ? { ...use, warmup: party.warmup.on(party.dayOf(now).date) } : use;
  });
}

/** Books a slot: from here on it counts. */
export function book(parties: readonly Party[], at: Instant): void {
  for (const party of parties) {
    insertInstant(party.timeline, at);
    party.warmup?.add(party.dayOf(at).date);
  }
}

function rulesOf(party: Party, gap = 0): Rule[] {
  const { limits, timeline, warmup } = party;
  const rules: Rule[] = [];
  const sliding = (kind: LimitKind, width: number, limitAt: (at: Instant) => number): void => {
    rules.push({ party, kind, limitAt, used: (at) => countBetween(timeline, at - width, at), after: (at) => afterFullWindow(timeline, at, { max: limitAt(at), width }) });
  };
  const daily = (kind: LimitKind, limitAt: (at: Instant) => number): void => {
    const used = (at: Instant): number => {
      const day = party.dayOf(at);
      return countBetween(timeline, day.startsAt - 1, day.endsAt - 1);
    };
    rules.push({ party, kind, limitAt, used, after: (at) => (used(at) < limitAt(at) ? at : party.dayOf(at).endsAt) });
  };
  const { perMinute, perHour, perDay } = limits;
  if (perMinute !== null) sliding('minute', MINUTE, () => perMinute);
  if (perHour !== null) sliding('hour', HOUR, () => perHour);
  const burst = limits.burst;
  if (burst) sliding('burst', burst.perMinutes * MINUTE, () => burst.max);
  const minGap = limits.minGapSeconds;
  if (minGap !== null && minGap > 0) sliding('gap', Math.max(minGap * SECOND, gap), () => 1);
  if (warmup) daily('warmup', (at) => warmup.on(party.dayOf(at).date).cap ?? perDay ?? Infinity);
  if (perDay !== null) {
    // A provider counts a rolling day, a person a calendar day: both hold. A recipient has no calendar of ours.
    if (party.scope === 'mailbox' || party.scope === 'campaign') daily('day', () => perDay);
    sliding('rolling_day', DAY, () => perDay);
  }
  return rules;
}
