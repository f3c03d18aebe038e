/**
 * Counts consecutive failures: writes rows of `failure_run`, and ends their alerts. Every function
 * runs inside the caller's transaction.
 */
import { endAlerts } from '../alerts/raise-alert.ts';
import type { Database } from '../engine/database.ts';
import { prepared, singleRow } from '../file/prepared.ts';
import type { FailureKind, FailureRun, FailureTarget } from '../../domain/sending/failure-run.ts';
import type { Instant } from '../../domain/time.ts';

type Counted = Pick<FailureRun, 'failures'> & { alertedAt: Instant | null };

export function createFailureCounts(db: Database) {
  return { countFailure, noteOpen, noteAlert, beginTry, closeRun, endRuns };

  /**
   * Adds a failure to the run; a run without a failure since `forgottenBefore` starts again.
   * Returns the number of failures, and when the run last alerted.
   */
  function countFailure(
    { scope, scopeId }: FailureTarget,
    failure: { kind: FailureKind; now: Instant; forgottenBefore: Instant; atLogin: boolean },
  ): Counted {
    return singleRow<
      Record<'kind' | 'scope' | 'scopeId', string> &
        Record<'now' | 'forgottenBefore' | 'atLogin', number>,
      Counted
    >(
      db,
      `INSERT INTO failure_run (scope, scope_id, kind, failures, first_at, last_at, open_until, at_login)
    VALUES (:scope, :scopeId, :kind, 1, :now, :now, :now, :atLogin)
    ON CONFLICT DO UPDATE SET failures = CASE WHEN last_at < :forgottenBefore THEN 1 ELSE failures + 1 END,
      first_at = CASE WHEN last_at < :forgottenBefore THEN :now ELSE first_at END,
      alerted_at = CASE WHEN last_at < :forgottenBefore THEN NULL ELSE alerted_at END,
      last_at = :now, at_login = :atLogin RETURNING failures, alerted_at AS alertedAt`,
    ).get({
      scope,
      scopeId,
      kind: failure.kind,
      now: failure.now,
      forgottenBefore: failure.forgottenBefore,
      atLogin: failure.atLogin ? 1 : 0,
    });
  }

  /** Records until when nothing tries again. */
  function noteOpen(
    { scope, scopeId }: FailureTarget,
    { kind, until }: { kind: FailureKind; until: Instant },
  ): void {
    prepared(
      db,
      'UPDATE failure_run SET open_until = ? WHERE scope = ? AND scope_id = ? AND kind = ?',
    ).run(until, scope, scopeId, kind);
  }

  /** Records the alert, so that the next one is due only after a day. */
  function noteAlert(
    { scope, scopeId }: FailureTarget,
    alert: { kind: FailureKind; now: Instant },
  ): void {
    prepared(
      db,
      'UPDATE failure_run SET alerted_at = ? WHERE scope = ? AND scope_id = ? AND kind = ?',
    ).run(alert.now, scope, scopeId, alert.kind);
  }

  /** Returns false when another process tries it, or it is not yet time. */
  function beginTry(
    { scope, scopeId }: FailureTarget,
    { kind, now, until }: { kind: FailureKind; now: Instant; until: Instant },
  ): boolean {
    return (
      prepared(
        db,
        'UPDATE failure_run SET open_until = ? WHERE scope = ? AND scope_id = ? AND kind = ? AND open_until <= ?',
      ).run(until, scope, scopeId, kind, now).changes === 1
    );
  }

  /** The run goes on, and its next try may come at once. */
  function closeRun({ scope, scopeId }: FailureTarget, kind: FailureKind, now: Instant): void {
    prepared(
      db,
      `UPDATE failure_run SET open_until = min(open_until, ?) WHERE scope = ? AND scope_id = ? AND kind = ?`,
    ).run(now, scope, scopeId, kind);
  }

  /** Ends the runs and the alerts about them. */
  function endRuns(
    { scope, scopeId }: FailureTarget,
    kinds: readonly FailureKind[],
    now: Instant,
  ): void {
    const ended = kinds.filter(
      (kind) =>
        prepared(db, 'DELETE FROM failure_run WHERE scope = ? AND scope_id = ? AND kind = ?').run(
          scope,
          scopeId,
          kind,
        ).changes > 0,
    );
    if (ended.length > 0) endAlerts(db, { scope, scopeId }, ended, now);
  }
}
