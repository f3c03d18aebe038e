/**
 * Reads runs of consecutive failures: rows of `failure_run`. Every function runs inside the
 * caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { BreakerReason, BreakerTarget } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

/** The reads that breakers need. */
export function createFailureRuns(db: Database) {
  return { runsOf, anyRuns };

  function runsOf({
    scope,
    scopeId,
  }: BreakerTarget): { kind: BreakerReason; failures: number; lastAt: Instant }[] {
    return prepared<[string, string], { kind: BreakerReason; failures: number; lastAt: Instant }>(
      db,
      'SELECT kind, failures, last_at AS lastAt FROM failure_run WHERE scope = ? AND scope_id = ?',
    ).all(scope, scopeId);
  }

  /** Usually false: then no message needs a check of its own. */
  function anyRuns(): boolean {
    return valueOf(db, 'SELECT EXISTS (SELECT 1 FROM failure_run)').get() === 1;
  }
}
