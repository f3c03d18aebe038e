/**
 * Reads local dates, hours and public holidays from Intl and date-holidays: the demo's own oracle,
 * independent of the tool.
 */
import Holidays from 'date-holidays';
import { COUNTRIES, zoneOf, type Country, type DemoPerson } from './people.ts';

export const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;

export type Local = { date: string; time: string; minutes: number; weekday: number };

const formats = new Map<string, Intl.DateTimeFormat>();
const calendars = new Map<string, Holidays>();
const holidayNames = new Map<string, string | null>();

/** The wall clock in `zone`; `weekday` is ISO (1 Monday). */
export function localAt(zone: string, at: number): Local {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  ) as Record<string, string>;
  const date = `${part['year']}-${part['month']}-${part['day']}`;
  const time = `${part['hour']}:${part['minute']}`;
  return {
    date,
    time,
    minutes: Number(part['hour']) * 60 + Number(part['minute']),
    weekday: ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1,
  };
}

/** Why a person does not work on a date: the name of a holiday, `weekend`, or null. */
export function restOf(person: DemoPerson, date: string): string | null {
  const { rest } = COUNTRIES[person.country] as Country;
  const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return holidayOf(person, date) ?? (rest.includes(weekday) ? 'weekend' : null);
}

/** The name of the public holiday, in English where the data has it. */
function holidayOf({ country, region }: DemoPerson, date: string): string | null {
  const place = `${country}-${region}`;
  const key = `${place} ${date}`;
  const known = holidayNames.get(key);
  if (known !== undefined) return known;
  let calendar = calendars.get(place);
  if (!calendar) {
    calendar = region === '' ? new Holidays(country) : new Holidays(country, region);
    calendars.set(place, calendar);
  }
  const found = calendar
    .getHolidays(date.slice(0, 4), 'en')
    .find((day) => day.type === 'public' && day.date.startsWith(date));
  const name = found ? (found.name.split(/ \(|; /)[0] as string) : null;
  holidayNames.set(key, name);
  return name;
}

/** The instant of a wall-clock time in a person's zone. */
export function instantAt(person: DemoPerson, date: string, minutes: number): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE;
  const local = localAt(zoneOf(person), wall);
  return wall - (Date.parse(`${local.date}T${local.time}:00Z`) - wall);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
