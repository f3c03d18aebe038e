/**
 * Stores the offsets of zones between calls: the first use of Intl takes 25 ms, which is much for a
 * short command.
 */
import type { Database } from '../engine/database.ts';
import type { Instant, Zone, ZoneTable } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';

/**
 * Null: the zone is not stored, not for the whole span, or from another edition of the tz database.
 */
export function readZoneTable(
  db: Database,
  wanted: { zone: Zone; edition: string; from: Instant; to: Instant },
): ZoneTable | null {
  const value = valueOf<[string], JsonColumn<ZoneTable & { edition: string }>>(
    db,
    'SELECT value FROM setting WHERE key = ?',
  ).get(`zone/${wanted.zone}`);
  if (value === undefined) return null;
  const { edition, ...table } = readJson(value);
  return edition === wanted.edition && table.from <= wanted.from && table.to >= wanted.to
    ? table
    : null;
}

export function writeZoneTable(db: Database, table: ZoneTable, edition: string): void {
  prepared(
    db,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(`zone/${table.zone}`, JSON.stringify({ ...table, edition }));
}
