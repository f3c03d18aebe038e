/** Reads runs of consecutive failures: rows of `failure_run`. */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { BreakerReason, BreakerTarget } from '../../domain/sending/hold.ts';
import type { FailureKind, FailureRun, FailureTarget } from '../../domain/sending/failure-run.ts';
import type { Instant } from '../../domain/time.ts';

const COLUMNS = `scope, scope_id AS scopeId, kind, failures, first_at AS since, last_at AS lastAt,
  open_until AS openUntil, at_login AS atLogin`;
type Row = Omit<FailureRun, 'atLogin'> & { atLogin: 0 | 1 };

/** An inbox or a listener that fails stops no message. */
const STOPS_MESSAGES = `kind NOT IN ('inbox_failing', 'listener_failing')`;

/** The reads that breakers need. */
export function createFailureRuns(db: Database) {
  return { runsOf, anyRuns, runOf: (...of: Of) => failureRunOf(db, ...of), failingAccounts };

  function runsOf({
    scope,
    scopeId,
  }: BreakerTarget): { kind: BreakerReason; failures: number; lastAt: Instant }[] {
    return prepared<[string, string], { kind: BreakerReason; failures: number; lastAt: Instant }>(
      db,
      `SELECT kind, failures, last_at AS lastAt FROM failure_run WHERE scope = ? AND scope_id = ? AND ${STOPS_MESSAGES}`,
    ).all(scope, scopeId);
  }

  /** Usually false: then no message needs a check of its own. */
  function anyRuns(): boolean {
    return (
      valueOf(db, `SELECT EXISTS (SELECT 1 FROM failure_run WHERE ${STOPS_MESSAGES})`).get() === 1
    );
  }

  /** The mailboxes whose SMTP account has not worked since its last failure. */
  function failingAccounts(): FailureRun[] {
    return prepared<[], Row>(
      db,
      `SELECT ${COLUMNS} FROM failure_run WHERE scope = 'mailbox' AND kind = 'account_failing' ORDER BY scope_id`,
    )
      .all()
      .map(fromRow);
  }
}

type Of = [target: FailureTarget, kind: FailureKind];

/** Null: it works, as far as known. */
export function failureRunOf(db: Database, ...[{ scope, scopeId }, kind]: Of): FailureRun | null {
  const row = prepared<[string, string, string], Row>(
    db,
    `SELECT ${COLUMNS} FROM failure_run WHERE scope = ? AND scope_id = ? AND kind = ?`,
  ).get(scope, scopeId, kind);
  return row ? fromRow(row) : null;
}

function fromRow(row: Row): FailureRun {
  return { ...row, atLogin: row.atLogin === 1 };
}
