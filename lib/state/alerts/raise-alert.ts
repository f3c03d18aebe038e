/**
 * Raises, ends and acknowledges alerts: writes rows of `alert`. Every function runs inside the
 * caller's transaction.
 */
import { ALERT_COLUMNS } from './alerts.ts';
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import type { Alert, AlertCode, AlertTarget, NewAlert } from '../../domain/alerts/alert.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * Opens the alert, or brings an open one about the same up to date. An alert that became critical
 * is unacknowledged again.
 */
export function raiseAlert(db: Database, alert: NewAlert, now: Instant): void {
  const open = findOpen(db, alert);
  const lasts = open !== undefined && (open.until === null || open.until > now);
  if (open !== undefined && lasts) {
    const rose = open.level === 'warning' && alert.level === 'critical';
    prepared(
      db,
      `UPDATE alert SET level = :level, reason = :reason, value = :value, threshold = :threshold, sample = :sample, until_at = :until,
      acknowledged_at = CASE WHEN :rose THEN NULL ELSE acknowledged_at END WHERE id = :id`,
    ).run({ ...figureOf(alert), id: open.id, rose: rose ? 1 : 0 });
    if (rose) announce(db, 'alert.raised', alert, now);
    return;
  }
  if (open !== undefined) close(db, open.id, open.until ?? now);
  prepared(
    db,
    `INSERT INTO alert (code, scope, scope_id, detail, reason, level, value, threshold, sample, until_at, since_at)
    VALUES (:code, :scope, :scopeId, :detail, :reason, :level, :value, :threshold, :sample, :until, :now)`,
  ).run({
    ...figureOf(alert),
    code: alert.code,
    scope: alert.scope,
    scopeId: alert.scopeId,
    detail: alert.detail ?? null,
    now,
  });
  announce(db, 'alert.raised', alert, now);
}

/** `codes` null: every open alert about the target. Returns how many ended. */
export function endAlerts(
  db: Database,
  { scope, scopeId }: AlertTarget,
  codes: readonly AlertCode[] | null,
  now: Instant,
): number {
  const open = prepared<[string, string], Alert>(
    db,
    `SELECT ${ALERT_COLUMNS} FROM alert WHERE ended_at IS NULL AND scope = ? AND scope_id = ?`,
  ).all(scope, scopeId);
  const ended = open.filter(({ code }) => codes === null || codes.includes(code));
  for (const alert of ended) {
    const lasts = alert.until === null || alert.until > now;
    close(db, alert.id, lasts ? now : (alert.until ?? now));
    if (lasts) announce(db, 'alert.ended', alert, now);
  }
  return ended.length;
}

/** Returns false when there is no such alert, or it was acknowledged already. */
export function acknowledgeAlert(db: Database, id: number, now: Instant): boolean {
  return (
    prepared(
      db,
      'UPDATE alert SET acknowledged_at = ? WHERE id = ? AND acknowledged_at IS NULL',
    ).run(now, id).changes === 1
  );
}

function findOpen(
  db: Database,
  { code, scope, scopeId, detail = null }: NewAlert,
): Alert | undefined {
  return prepared<[string, string, string, string | null], Alert>(
    db,
    `SELECT ${ALERT_COLUMNS} FROM alert
    WHERE ended_at IS NULL AND code = ? AND scope = ? AND scope_id = ? AND detail IS ?`,
  ).get(code, scope, scopeId, detail);
}

function figureOf({ level, value, threshold, sample, until, reason = null }: NewAlert) {
  return { level, value, threshold, sample, until, reason };
}

function close(db: Database, id: number, at: Instant): void {
  prepared(db, 'UPDATE alert SET ended_at = ? WHERE id = ?').run(at, id);
}

function announce(
  db: Database,
  type: 'alert.raised' | 'alert.ended',
  { code, scope, scopeId, detail = null, reason = null, level, value, threshold, sample }: NewAlert,
  now: Instant,
): void {
  appendEvent(db, {
    type,
    at: now,
    campaignId: scope === 'campaign' ? scopeId : null,
    data: {
      code,
      scope,
      scopeId,
      level,
      value,
      threshold,
      sample,
      ...(detail === null ? {} : { detail }),
      ...(reason === null ? {} : { reason }),
    },
  });
}

export const createAlertWriter = storeOf({ raiseAlert, endAlerts, acknowledgeAlert });
