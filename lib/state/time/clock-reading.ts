/** Reads the last accepted reading of the machine's clock, and the last settlement. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import type { ClockStanding } from '../../domain/clock.ts';
import type { Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

/** Null when no reading was accepted yet. */
export function readClockNote(db: Database): ClockStanding | null {
  return (
    prepared<[], ClockStanding>(
      db,
      'SELECT at, boot, uptime, settled, ahead, ahead_until AS aheadUntil FROM clock WHERE id = 1',
    ).get() ?? null
  );
}

/** The number of the last settlement; 0 when there is none. */
export function lastSettled(db: Database): number {
  return singleValue<[], number>(
    db,
    'SELECT ifnull(max(settled), 0) FROM reservation WHERE settled IS NOT NULL',
  ).get();
}

/** The instant of the last settlement; null when there is none. */
export function newestInstant(db: Database): Instant | null {
  return (
    valueOf<[], Instant>(
      db,
      'SELECT at FROM reservation WHERE settled IS NOT NULL ORDER BY settled DESC LIMIT 1',
    ).get() ?? null
  );
}

export const createClockReading = storeOf({ readClockNote, lastSettled });
