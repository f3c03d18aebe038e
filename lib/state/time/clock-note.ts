/**
 * Writes the last accepted reading of the clock, and corrects sendings recorded under a clock that
 * was ahead.
 */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { ClockStanding } from '../../domain/clock.ts';
import type { Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

export function writeClockNote(
  db: Database,
  { at, boot, uptime, settled, ahead, aheadUntil }: ClockStanding,
): void {
  prepared(
    db,
    'INSERT OR REPLACE INTO clock (id, at, boot, uptime, settled, ahead, ahead_until) VALUES (1, ?, ?, ?, ?, ?, ?)',
  ).run(at, boot, uptime, settled, ahead, aheadUntil);
}

/**
 * Dates later sendings to `now`; returns how many. Each gets a new number, so that processes with a
 * cache notice the change.
 */
export function bringBackTo(db: Database, now: Instant): number {
  const later = valueOf<[number], number>(
    db,
    'SELECT id FROM reservation WHERE settled IS NOT NULL AND at > ? ORDER BY settled',
  ).all(now);
  const move = prepared(
    db,
    'UPDATE reservation SET at = ?, settled = (SELECT max(settled) + 1 FROM reservation WHERE settled IS NOT NULL) WHERE id = ?',
  );
  for (const id of later) move.run(now, id);
  return later.length;
}

export const createClockNote = storeOf({ writeClockNote, bringBackTo });
