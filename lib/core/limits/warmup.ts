/** Where a mailbox stands in its warmup schedule: one entry further for each good sending day, back for long silence. */
import { dayNumberOf } from '../time/local-date.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { SendingDay, WarmupHeld, WarmupStanding } from '../../domain/limits/limits.ts';

/** Silence of so many days takes one entry back, and every further week another one (docs/decisions/0017). */
export const IDLE_DAYS = 14;
const IDLE_WEEK = 7;
/** A day with more than this share of bounces does not count. */
export const BOUNCE_LIMIT = 0.05;
/** On fewer messages a single bounce says nothing. Holding costs one day, so that it may be fewer than an alert needs. */
export const FEWEST_SENDS = 10;

export type Warmup = {
  on(date: LocalDate): WarmupStanding;
  /** A day on which it will send, as far as is planned. */
  add(date: LocalDate): void;
};

/** `days`: oldest first, each once. */
export function createWarmup(schedule: readonly number[], days: readonly SendingDay[]): Warmup {
  const known = [...days];
  const found = new Map<LocalDate, WarmupStanding>();
  return {
    on(date) {
      let standing = found.get(date);
      if (!standing) found.set(date, (standing = standingOn(schedule, known, date)));
      return standing;
    },
    add(date) {
      let position = known.length;
      while (position > 0 && (known[position - 1] as SendingDay).date > date) position--;
      if (known[position - 1]?.date === date) return;
      known.splice(position, 0, { date, sent: 0, bounced: 0 });
      found.clear();
    },
  };
}

/** Counts the sending days before `date`; days of `date` or later change nothing. */
export function standingOn(
  schedule: readonly number[],
  days: readonly SendingDay[],
  date: LocalDate,
): WarmupStanding {
  let entry = 0;
  let held: WarmupHeld | null = null;
  let previous: LocalDate | null = null;
  const rest = (until: LocalDate): void => {
    if (previous === null) return;
    const idleDays = dayNumberOf(until) - dayNumberOf(previous) - 1;
    const stepsBack = Math.min(entry, stepsBackAfter(idleDays));
    if (stepsBack > 0) held = { reason: 'idle', since: previous, idleDays, stepsBack };
    entry -= stepsBack;
  };
  for (const day of days) {
    if (day.date >= date) break;
    rest(day.date);
    held = bouncedTooMuch(day)
      ? { reason: 'bounce_rate', date: day.date, sent: day.sent, bounced: day.bounced }
      : null;
    if (held === null) entry = Math.min(entry + 1, schedule.length);
    previous = day.date;
  }
  rest(date);
  return { day: entry + 1, of: schedule.length, cap: schedule[entry] ?? null, held };
}

export function stepsBackAfter(idleDays: number): number {
  return idleDays < IDLE_DAYS ? 0 : 1 + Math.floor((idleDays - IDLE_DAYS) / IDLE_WEEK);
}

function bouncedTooMuch({ sent, bounced }: SendingDay): boolean {
  return sent >= FEWEST_SENDS && bounced > sent * BOUNCE_LIMIT;
}
