/** Reads alerts: rows of `alert`. */
import type { Database } from '../engine/database.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Instant } from '../../domain/time.ts';
import { PERSISTENT_FAILURE } from '../../domain/sending/hold.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

export const ALERT_COLUMNS = `id, code, scope, scope_id AS scopeId, detail, reason,
  level, value, threshold, sample,
  since_at AS since, until_at AS until, ended_at AS endedAt, acknowledged_at AS acknowledgedAt`;

/** The alerts that last at `now`, oldest first. */
export function openAlerts(db: Database, now: Instant): Alert[] {
  return prepared<[number], Alert>(
    db,
    `SELECT ${ALERT_COLUMNS} FROM alert INDEXED BY alert_open
    WHERE ended_at IS NULL AND (until_at IS NULL OR until_at > ?) ORDER BY id`,
  ).all(now);
}

/** The alerts that ended before they were acknowledged, oldest first. */
export function missedAlerts(db: Database, now: Instant): Alert[] {
  return prepared<[number], Alert>(
    db,
    `SELECT ${ALERT_COLUMNS} FROM alert INDEXED BY alert_unseen
    WHERE acknowledged_at IS NULL AND (ended_at IS NOT NULL OR until_at <= ?) ORDER BY id`,
  )
    .all(now)
    .map((alert) => ({ ...alert, endedAt: alert.endedAt ?? alert.until }));
}

/** The campaigns with an open alert that none of their mailboxes works. */
export function alertedOfFailure(db: Database): string[] {
  return valueOf<[string], string>(
    db,
    'SELECT scope_id FROM alert INDEXED BY alert_open WHERE ended_at IS NULL AND code = ? ORDER BY scope_id',
  ).all(PERSISTENT_FAILURE);
}

export const createAlerts = storeOf({ openAlerts, missedAlerts });
