/**
 * The position of a mailbox or a sending domain in its warmup: one day forward per clean sending
 * day, back after idle weeks.
 */
import { dayNumberOf } from '../time/local-date.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { SendingDay, WarmupHeld, WarmupStanding } from '../../domain/limits/limits.ts';

/**
 * This many idle days move it one entry back, and every further week one more
 * (docs/decisions/0017).
 */
export const IDLE_DAYS = 14;
const IDLE_WEEK = 7;
/** A sending day with a higher share of bounces than this does not move it forward. */
export const BOUNCE_LIMIT = 0.05;
/**
 * With fewer messages, one bounce proves nothing. Fewer than an alert needs: a day held back costs
 * little.
 */
export const FEWEST_SENDS = 10;

export type Warmup = {
  on(date: LocalDate): WarmupStanding;
  /** Adds a day on which messages are planned. */
  add(date: LocalDate): void;
  /** An independent copy. */
  copy(): Warmup;
};

/**
 * The schedule, and after it the days on which the cap grows by a fifth (rounded down, but by one
 * message at least) until it reaches `goal`: receivers see no jump from the last entry to `perDay`
 * (docs/decisions/0056). `goal` null: the schedule alone.
 */
export function extendedTo(goal: number | null, schedule: readonly number[]): number[] {
  const caps = [...schedule];
  const last = schedule.at(-1);
  if (last !== undefined && goal !== null)
    for (let cap = grown(last); cap < goal; cap = grown(cap)) caps.push(cap);
  return caps;
}

function grown(cap: number): number {
  return Math.max(cap + 1, Math.floor((cap * 6) / 5));
}

/**
 * `caps`: those of all days of the warmup, of which the first `of` are the given schedule. `days`:
 * oldest first, each date once.
 */
export function createWarmup(
  caps: readonly number[],
  days: readonly SendingDay[],
  of = caps.length,
): Warmup {
  const sorted = [...days];
  const standings = new Map<LocalDate, WarmupStanding>();
  return {
    on(date) {
      let standing = standings.get(date);
      if (!standing) standings.set(date, (standing = standingOn(caps, sorted, date, of)));
      return standing;
    },
    add(date) {
      let position = sorted.length;
      while (position > 0 && (sorted[position - 1] as SendingDay).date > date) position--;
      if (sorted[position - 1]?.date === date) return;
      sorted.splice(position, 0, { date, sent: 0, bounced: 0 });
      standings.clear();
    },
    copy: () => createWarmup(caps, sorted, of),
  };
}

/** The position on `date`, from the sending days before it. */
export function standingOn(
  caps: readonly number[],
  days: readonly SendingDay[],
  date: LocalDate,
  of = caps.length,
): WarmupStanding {
  let entry = 0;
  let held: WarmupHeld | null = null;
  let previous: LocalDate | null = null;
  const stepBack = (until: LocalDate): void => {
    if (previous === null) return;
    const idleDays = dayNumberOf(until) - dayNumberOf(previous) - 1;
    const stepsBack = Math.min(entry, stepsBackAfter(idleDays));
    if (stepsBack > 0) held = { reason: 'idle', since: previous, idleDays, stepsBack };
    entry -= stepsBack;
  };
  for (const day of days) {
    if (day.date >= date) break;
    stepBack(day.date);
    held = heldBy(day);
    if (held === null) entry = Math.min(entry + 1, caps.length);
    previous = day.date;
  }
  stepBack(date);
  const standing = { day: entry + 1, of, cap: caps[entry] ?? null, held };
  return entry >= of && entry < caps.length ? { ...standing, grows: true } : standing;
}

export function stepsBackAfter(idleDays: number): number {
  return idleDays < IDLE_DAYS ? 0 : 1 + Math.floor((idleDays - IDLE_DAYS) / IDLE_WEEK);
}

function heldBy(day: SendingDay): WarmupHeld | null {
  if (day.unread === true) return { reason: 'inbox_unread', date: day.date };
  return bouncedTooMuch(day)
    ? { reason: 'bounce_rate', date: day.date, sent: day.sent, bounced: day.bounced }
    : null;
}

function bouncedTooMuch({ sent, bounced }: SendingDay): boolean {
  return sent >= FEWEST_SENDS && bounced > sent * BOUNCE_LIMIT;
}
