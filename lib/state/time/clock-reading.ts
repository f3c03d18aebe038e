/** The last reading of the machine's clock that was believed, and what the ledger itself knows of the time. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import type { ClockStanding } from '../../domain/clock.ts';
import type { Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

export function readClockNote(db: Database): ClockStanding | null {
  return (
    prepared<[], ClockStanding>(
      db,
      'SELECT at, boot, uptime, settled, ahead, ahead_until AS aheadUntil FROM clock WHERE id = 1',
    ).get() ?? null
  );
}

export function lastSettled(db: Database): number {
  return singleValue<[], number>(
    db,
    'SELECT ifnull(max(settled), 0) FROM reservation WHERE settled IS NOT NULL',
  ).get();
}

/** The instant of the last settlement. */
export function newestInstant(db: Database): Instant | null {
  return (
    valueOf<[], Instant>(
      db,
      'SELECT at FROM reservation WHERE settled IS NOT NULL ORDER BY settled DESC LIMIT 1',
    ).get() ?? null
  );
}

export const createClockReading = storeOf({ readClockNote, lastSettled });
