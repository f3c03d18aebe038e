/** Places and lifts holds: writes rows of `hold`. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import {
  COLLEAGUE_REPLIED,
  PERSISTENT_FAILURE,
  type BreakerReason,
  type Hold,
  type NewHold,
} from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

type Target = Pick<Hold, 'scope' | 'scopeId'>;

/**
 * Places a hold, unless the same hold (target, reason, end) is already in force. Returns its id and
 * whether it is new.
 */
export function placeHold(
  db: Database,
  hold: NewHold,
  now: Instant,
): { id: number; placed: boolean } {
  const same = valueOf<[string, string, string, number | null, number], number>(
    db,
    'SELECT id FROM hold WHERE scope = ? AND scope_id = ? AND reason = ? AND until_at IS ? AND lifted_at IS NULL AND (until_at IS NULL OR until_at > ?)',
  ).get(hold.scope, hold.scopeId, hold.reason, hold.until, now);
  if (same !== undefined) return { id: same, placed: false };
  const id = prepared(
    db,
    'INSERT INTO hold (scope, scope_id, reason, placed_by, from_at, until_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    hold.scope,
    hold.scopeId,
    hold.reason,
    hold.placedBy,
    hold.from,
    hold.until,
  ).lastInsertRowid;
  appendEvent(db, {
    type: 'hold.placed',
    at: now,
    campaignId: campaignOf(hold),
    data: { scope: hold.scope, scopeId: hold.scopeId, placedBy: hold.placedBy, until: hold.until },
  });
  return { id, placed: true };
}

/** Closes an open breaker before its time. */
export function closeBreaker(
  db: Database,
  target: Target,
  reason: BreakerReason,
  now: Instant,
): void {
  const lifted = prepared(
    db,
    `UPDATE hold SET lifted_at = ? WHERE scope = ? AND scope_id = ? AND lifted_at IS NULL AND reason = ? AND placed_by = 'breaker' AND until_at > ?`,
  ).run(now, target.scope, target.scopeId, reason, now).changes;
  if (lifted > 0)
    appendEvent(db, {
      type: 'hold.lifted',
      at: now,
      campaignId: null,
      data: { scope: target.scope, scopeId: target.scopeId, holds: lifted },
    });
}

/** Lifts the hold on a campaign none of whose mailboxes worked. */
export function liftFailureHold(db: Database, campaignId: string, now: Instant): void {
  const lifted = prepared(
    db,
    `UPDATE hold SET lifted_at = ? WHERE scope = 'campaign' AND scope_id = ? AND lifted_at IS NULL AND reason = ? AND placed_by = 'breaker'`,
  ).run(now, campaignId, PERSISTENT_FAILURE).changes;
  if (lifted > 0)
    appendEvent(db, {
      type: 'hold.lifted',
      at: now,
      campaignId,
      data: { scope: 'campaign', scopeId: campaignId, holds: lifted },
    });
}

/** Lifts the hold that a reply placed on a company; the operator's own hold stays. */
export function liftColleagueHold(db: Database, company: string, now: Instant): void {
  const lifted = prepared(
    db,
    `UPDATE hold SET lifted_at = ? WHERE scope = 'company' AND scope_id = ? AND lifted_at IS NULL AND reason = ? AND placed_by = 'response'`,
  ).run(now, company, COLLEAGUE_REPLIED).changes;
  if (lifted > 0)
    appendEvent(db, {
      type: 'hold.lifted',
      at: now,
      campaignId: null,
      data: { scope: 'company', scopeId: company, holds: lifted },
    });
}

/** Lifts every open hold on the target; returns how many there were. */
export function liftHolds(db: Database, target: Target, now: Instant): number {
  const ids = valueOf<[string, string, number], number>(
    db,
    'SELECT id FROM hold WHERE scope = ? AND scope_id = ? AND lifted_at IS NULL AND (until_at IS NULL OR until_at > ?)',
  ).all(target.scope, target.scopeId, now);
  for (const id of ids) prepared(db, 'UPDATE hold SET lifted_at = ? WHERE id = ?').run(now, id);
  if (ids.length > 0)
    appendEvent(db, {
      type: 'hold.lifted',
      at: now,
      campaignId: campaignOf(target),
      data: { scope: target.scope, scopeId: target.scopeId, holds: ids.length },
    });
  return ids.length;
}

function campaignOf(target: Target): string | null {
  return target.scope === 'campaign' ? target.scopeId : null;
}

export const createHolds = storeOf({
  placeHold,
  liftHolds,
  liftColleagueHold,
  liftFailureHold,
  closeBreaker,
});
