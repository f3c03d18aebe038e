/**
 * Counts consecutive failures: writes rows of `failure_run`. Every function runs inside the
 * caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { prepared, singleRow } from '../file/prepared.ts';
import type { BreakerReason, BreakerTarget } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

export function createFailureCounts(db: Database) {
  return { countFailure, noteAlert, endRuns };

  /**
   * Adds a failure to the run; a run without a failure since `forgottenBefore` starts again.
   * Returns the number of failures, and when the run last alerted.
   */
  function countFailure(
    { scope, scopeId }: BreakerTarget,
    failure: { kind: BreakerReason; now: Instant; forgottenBefore: Instant },
  ): { failures: number; alertedAt: Instant | null } {
    return singleRow<
      { kind: string; now: number; forgottenBefore: number; scope: string; scopeId: string },
      { failures: number; alertedAt: Instant | null }
    >(
      db,
      `INSERT INTO failure_run (scope, scope_id, kind, failures, last_at) VALUES (:scope, :scopeId, :kind, 1, :now)
    ON CONFLICT DO UPDATE SET failures = CASE WHEN last_at < :forgottenBefore THEN 1 ELSE failures + 1 END,
      alerted_at = CASE WHEN last_at < :forgottenBefore THEN NULL ELSE alerted_at END, last_at = :now RETURNING failures, alerted_at AS alertedAt`,
    ).get({ scope, scopeId, ...failure });
  }

  /** Records the alert, so that the next one is due only after a day. */
  function noteAlert(
    { scope, scopeId }: BreakerTarget,
    alert: { kind: BreakerReason; now: Instant },
  ): void {
    prepared(
      db,
      'UPDATE failure_run SET alerted_at = ? WHERE scope = ? AND scope_id = ? AND kind = ?',
    ).run(alert.now, scope, scopeId, alert.kind);
  }

  function endRuns({ scope, scopeId }: BreakerTarget, kinds: readonly BreakerReason[]): void {
    for (const kind of kinds)
      prepared(db, 'DELETE FROM failure_run WHERE scope = ? AND scope_id = ? AND kind = ?').run(
        scope,
        scopeId,
        kind,
      );
  }
}
