/** Arithmetic on calendar dates without a zone, and parsing of `HH:MM`. */
import { DAY } from '../../domain/time.ts';
import type { LocalDate, TimeOfDay } from '../../domain/time.ts';

/** ISO 8601 day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days from 1970-01-01 to `date`; negative before it. */
export function dayNumberOf(date: LocalDate): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
    DAY
  );
}

/** The date `dayNumber` days after 1970-01-01. */
export function dateOfDayNumber(dayNumber: number): LocalDate {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}

/** `days` may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

export function weekdayOfDayNumber(dayNumber: number): Weekday {
  // 1970-01-01 was a Thursday (4); the double modulo keeps days before it positive.
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDayNumber(dayNumberOf(date));
}

/** True for an existing date written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    addDays(text, 0) === text
  );
}

/**
 * Minutes after midnight of `HH:MM`; `24:00` is 1440.
 * @throws RangeError for anything else: configuration is validated before.
 */
export function minutesOf(time: TimeOfDay): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (time === '24:00') return 24 * 60;
  if (parts === null) throw new RangeError('a time of day is written HH:MM, from 00:00 to 24:00');
  return Number(parts[1]) * 60 + Number(parts[2]);
}
