/** Spreads what came due while a weekend or holidays lasted, so that the day after them is a day like others. */
import { closureAt, nextOpening, windowAt, type Calendar } from '../time/calendar.ts';
import { hashFraction } from '../hash.ts';
import { DAY, HOUR, type Instant } from '../../domain/time.ts';

/** So many may wait for the same first day before those that come due after them are spread. */
const SMALL_BACKLOG = 20;
/** Nobody waits longer for the sake of an even week. */
const LONGEST = 5 * DAY;

type ClosedDays = { since: Instant; until: Instant; days: number };

/** The weekend or holidays in which `dueAt` lies; null when it is open then, or closed for the night only. */
export function closedDaysAt(calendar: Calendar, dueAt: Instant): ClosedDays | null {
  const closure = closureAt(calendar, dueAt);
  const days = closure === null ? 0 : Math.floor((closure.until - closure.since) / DAY);
  return closure === null || days === 0 ? null : { ...closure, days };
}

type Backlog = {
  /** How many follow-ups of the campaign come due in the span; no more than `most` are counted. */
  countDue: (span: { since: Instant; until: Instant; most: number }) => number;
  /** The end of the campaign: nobody is put off beyond it. */
  endAt: Instant | null;
};

/** The first to come due on a weekend or holiday are written on the day after it; many more would make that day a burst. */
export function smoothed(
  calendar: Calendar,
  due: { dueAt: Instant; key: string },
  { countDue, endAt }: Backlog,
): Instant {
  const closed = closedDaysAt(calendar, due.dueAt);
  if (closed === null || countDue({ ...closed, most: SMALL_BACKLOG }) < SMALL_BACKLOG)
    return due.dueAt;
  const later = smoothedDue(calendar, closed, due);
  return endAt === null || later < endAt ? later : due.dueAt;
}

/**
 * One of as many open days as there were closed ones, and one more, by the hash of `key`; at the same time of day, so that messages
 * stay as far apart as those before them were.
 */
export function smoothedDue(
  calendar: Calendar,
  closure: ClosedDays,
  { dueAt, key }: { dueAt: Instant; key: string },
): Instant {
  const days = [closure.until];
  while (days.length <= closure.days) {
    const next = nextOpening(calendar, (days.at(-1) ?? closure.until) + DAY);
    if (next === null || next.at - closure.until > LONGEST) break;
    days.push(next.at);
  }
  const day = days[Math.floor(hashFraction(`smooth|${key}`) * days.length)] ?? closure.until;
  return atSameTime(calendar, day, dueAt);
}

/** `day`, at the time of day of `dueAt`: in a break of that day after it, and from its opening when that time is not open at all. */
function atSameTime(calendar: Calendar, day: Instant, dueAt: Instant): Instant {
  const sameTime = dueAt + Math.ceil((day - dueAt) / DAY) * DAY;
  if (windowAt(calendar, sameTime) !== null) return sameTime;
  const next = nextOpening(calendar, sameTime);
  return next !== null && next.at - day < 12 * HOUR ? next.at : day;
}
