/**
 * Counts hours on the recipient's clock: one number gives the date, the weekday and the hour of the
 * day.
 */
import { HOUR, MINUTE } from '../../domain/time.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { weekdayOfDayNumber, type Weekday } from './local-date.ts';
import { readOffset } from './zone-offset.ts';

/**
 * Whole hours since 1970-01-01 00:00 on the zone's wall clock. A clock change skips one or repeats
 * one.
 */
export function localHourAt(zone: Zone, at: Instant): number {
  return Math.floor((at + offsetOf(zone, at)) / HOUR);
}

/** The last clock change by other than whole minutes was Liberia's in 1972, by 44:30 minutes. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0);
/**
 * The latest offset per zone: most messages are counted within the same minute as the one before.
 */
const lastRead = new Map<Zone, { minute: number; offset: number }>();

function offsetOf(zone: Zone, at: Instant): number {
  if (at < WHOLE_MINUTES_SINCE) return readOffset(zone, at);
  const minute = Math.floor(at / MINUTE);
  const last = lastRead.get(zone);
  if (last?.minute === minute) return last.offset;
  const offset = readOffset(zone, at);
  lastRead.set(zone, { minute, offset });
  return offset;
}

/** 0 to 23. */
export function hourOfDay(localHour: number): number {
  return ((localHour % 24) + 24) % 24;
}

export function weekdayOfLocalHour(localHour: number): Weekday {
  return weekdayOfDayNumber(Math.floor(localHour / 24));
}
