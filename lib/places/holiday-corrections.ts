/**
 * Applies our corrections to the holidays of the date-holidays package. Reads them when the first
 * year is computed, which most commands never do.
 */
import { readFileSync } from 'node:fs';
import type Package from 'date-holidays';
import type { HolidayCorrection } from '../../data/places/holidays/correction.ts';
import type { LocalDate } from '../domain/time.ts';

const FOLDER = new URL('../../data/places/holidays/', import.meta.url);
const FILES = [
  'africa',
  'americas',
  'eastern-asia',
  'europe',
  'middle-east',
  'oceania',
  'south-and-central-asia',
] as const;

export function readCorrections(): HolidayCorrection[] {
  return FILES.flatMap((name) => {
    const text = readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
    return JSON.parse(text) as HolidayCorrection[];
  });
}

/** The rows for a country and, if known, its region. */
export function rowsFor(
  rows: readonly HolidayCorrection[],
  { country, region }: { country: string; region: string | null },
): HolidayCorrection[] {
  const names = new Set([country, `${country}-${region ?? ''}`]);
  return rows.filter(({ place }) => place.split(' ').some((name) => names.has(name)));
}

/** Removes and adds the rules that apply in every year. */
export function correctRules(calendar: Package, rows: readonly HolidayCorrection[]): void {
  for (const rule of rows.flatMap(({ notRules }) => notRules ?? []))
    calendar.setHoliday(rule, false as never);
  for (const rule of rows.flatMap(({ rules }) => rules ?? []))
    calendar.setHoliday(rule, { name: { en: 'Holiday' }, type: 'public' } as never);
}

/** The days of one year to add, and those of the package to remove. */
export function correctedDays(
  rows: readonly HolidayCorrection[],
  year: number,
): { added: LocalDate[]; removed: ReadonlySet<LocalDate> } {
  const datesOf = (days: HolidayCorrection['days']): LocalDate[] =>
    (days?.[year] ?? '')
      .split(' ')
      .filter((day) => day !== '')
      .map((day) => `${year}-${day}`);
  return {
    added: rows.flatMap(({ days, expected }) => [...datesOf(days), ...datesOf(expected)]),
    removed: new Set(rows.flatMap(({ notDays }) => datesOf(notDays))),
  };
}
