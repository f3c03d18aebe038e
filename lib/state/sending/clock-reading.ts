/** The last reading of the machine's clock that was believed, and what the ledger itself knows of the time. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import type { ClockStanding } from '../../domain/clock.ts';
import type { Instant } from '../../domain/time.ts';

export function readClockNote(db: Database): ClockStanding | null {
  return (
    prepared<[], ClockStanding>(
      db,
      'SELECT at, boot, uptime, settled, ahead, ahead_until AS aheadUntil FROM clock WHERE id = 1',
    ).get() ?? null
  );
}

export function writeClockNote(
  db: Database,
  { at, boot, uptime, settled, ahead, aheadUntil }: ClockStanding,
): void {
  prepared(
    db,
    'INSERT OR REPLACE INTO clock (id, at, boot, uptime, settled, ahead, ahead_until) VALUES (1, ?, ?, ?, ?, ?, ?)',
  ).run(at, boot, uptime, settled, ahead, aheadUntil);
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

/**
 * What was sent under a clock that ran ahead counts as sent now, and from here on it grows old. Each gets a new number, so that
 * processes that keep the past in memory learn of it.
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
