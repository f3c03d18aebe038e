/** Hours as the recipient's own clock counts them: one number that tells the date, the weekday and the hour of the day. */
import { HOUR } from '../../domain/time.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { weekdayOfDayNumber, type Weekday } from './local-date.ts';
import { readOffset } from './zone-offset.ts';

/** Whole hours that the wall clock of a zone shows since 1970 began on it. Across a clock change one is left out, or comes twice. */
export function localHourAt(zone: Zone, at: Instant): number {
  return Math.floor((at + readOffset(zone, at)) / HOUR);
}

/** 0 to 23. */
export function hourOfDay(localHour: number): number {
  return ((localHour % 24) + 24) % 24;
}

export function weekdayOfLocalHour(localHour: number): Weekday {
  return weekdayOfDayNumber(Math.floor(localHour / 24));
}
