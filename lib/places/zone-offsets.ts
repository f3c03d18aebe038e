/** Reads zone offsets through date-fns-tz, which is loaded when a table to be stored is built. */
import { createRequire } from 'node:module';
import type { formatInTimeZone as Format } from 'date-fns-tz/formatInTimeZone';
import { HOUR, MINUTE, type Instant, type Zone } from '../domain/time.ts';

/**
 * Milliseconds east of UTC, in whole minutes, by this Node's tz database. Not `getTimezoneOffset`:
 * it takes UTC for local time around clock changes, in 118 zones.
 */
export function loadZoneOffsets(): (zone: Zone, instant: Instant) => number {
  // Synchronous, because a table is built inside the transaction that stores it.
  const require = createRequire(import.meta.url);
  const { formatInTimeZone } = require('date-fns-tz/formatInTimeZone') as {
    formatInTimeZone: typeof Format;
  };
  return (zone, instant) => {
    const text = formatInTimeZone(instant, zone, 'xxx');
    const size = Number(text.slice(1, 3)) * HOUR + Number(text.slice(4)) * MINUTE;
    return text.startsWith('-') ? -size : size;
  };
}
