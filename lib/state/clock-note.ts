/** The last reading of the machine's clock that was believed, and what the ledger itself knows of the time. */
import type { Database } from 'better-sqlite3';
import { prepared, valueOf } from './prepared.ts';
import type { ClockNote } from '../domain/clock.ts';
import type { Instant } from '../domain/time.ts';

export function readClockNote(db: Database): ClockNote | null {
  return (prepared(db, 'SELECT at, boot, uptime FROM clock WHERE id = 1').get() as ClockNote | undefined) ?? null;
}

export function writeClockNote(db: Database, { at, boot, uptime }: ClockNote): void {
  prepared(db, 'INSERT INTO clock (id, at, boot, uptime) VALUES (1, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, boot = excluded.boot, uptime = excluded.uptime').run(at, boot, uptime);
}

/** The instant of the last settlement. */
export function newestInstant(db: Database): Instant | null {
  return (valueOf(db, 'SELECT at FROM reservation WHERE settled IS NOT NULL ORDER BY settled DESC LIMIT 1').get() as Instant | undefined) ?? null;
}

/**
 * What was sent under a clock that ran ahead counts as sent now, and from here on it grows old. Each gets a new number, so that
 * processes that keep the past in memory learn of it.
 */
export function bringBackTo(db: Database, now: Instant): number {
  const later = valueOf(db, 'SELECT id FROM reservation WHERE settled IS NOT NULL AND at > ? ORDER BY settled').all(now) as number[];
  const move = prepared(db, 'UPDATE reservation SET at = ?, settled = (SELECT max(settled) + 1 FROM reservation WHERE settled IS NOT NULL) WHERE id = ?');
  for (const id of later) move.run(now, id);
  return later.length;
}
