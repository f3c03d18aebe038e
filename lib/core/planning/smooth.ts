/** Spreads follow-ups that came due on a weekend or holidays over several days after it. */
import { closureAt, nextOpening, windowAt, type Calendar } from '../time/calendar.ts';
import { hashFraction } from '../hash.ts';
import { DAY, HOUR, type Instant } from '../../domain/time.ts';

/** With fewer than this due in the closed days, nothing is spread. */
const SMALL_BACKLOG = 20;
/** The longest delay for the sake of an even week. */
const LONGEST = 5 * DAY;

type ClosedDays = { since: Instant; until: Instant; days: number };

/**
 * The weekend or holidays around `dueAt`; null when the calendar is open then, or closed for the
 * night only.
 */
export function closedDaysAt(calendar: Calendar, dueAt: Instant): ClosedDays | null {
  const closure = closureAt(calendar, dueAt);
  const days = closure === null ? 0 : Math.floor((closure.until - closure.since) / DAY);
  return closure === null || days === 0 ? null : { ...closure, days };
}

type Backlog = {
  /** How many follow-ups of the campaign come due in the span, counted up to `most`. */
  countDue: (span: { since: Instant; until: Instant; most: number }) => number;
  /** The campaign's end; spreading never moves a message beyond it. */
  endAt: Instant | null;
};

/**
 * A small backlog leaves on the first open day; a large one would make that day a burst, so a hash
 * spreads it.
 */
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
 * Chooses among the open days after the closure by the hash of `key`: one more day than were
 * closed. The time of day stays, so that messages keep their distance.
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

/**
 * `day` at the time of day of `dueAt`; after a break if it falls into one, or at the day's opening
 * if that time is closed.
 */
function atSameTime(calendar: Calendar, day: Instant, dueAt: Instant): Instant {
  const sameTime = dueAt + Math.ceil((day - dueAt) / DAY) * DAY;
  if (windowAt(calendar, sameTime) !== null) return sameTime;
  const next = nextOpening(calendar, sameTime);
  return next !== null && next.at - day < 12 * HOUR ? next.at : day;
}
