/** Addresses of forgotten people, known by keyed digests only: rows of `forgotten`. */
import { createHmac } from 'node:crypto';
import type { Database } from '../../engine/database.ts';
import type { Instant } from '../../../domain/time.ts';
import { prepared } from '../../file/prepared.ts';
import { readMessageIdKey } from '../settings.ts';

export type Forgotten = { reason: string; at: Instant };

/** Null when the address is not one of a forgotten person. Costs no digest where no person is forgotten. */
export function findForgotten(db: Database, canonical: string): Forgotten | null {
  if (prepared(db, 'SELECT 1 FROM forgotten LIMIT 1').get() === undefined) return null;
  const row = prepared<[string], Forgotten>(
    db,
    'SELECT reason, at FROM forgotten WHERE digest = ?',
  ).get(digestOf(db, canonical));
  return row ?? null;
}

/** The row that stands for the person whose address this was. */
export function forgottenProspect(db: Database, canonical: string): number | null {
  const row = prepared<[string], { prospectId: number | null }>(
    db,
    'SELECT prospect_id AS prospectId FROM forgotten WHERE digest = ?',
  ).get(digestOf(db, canonical));
  return row?.prospectId ?? null;
}

/** Without the file's own key, no list of addresses can be tried on it. */
export function digestOf(db: Database, canonical: string): string {
  return createHmac('sha256', readMessageIdKey(db))
    .update(`forgotten address\0${canonical}`)
    .digest('hex');
}
