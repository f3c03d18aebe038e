/** The next legal instant by date-fns-tz and date-holidays alone: the oracle of the calendars. */
import { formatInTimeZone, fromZonedTime, toZonedTime } from 'date-fns-tz';
import { whyOutside } from '../../soak/oracle.ts';
import type { Home } from '../../soak/world/record.ts';

export type LegalHours = { start: string; end: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** More days in a row are off nowhere. */
const DAYS = 40;

/**
 * The earliest instant from `at` on that is inside the hours on a working day of that home. Throws
 * if there is none in forty days.
 */
export function nextLegal(home: Home, at: number, hours: LegalHours): number {
  if (whyOutside(home, at, hours) === null) return at;
  const today = Date.parse(formatInTimeZone(at, home.zone, 'yyyy-MM-dd'));
  // From the day before: a clock set back over midnight shows a date twice.
  for (let day = -1; day < DAYS; day += 1) {
    const found = openingsOf(home.zone, today + day * DAY, hours.start).find(
      (opens) => opens > at && whyOutside(home, opens, hours) === null,
    );
    if (found !== undefined) return found;
  }
  throw new Error(
    `${home.zone} has no opening within ${DAYS} days of ${new Date(at).toISOString()}`,
  );
}

/**
 * Every instant at which hours that begin at `start` can begin on a date: by the clock's offset
 * before and after a change, and at the change itself.
 */
function openingsOf(zone: string, date: number, start: string): number[] {
  const wall = date + (Number(start.slice(0, 2)) * 60 + Number(start.slice(3))) * MINUTE;
  const [before, after] = [date - DAY / 2, date + 1.5 * DAY].map((at) => ({
    at,
    offset: offsetAt(zone, at),
  })) as [Reading, Reading];
  if (before.offset === after.offset) return [wall - before.offset];
  const found = [
    wall - before.offset,
    wall - after.offset,
    changeBetween(zone, before.at, after.at),
  ];
  // The change may belong to the date before or after.
  return found
    .filter((at) => Date.parse(formatInTimeZone(at, zone, 'yyyy-MM-dd')) === date)
    .sort((a, b) => a - b);
}

type Reading = { at: number; offset: number };

function changeBetween(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * From what the clock shows: the library's own `getTimezoneOffset` is wrong in the hours after a
 * clock was set back.
 */
function offsetAt(zone: string, at: number): number {
  return (
    Date.parse(`${formatInTimeZone(at, zone, "yyyy-MM-dd'T'HH:mm")}Z`) -
    Math.floor(at / MINUTE) * MINUTE
  );
}

/**
 * As short as it can be written with date-fns-tz, two calls a person; wrong in the hours that a
 * clock leaves out or repeats. For timing only.
 */
export function nextLegalByLibrary(
  { zone, weekend, off }: { zone: string; weekend: readonly number[]; off: ReadonlySet<string> },
  at: number,
  hours: LegalHours,
): number {
  const local = toZonedTime(at, zone);
  const minutes = local.getHours() * 60 + local.getMinutes();
  const [start, end] = [hours.start, hours.end].map(
    (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  ) as [number, number];
  const today = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate());
  const works = (day: number): boolean =>
    !weekend.includes(((day / DAY + 3) % 7) + 1) &&
    !off.has(new Date(day).toISOString().slice(0, 10));
  if (minutes >= start && minutes < end && works(today)) return at;
  let day = minutes < start ? today : today + DAY;
  while (!works(day)) day += DAY;
  return fromZonedTime(
    `${new Date(day).toISOString().slice(0, 10)}T${hours.start}:00`,
    zone,
  ).getTime();
}
