/**
 * Wall clock times from Intl and from later changes of the tz database: the oracle of every test
 * about time, independent of lib/core.
 */

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** `day`: days since 1970-01-01; `minutes` after midnight; `weekday`: 1 Monday .. 7 Sunday. */
export type Wall = { day: number; date: string; minutes: number; weekday: number };

/**
 * Zones of the tests whose law changed after the oldest tz database a Node may have: [from, until,
 * hours from UTC], after the tz releases 2026c and 2026f.
 */
const DECIDED: Readonly<Record<string, readonly [from: number, until: number, hours: number]>> = {
  'Africa/Casablanca': [Date.UTC(2026, 8, 20, 1), Infinity, 0],
  'America/Havana': [Date.UTC(2026, 10, 1, 5), Date.UTC(2027, 10, 7, 5), -4],
};

/** True if Intl may be older than the law. */
export function isDecidedSince(zone: string, at: number): boolean {
  const row = DECIDED[zone];
  return row !== undefined && at >= row[0] && at < row[1];
}

/**
 * The zone to ask a library for instead, so that its answer follows the law: `Etc/GMT+4` is four
 * hours behind.
 */
export function lawfulZone(zone: string, at: number): string {
  if (!isDecidedSince(zone, at)) return zone;
  const hours = DECIDED[zone]?.[2] ?? 0;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const remembered = new Map<string, Map<number, number>>();

/**
 * Milliseconds the wall clock shows, as if it were UTC: to the minute where offsets are (all of
 * them since 1972).
 */
export function wallMs(zone: string, at: number): number {
  // Intl takes 3 microseconds: asked once every half hour, on which all clocks of the tests are
  // changed.
  const slice = Math.floor(at / HALF_HOUR);
  let known = remembered.get(zone);
  if (known === undefined) remembered.set(zone, (known = new Map()));
  let wall = known.get(slice);
  if (wall === undefined) known.set(slice, (wall = ask(zone, slice * HALF_HOUR)));
  return wall + (at - slice * HALF_HOUR);
}

function ask(zone: string, at: number): number {
  if (isDecidedSince(zone, at)) return at + (DECIDED[zone]?.[2] ?? 0) * 60 * MINUTE;
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    // Swedish writes 2026-03-02 09:15.
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return Date.parse(`${formatter.format(at).replace(' ', 'T')}Z`);
}

export function wallAt(zone: string, at: number): Wall {
  const wall = wallMs(zone, at);
  const day = Math.floor(wall / DAY);
  return {
    day,
    date: dateOf(day),
    minutes: Math.floor((wall - day * DAY) / MINUTE),
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
  };
}

const dates = new Map<number, string>();

export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) dates.set(day, (date = new Date(day * DAY).toISOString().slice(0, 10)));
  return date;
}

/** Every instant in [from, to) at which the clock of the zone jumps, to the half hour. */
export function clockChanges(zone: string, from: number, to: number): number[] {
  const offset = (at: number): number => wallMs(zone, at) - at;
  const changes: number[] = [];
  for (let day = from; day < to; day += DAY) {
    if (offset(day) === offset(day + DAY)) continue;
    for (let at = day; at < day + DAY; at += HALF_HOUR)
      if (offset(at) !== offset(at + HALF_HOUR)) changes.push(at + HALF_HOUR);
  }
  return changes;
}

export type WallHours = { start: string; end: string };

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
