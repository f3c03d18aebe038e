/** Decides whether a person works on a date. */
import type { LocalDate } from '../../domain/time.ts';
import { dateOfDayNumber, dayNumberOf, weekdayOfDayNumber } from './local-date.ts';

export type WorkingDays = {
  /** ISO weekdays off, 1 Monday .. 7 Sunday; empty when weekends are not skipped. */
  weekend: readonly number[];
  /** Dates off; empty when holidays are not skipped. */
  holidays: ReadonlySet<LocalDate>;
};

export function isWorkingDay(days: WorkingDays, date: LocalDate): boolean {
  return isWorkingDayNumber(days, dayNumberOf(date));
}

/**
 * As `isWorkingDay`, for a day number since 1970-01-01; formats the date only when it must be
 * looked up.
 */
export function isWorkingDayNumber(days: WorkingDays, dayNumber: number): boolean {
  if (days.weekend.includes(weekdayOfDayNumber(dayNumber))) return false;
  return days.holidays.size === 0 || !days.holidays.has(dateOfDayNumber(dayNumber));
}
