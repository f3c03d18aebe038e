/**
 * Decides whether an instant is a working hour of a person, from date-fns-tz and date-holidays
 * alone.
 */
import { formatInTimeZone } from 'date-fns-tz';
import Holidays from 'date-holidays';
import type { Home } from './world/record.ts';

export type OutsideReason = 'window' | 'weekend' | 'holiday';

const calendars = new Map<string, Holidays>();
const holidays = new Map<string, boolean>();

/** Null: the instant is inside. `window` is read on the person's own clock; its end is outside. */
export function whyOutside(
  home: Home,
  at: number,
  window: { start: string; end: string },
): OutsideReason | null {
  const [time, weekday, day] = formatInTimeZone(at, home.zone, 'HH:mm i yyyy-MM-dd').split(' ') as [
    string,
    string,
    string,
  ];
  if (time < window.start || time >= window.end) return 'window';
  if (home.weekend.includes(Number(weekday))) return 'weekend';
  return isHoliday(home, { at, day }) ? 'holiday' : null;
}

/**
 * The library is asked with the instant itself, so that holidays which begin at sunset are its
 * affair and not ours.
 */
function isHoliday(home: Home, { at, day }: { at: number; day: string }): boolean {
  const place = `${home.country}|${home.state ?? ''}|${home.zone}`;
  const known = holidays.get(`${place}|${day}`);
  if (known !== undefined) return known;
  const calendar =
    calendars.get(place) ??
    new Holidays(home.country, home.state ?? '', '', { timezone: home.zone } as object);
  calendars.set(place, calendar);
  const found = calendar.isHoliday(new Date(at));
  const off = found !== false && found.some(({ type }) => type === 'public');
  holidays.set(`${place}|${day}`, off);
  return off;
}

/** YYYY-MM-DD on the clock of a zone. */
export function dayIn(zone: string, at: number): string {
  return formatInTimeZone(at, zone, 'yyyy-MM-dd');
}
