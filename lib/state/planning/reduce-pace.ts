/** Writes the reduced pace of a mailbox to a destination. Runs inside the caller's transaction. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReducedPace } from '../../domain/limits/reduced-pace.ts';

/** Deletes paces without a deferral since `recoveredBefore`: they are the usual ones again. */
export function reducePace(
  db: Database,
  { mailboxId, scope, scopeId, factor, at }: ReducedPace,
  recoveredBefore: Instant,
): void {
  prepared(db, 'DELETE FROM reduced_pace WHERE at <= ?').run(recoveredBefore);
  prepared(
    db,
    'INSERT OR REPLACE INTO reduced_pace (mailbox_id, scope, scope_id, factor, at) VALUES (?, ?, ?, ?, ?)',
  ).run(mailboxId, scope, scopeId, factor, at);
}

export const createPaceReduction = storeOf({ reducePace });
