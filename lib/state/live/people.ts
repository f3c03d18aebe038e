/** Reads how people are named. Their words are untrusted. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import type { NamedPerson } from '../../domain/live/facts.ts';

const NAMED = `id AS prospectId, email, zone, nullif(trim(ifnull(fields ->> 'first_name', '') || ' ' || ifnull(fields ->> 'last_name', '')), '') AS name, ifnull(nullif(fields ->> 'company', ''), company) AS company`;

/** By id; people who were forgotten have no name and are left out. */
export function peopleNamed(db: Database, ids: readonly number[]): Map<number, NamedPerson> {
  if (ids.length === 0) return new Map();
  const rows = prepared<[string], NamedPerson>(
    db,
    `SELECT ${NAMED} FROM prospect WHERE id IN (SELECT value FROM json_each(?)) AND domain <> 'forgotten.invalid'`,
  ).all(JSON.stringify([...new Set(ids)]));
  return new Map(rows.map((row) => [row.prospectId, row]));
}
