/** Remembers the addresses of forgotten people by keyed digests: writes rows of `forgotten`. */
import type { Database } from '../../engine/database.ts';
import { prepared } from '../../file/prepared.ts';
import { digestOf, type Forgotten } from './forgotten.ts';

export function rememberForgotten(
  db: Database,
  canonical: string,
  { prospectId, reason, at }: Forgotten & { prospectId: number | null },
): void {
  prepared(
    db,
    'INSERT INTO forgotten (digest, prospect_id, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(digestOf(db, canonical), prospectId, reason, at);
}
