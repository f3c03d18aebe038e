/** Remembers the offsets of zones between calls: the first question to Intl costs a process 25 ms, which is much of a short one. */
import type { Database } from '../engine/database.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';

/** Same shape as core's ZoneTable. */
export type StoredZone = {
  zone: Zone;
  from: Instant;
  to: Instant;
  transitions: readonly Instant[];
  offsets: readonly number[];
};

/** Null when it is not known, not for the whole span, or from another edition of the tz database. */
export function readZoneTable(
  db: Database,
  wanted: { zone: Zone; edition: string; from: Instant; to: Instant },
): StoredZone | null {
  const value = valueOf<[string], string>(db, 'SELECT value FROM setting WHERE key = ?').get(
    `zone/${wanted.zone}`,
  );
  if (value === undefined) return null;
  const { edition, ...table } = JSON.parse(value) as StoredZone & { edition: string };
  return edition === wanted.edition && table.from <= wanted.from && table.to >= wanted.to
    ? table
    : null;
}

export function writeZoneTable(db: Database, table: StoredZone, edition: string): void {
  prepared(
    db,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(`zone/${table.zone}`, JSON.stringify({ ...table, edition }));
}
