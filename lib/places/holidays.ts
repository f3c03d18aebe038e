/**
 * Reads public holidays from the date-holidays package, which is loaded on first use, and applies
 * our corrections.
 */
import { createRequire } from 'node:module';
import type Package from 'date-holidays';
import type { HolidayCorrection } from '../../data/places/holidays/correction.ts';
import { HOLIDAY_EDITION } from '../../data/places/holidays/coverage.ts';
import { DAY, HOUR, MINUTE } from '../domain/time.ts';
import type { LocalDate } from '../domain/time.ts';
import { correctRules, correctedDays, readCorrections, rowsFor } from './holiday-corrections.ts';

export type HolidayYear = {
  /** Sorted; every date that is off, substitute days included. */
  dates: readonly LocalDate[];
  /** False without data for the country: then an empty list means nothing. */
  known: boolean;
};

type HolidayPlace = {
  /** ISO alpha-2, or null when unknown. */
  country: string | null;
  /** ISO 3166-2 subdivision without the country; one that the data does not know counts as none. */
  region: string | null;
};

export type Holidays = {
  /** Computed once per place and year (3 to 30 ms), then remembered. */
  holidaysOf: (place: HolidayPlace, year: number) => HolidayYear;
  /** The dates of every year from `firstYear` to `lastYear`. */
  holidaySetOf: (
    place: HolidayPlace,
    firstYear: number,
    lastYear: number,
  ) => ReadonlySet<LocalDate>;
};

/**
 * Stores computed years: a Map, or a store that outlives the process. Keys name the versions of
 * package and corrections, the place and the year.
 */
export type HolidayMemory = {
  get: (key: string) => HolidayYear | undefined;
  set: (key: string, year: HolidayYear) => unknown;
};

/**
 * An evening such as Christmas Eve from 19:00 in South Australia does not close the working day.
 */
const EVENING = 17;

type Reader = {
  entriesOf: (year: number) => Entry[];
  spills: boolean;
  rows: readonly HolidayCorrection[];
};
type Entry = { date: string; start: Date; end: Date; type: string };

/**
 * Without a region, these countries use the holidays of the part where most people live (the summer
 * bank holiday of England).
 */
const USUAL_REGION: Readonly<Record<string, string>> = { GB: 'ENG' };

/**
 * The package itself (over 100 ms) loads at the first year that `memory` lacks; lookups are
 * synchronous. `corrections`: replaces ours in tests.
 */
export async function loadHolidays(
  memory: HolidayMemory = new Map<string, HolidayYear>(),
  corrections?: readonly HolidayCorrection[],
): Promise<Holidays> {
  // The CommonJS build loads in half the time of the other one, and only when it is needed.
  const require = createRequire(import.meta.url);
  let version: string | null = null;
  let openReader: ((place: { country: string; region: string | null }) => Reader | null) | null =
    null;

  const holidaysOf = ({ country, region }: HolidayPlace, year: number): HolidayYear => {
    if (country === null) return { dates: [], known: false };
    version ??= (require('date-holidays/package.json') as { version: string }).version;
    const key = `${version}+${HOLIDAY_EDITION}/${country}-${region ?? ''}/${year}`;
    const remembered = memory.get(key);
    if (remembered !== undefined) return remembered;
    openReader ??= createReaders(
      require('date-holidays') as typeof Package,
      corrections ?? readCorrections(),
    );
    const computed = readYear(
      openReader({ country, region: region ?? USUAL_REGION[country] ?? null }),
      year,
    );
    memory.set(key, computed);
    return computed;
  };

  return {
    holidaysOf,
    holidaySetOf: (place, firstYear, lastYear) => {
      const dates = new Set<LocalDate>();
      for (let year = firstYear; year <= lastYear; year += 1)
        for (const date of holidaysOf(place, year).dates) dates.add(date);
      return dates;
    },
  };
}

/** One reader per place; null for a country without data. */
function createReaders(
  Holidays: typeof Package,
  corrections: readonly HolidayCorrection[],
): (place: { country: string; region: string | null }) => Reader | null {
  const countries = new Set(Object.keys(new Holidays().getCountries()));
  const readers = new Map<string, Reader>();
  return ({ country, region }) => {
    const rows = rowsFor(corrections, { country, region });
    if (!countries.has(country) && rows.length === 0) return null;
    const key = `${country}-${region ?? ''}`;
    const known = readers.get(key);
    if (known !== undefined) return known;
    const source = !countries.has(country)
      ? new Holidays()
      : region === null
        ? new Holidays(country)
        : new Holidays(country, region);
    correctRules(source, rows);
    const rules = source.getRules() as unknown as { rule: string }[];
    const reader = {
      entriesOf: (year: number): Entry[] => source.getHolidays(year),
      // Some holidays last for days (`12-28 P6D`) and reach into the next year.
      spills: rules.some(({ rule }) => /P(?:[2-9]|\d\d)D|PT\d{2,}H/.test(rule)),
      rows,
    };
    readers.set(key, reader);
    return reader;
  };
}

function readYear(reader: Reader | null, year: number): HolidayYear {
  if (reader === null) return { dates: [], known: false };
  const entries = [...(reader.spills ? reader.entriesOf(year - 1) : []), ...reader.entriesOf(year)];
  const { added, removed } = correctedDays(reader.rows, year);
  const found = entries.filter((entry) => entry.type === 'public').flatMap(datesOf);
  const dates = new Set([...found.filter((date) => !removed.has(date)), ...added]);
  return {
    dates: [...dates].filter((date) => date.startsWith(`${year}-`)).toSorted(),
    known: true,
  };
}

/**
 * Every date that an entry covers, from its own date on. `date` is `2026-03-19 00:00:00 -0600`: the
 * date and the time of day at which it begins. A holiday of the lunar calendars really begins at
 * the sunset before (`-0600`), which does not close the working day before. Half days count as
 * whole days, evenings not at all. An hour's tolerance keeps a 25-hour day one day.
 */
function datesOf(entry: Entry): LocalDate[] {
  const [, date = '', hours = '0', minutes = '0'] =
    /^(\d{4}-\d{2}-\d{2})(?: (\d{2}):(\d{2}))?/.exec(entry.date) ?? [];
  if (date === '') return [];
  if (
    Number(hours) >= EVENING &&
    entry.end.getTime() - entry.start.getTime() <= (24 - EVENING) * HOUR
  )
    return [];
  const length =
    Number(hours) * HOUR + Number(minutes) * MINUTE + (entry.end.getTime() - entry.start.getTime());
  const days = Math.max(1, Math.ceil((length - HOUR) / DAY));
  const first = Date.parse(`${date}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) =>
    new Date(first + i * DAY).toISOString().slice(0, 10),
  );
}
