/** Decides which days a mention means, given the day on which the writer wrote it. */
import { DAY, type Instant } from '../../../domain/time.ts';
import { SOLAR, solarDate } from './calendars.ts';
import type { Mention } from './mention.ts';

/** The first and the last day that are meant: one day, a month or a week. */
export type Days = { first: Instant; last: Instant };

/**
 * A date without a year is not further back than this; what is further back is next year's. So
 * "until 2 September" of an old notice stays in the past, and "4 January" of December is ahead.
 */
const BACK = 90 * DAY;

/** UTC midnights. `today` is null when the message has no date. */
export function resolveDate(mention: Mention, today: Instant | null): Days | null {
  if (mention.kind === 'month') return monthOf(mention, today);
  if (mention.kind === 'week') return today === null ? null : weekOf(mention.week, today);
  const day = dayOf(mention, today);
  if (day === null) return null;
  // The end of the week is Friday for a return, and Sunday as the end of an absence.
  const isWeekEnd = mention.kind === 'period' && mention.period === 'week_end';
  return { first: day, last: isWeekEnd ? day + 2 * DAY : day };
}

type OfOneDay = Exclude<Mention, { kind: 'month' | 'week' }>;

function dayOf(mention: OfOneDay, today: Instant | null): Instant | null {
  if (mention.kind === 'day') {
    const { year, month, day, solar } = mention;
    return solar
      ? nearest(today, year, (y) => solarDate(y, month, day), SOLAR)
      : nearest(today, year, (y) => existing(y, month, day));
  }
  if (mention.kind === 'either') return eitherOf(mention, today);
  return today === null ? null : relativeTo(mention, today);
}

/** The day in the stated year, or in the one that puts it near the day of the message. */
function nearest(
  today: Instant | null,
  year: number | null,
  dayIn: (year: number) => Instant | null,
  behind = 0,
): Instant | null {
  if (year !== null) return dayIn(year);
  if (today === null) return null;
  const thisYear = new Date(today).getUTCFullYear() - behind;
  return (
    [thisYear - 1, thisYear, thisYear + 1]
      .map(dayIn)
      .find((day) => day !== null && day >= today - BACK) ?? null
  );
}

/**
 * Of two readings, the one that falls on the stated weekday; otherwise the sooner one that is not
 * past, because absences last weeks.
 */
function eitherOf(
  { year, first, second, weekday }: Extract<Mention, { kind: 'either' }>,
  today: Instant | null,
): Instant | null {
  const readings = [
    nearest(today, year, (y) => existing(y, second, first)),
    nearest(today, year, (y) => existing(y, first, second)),
  ].filter((day): day is Instant => day !== null);
  const named = readings.find((day) => weekday !== undefined && isoWeekday(day) === weekday);
  if (named !== undefined) return named;
  const ahead = readings.filter((day) => today === null || day >= today);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function relativeTo(
  mention: Exclude<OfOneDay, { kind: 'day' | 'either' }>,
  today: Instant,
): Instant | null {
  const weekday = isoWeekday(today);
  const nextMonday = today + (8 - weekday) * DAY;
  switch (mention.kind) {
    case 'days':
      return today + mention.days * DAY;
    case 'next_week':
      return nextMonday;
    case 'weekday':
      // "Next Tuesday" is the one of the week after, the later of its two readings.
      return mention.next
        ? nextMonday + (mention.weekday - 1) * DAY
        : today + (((mention.weekday - weekday + 6) % 7) + 1) * DAY;
    case 'period':
      return periodOf(mention.period, today, nextMonday);
    case 'ordinal': {
      const [year, month] = yearAndMonth(today);
      // The 14th of this month, or of a later month if it is past or does not exist in this one.
      const days = [0, 1, 2].map((ahead) => existing(year, month + ahead, mention.day));
      return days.find((day) => day !== null && day >= today) ?? null;
    }
  }
}

function periodOf(
  period: Extract<Mention, { kind: 'period' }>['period'],
  today: Instant,
  nextMonday: Instant,
): Instant {
  const [year, month] = yearAndMonth(today);
  switch (period) {
    case 'week_end':
      return nextMonday - 3 * DAY;
    case 'month_end':
      return Date.UTC(year, month, 0);
    case 'year_end':
      return Date.UTC(year, 11, 31);
    case 'next_month':
      return Date.UTC(year, month, 1);
  }
}

/** Mid-month is the 15th, the end its last day. */
function monthOf(
  { year, month, part }: Extract<Mention, { kind: 'month' }>,
  today: Instant | null,
): Days | null {
  const lastIn = (y: number): Instant => Date.UTC(y, month, 0);
  const last = nearest(today, year, lastIn);
  if (last === null) return null;
  const first = Date.UTC(new Date(last).getUTCFullYear(), month - 1, 1);
  if (part === 'early') return { first, last: first };
  if (part === 'mid') return { first: first + 14 * DAY, last: first + 14 * DAY };
  return part === 'late' ? { first: last, last } : { first, last };
}

/** Monday to Sunday of an ISO week. */
function weekOf(week: number, today: Instant): Days | null {
  const mondayIn = (year: number): Instant => {
    const fourth = Date.UTC(year, 0, 4);
    return fourth - (isoWeekday(fourth) - 1) * DAY + (week - 1) * 7 * DAY;
  };
  const first = nearest(today, null, mondayIn);
  return first === null ? null : { first, last: first + 6 * DAY };
}

function isoWeekday(day: Instant): number {
  return ((Math.floor(day / DAY) + 3) % 7) + 1;
}

function yearAndMonth(day: Instant): [year: number, month: number] {
  const date = new Date(day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1];
}

function existing(year: number, month: number, day: number): Instant | null {
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : null;
}
