/** Puts the corrections of a place's holidays upon the calendar of the date-holidays package. */
import type Package from 'date-holidays';
import type { HolidayCorrection } from '../../data/places/holidays/correction.ts';
import type { LocalDate } from '../domain/time.ts';

/** The rows for a country and, where it is known, its region. */
export function rowsFor(rows: readonly HolidayCorrection[], { country, region }: { country: string; region: string | null }): HolidayCorrection[] {
  const names = new Set([country, `${country}-${region ?? ''}`]);
  return rows.filter(({ place }) => place.split(' ').some((name) => names.has(name)));
}

/** Removes and adds the rules of every year. */
export function correctRules(calendar: Package, rows: readonly HolidayCorrection[]): void {
  for (const rule of rows.flatMap(({ notRules }) => notRules ?? [])) calendar.setHoliday(rule, false as never);
  for (const rule of rows.flatMap(({ rules }) => rules ?? [])) calendar.setHoliday(rule, { name: { en: 'Holiday' }, type: 'public' } as never);
}

/** The days of one year: those to add, and those of the package that are none. */
export function correctedDays(rows: readonly HolidayCorrection[], year: number): { added: LocalDate[]; removed: ReadonlySet<LocalDate> } {
  const datesOf = (days: HolidayCorrection['days']): LocalDate[] => (days?.[year] ?? '').split(' ').filter((day) => day !== '').map((day) => `${year}-${day}`);
  return {
    added: rows.flatMap(({ days, expected }) => [...datesOf(days), ...datesOf(expected)]),
    removed: new Set(rows.flatMap(({ notDays }) => datesOf(notDays))),
  };
}
