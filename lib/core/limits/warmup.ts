/**
 * A mailbox's position in its warmup schedule: one entry forward per good sending day, back after
 * idle weeks.
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
};

/** `days`: oldest first, each date once. */
export function createWarmup(schedule: readonly number[], days: readonly SendingDay[]): Warmup {
  const sorted = [...days];
  const standings = new Map<LocalDate, WarmupStanding>();
  return {
    on(date) {
      let standing = standings.get(date);
      if (!standing) standings.set(date, (standing = standingOn(schedule, sorted, date)));
      return standing;
    },
    add(date) {
      let position = sorted.length;
      while (position > 0 && (sorted[position - 1] as SendingDay).date > date) position--;
      if (sorted[position - 1]?.date === date) return;
      sorted.splice(position, 0, { date, sent: 0, bounced: 0 });
      standings.clear();
    },
  };
}

/** The position on `date`, from the sending days before it. */
export function standingOn(
  schedule: readonly number[],
  days: readonly SendingDay[],
  date: LocalDate,
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
    if (held === null) entry = Math.min(entry + 1, schedule.length);
    previous = day.date;
  }
  stepBack(date);
  return { day: entry + 1, of: schedule.length, cap: schedule[entry] ?? null, held };
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
