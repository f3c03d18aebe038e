/** Builds the calendars of the people at hand: zone tables, weekends and holidays, each computed once. */
import { buildCalendar, type Calendar } from '../core/calendar.ts';
import { localDateAt } from '../core/zone.ts';
import { isWorkingDay, type WorkingDays } from '../core/working-day.ts';
import { buildZone, instantOfLocal, type ZoneTable } from '../core/zone.ts';
import { addDays } from '../core/local-date.ts';
import { DAY, type Instant, type LocalDate, type Zone } from '../domain/time.ts';
import type { SendWindow } from '../domain/campaign.ts';

export type HolidayRequest = { country: string; region: string | null };

/** What the world's reference data must answer. */
export type PlacesPort = {
  /** Loads the holiday data once; the answer is synchronous: the public holidays of a country, or region of it, that touch a year. */
  loadHolidays(requests: readonly HolidayRequest[], years: readonly number[]): Promise<(country: string, region: string | null, year: number) => readonly LocalDate[]>;
  /** ISO weekdays off, 1 Monday to 7 Sunday. */
  weekendOf(country: string | null): readonly number[];
};

export type Calendars = {
  /** Throws UnknownCalendar for a key that was not loaded. */
  calendarOf(key: string): Calendar;
  zoneOf(key: string): ZoneTable;
  isWorkingDay(key: string, date: LocalDate): boolean;
};

export class UnknownCalendar extends Error {}

/** A campaign is never planned further ahead than this. */
export const HORIZON = 120 * DAY;

/** `keys`: 'zone|country|region' (state/prospects.ts). Covers from a few days before `from` to HORIZON after it. */
export async function loadCalendars(places: PlacesPort, keys: readonly string[], request: { window: SendWindow; from: Instant }): Promise<Calendars> {
  const [from, to] = [request.from - 14 * DAY, request.from + HORIZON];
  const years = yearsBetween(from, to);
  const places_ = keys.map(parseKey);
  const countries = places_.flatMap(({ country, region }) => (country === null ? [] : [{ country, region }]));
  const holidaysIn = request.window.skipHolidays && countries.length > 0 ? await places.loadHolidays(countries, years) : () => [];
  const zones = new Map<Zone, ZoneTable>();
  const zone = (name: Zone): ZoneTable => {
    const table = zones.get(name) ?? buildZone(name, from, to);
    zones.set(name, table);
    return table;
  };
  const days = new Map(keys.map((key, index) => {
    const { country, region } = places_[index] as Place;
    const holidays = new Set(country === null ? [] : years.flatMap((year) => holidaysIn(country, region, year)));
    return [key, { weekend: places.weekendOf(country), holidays } satisfies WorkingDays];
  }));
  const calendars = new Map<string, Calendar>();
  const daysOf = (key: string): WorkingDays => {
    const found = days.get(key);
    if (!found) throw new UnknownCalendar(key);
    return found;
  };
  return {
    zoneOf: (key) => zone(parseKey(key).zone),
    isWorkingDay: (key, date) => isWorkingDay(daysOf(key), date),
    calendarOf(key) {
      const known = calendars.get(key);
      if (known) return known;
      const recipient = zone(parseKey(key).zone);
      const hours = request.window.timezone === 'recipient' ? recipient : zone(request.window.timezone);
      const { weekend, holidays } = daysOf(key);
      const calendar = buildCalendar({ hours, recipient, window: request.window, weekend, holidays: holidays as ReadonlySet<LocalDate>, from, to });
      calendars.set(key, calendar);
      return calendar;
    },
  };
}

/** The calendar day an instant lies in, in a zone. */
export function dayIn(table: ZoneTable): (at: Instant) => { date: LocalDate; startsAt: Instant; endsAt: Instant } {
  let last = { date: '', startsAt: 0, endsAt: 0 };
  return (at) => {
    if (at >= last.startsAt && at < last.endsAt) return last;
    const date = localDateAt(table, at);
    last = { date, startsAt: instantOfLocal(table, date, 0), endsAt: instantOfLocal(table, addDays(date, 1), 0) };
    return last;
  };
}

type Place = { zone: Zone; country: string | null; region: string | null };

function parseKey(key: string): Place {
  const [zone = '', country = '', region = ''] = key.split('|');
  return { zone, country: country || null, region: region || null };
}

function yearsBetween(from: Instant, to: Instant): number[] {
  const first = new Date(from).getUTCFullYear();
  return Array.from({ length: new Date(to).getUTCFullYear() - first + 1 }, (_, index) => first + index);
}
