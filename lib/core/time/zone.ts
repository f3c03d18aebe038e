/** Converts between instants and a zone's wall clock. */
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts';
import type { Instant, LocalDate, Zone, ZoneTable } from '../../domain/time.ts';
import { dateOfDayNumber, dayNumberOf, weekdayOfDayNumber } from './local-date.ts';
import type { Weekday } from './local-date.ts';
import type { OffsetSource } from './zone-corrections.ts';
import { isValidZone, readOffset } from './zone-offset.ts';

export type LocalDateTime = {
  date: LocalDate;
  /** Whole minutes after midnight on the wall clock, 0..1439. */
  minutesOfDay: number;
  weekday: Weekday;
  /** Milliseconds east of UTC. */
  offset: number;
};

/**
 * The closest clock changes in the tz database are Morocco's around Ramadan, 35 days apart: weekly
 * samples miss none.
 */
const SAMPLE = 7 * DAY;
/**
 * A table covers this much more than requested, so that it also answers for the days at its edges.
 */
const MARGIN = 3 * DAY;
/**
 * No wall clock is further from UTC than this (Kiritimati +14, Baker Island -12; Manila before 1844
 * is out of scope).
 */
const FARTHEST = 15 * HOUR;

/**
 * Precomputes a zone; takes about 3 microseconds per week of the range with Intl.
 * @throws RangeError when the zone is not a name of the IANA database.
 */
export function buildZone(
  zone: Zone,
  from: Instant,
  to: Instant,
  source?: OffsetSource,
): ZoneTable {
  if (!isValidZone(zone)) throw new RangeError('not an IANA time zone name');
  const first = Math.floor((from - MARGIN) / SECOND) * SECOND;
  const last = to + MARGIN;
  const transitions: Instant[] = [];
  const offsets = [readOffset(zone, first, source)];
  for (let at = first; at < last; at += SAMPLE) {
    const next = Math.min(at + SAMPLE, last);
    const before = offsets[offsets.length - 1] ?? 0;
    const after = readOffset(zone, next, source);
    if (after === before) continue;
    transitions.push(bisectTransition((instant) => readOffset(zone, instant, source), at, next));
    offsets.push(after);
  }
  return { zone, from: first, to: last, transitions, offsets };
}

/** The first whole second in (before, after] at which the offset differs from that at `before`. */
function bisectTransition(
  read: (instant: Instant) => number,
  before: Instant,
  after: Instant,
): Instant {
  const old = read(before);
  let low = Math.floor(before / SECOND);
  let high = Math.ceil(after / SECOND);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (read(middle * SECOND) === old) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

/** Returns a lookup of tables over one range; each is built at most once. */
export function createZones(from: Instant, to: Instant): (zone: Zone) => ZoneTable {
  const tables = new Map<Zone, ZoneTable>();
  return (zone) => {
    const known = tables.get(zone);
    if (known !== undefined) return known;
    const table = buildZone(zone, from, to);
    tables.set(zone, table);
    return table;
  };
}

/** Milliseconds east of UTC. */
export function offsetAt(table: ZoneTable, instant: Instant): number {
  if (instant < table.from || instant >= table.to) return readOffset(table.zone, instant);
  return table.offsets[segmentAt(table, instant)] ?? 0;
}

/** The index of the offset at `instant`: the number of transitions at or before it. */
function segmentAt(table: ZoneTable, instant: Instant): number {
  let low = 0;
  let high = table.transitions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.transitions[middle] ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the wall clock shows at `instant`. */
export function localDateTimeAt(table: ZoneTable, instant: Instant): LocalDateTime {
  const offset = offsetAt(table, instant);
  const dayNumber = Math.floor((instant + offset) / DAY);
  return {
    date: dateOfDayNumber(dayNumber),
    minutesOfDay: Math.floor((instant + offset - dayNumber * DAY) / MINUTE),
    weekday: weekdayOfDayNumber(dayNumber),
    offset,
  };
}

/** The local date alone; cheaper than `localDateTimeAt`. */
export function localDateAt(table: ZoneTable, instant: Instant): LocalDate {
  return dateOfDayNumber(Math.floor((instant + offsetAt(table, instant)) / DAY));
}

/**
 * The instant at which the wall clock shows `minutesOfDay` (0..1440) on `date`. A time that the
 * clock skips (spring) gives the first instant after the gap; a time that it shows twice (autumn)
 * gives the earlier one.
 */
export function instantOfLocal(table: ZoneTable, date: LocalDate, minutesOfDay: number): Instant {
  return instantOfWall(table, dayNumberOf(date) * DAY + minutesOfDay * MINUTE);
}

/** As `instantOfLocal`, for wall-clock milliseconds (`instant + offset`). */
export function instantOfWall(table: ZoneTable, wall: number): Instant {
  for (const { start, end, offset } of segmentsAround(table, wall - FARTHEST, wall + FARTHEST)) {
    if (wall - offset < start) return start;
    if (wall - offset < end) return wall - offset;
  }
  throw new RangeError('a wall clock more than fifteen hours from UTC');
}

/** A span of time with one offset. */
export type Segment = { start: Instant; end: Instant; offset: number };

/**
 * The segments of one offset that cover [from, to), in order; the first and the last extend beyond
 * it.
 */
export function segmentsAround(table: ZoneTable, from: Instant, to: Instant): Segment[] {
  const covering = from >= table.from && to < table.to ? table : buildZone(table.zone, from, to);
  const { transitions, offsets } = covering;
  const segments: Segment[] = [];
  for (let i = segmentAt(covering, from); i <= segmentAt(covering, to); i += 1) {
    segments.push({
      start: transitions[i - 1] ?? -Infinity,
      end: transitions[i] ?? Infinity,
      offset: offsets[i] ?? 0,
    });
  }
  return segments;
}

/** `2026-03-02T09:15:00-05:00`, without fractions of a second. */
export function formatLocal(table: ZoneTable, instant: Instant): string {
  const offset = offsetAt(table, instant);
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / MINUTE;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
