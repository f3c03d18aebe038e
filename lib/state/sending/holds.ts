/** Reads holds: rows of `hold`. */
import type { Database } from '../engine/database.ts';
import {
  COLLEAGUE_REPLIED,
  PERSISTENT_FAILURE,
  type BreakerReason,
  type Hold,
} from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';

type Target = Pick<Hold, 'scope' | 'scopeId'>;
const COLUMNS = `id, scope, scope_id AS scopeId, reason, placed_by AS placedBy, min(from_at, ?) AS "from", until_at AS until,
  CASE scope WHEN 'sending_domain' THEN
    (SELECT json_group_array(b.id) FROM mailbox b WHERE b.sending_domain = hold.scope_id)
  ELSE '[]' END AS mailboxIds`;

type Row = Omit<Hold, 'mailboxIds'> & { mailboxIds: JsonColumn<string[]> };

/**
 * Returns the holds in force. If the clock was set back after a hold was placed, the hold counts
 * from `now`.
 */
export function openHolds(db: Database, now: Instant): Hold[] {
  return prepared<[number, number], Row>(
    db,
    `SELECT ${COLUMNS} FROM hold WHERE lifted_at IS NULL AND (until_at IS NULL OR until_at > ?) ORDER BY id`,
  )
    .all(now, now)
    .map((row) => ({ ...row, mailboxIds: readJson(row.mailboxIds) }));
}

/**
 * When the breaker of the target closes, for the failure `reason`; null when it is closed at `now`.
 */
export function breakerOpenUntil(
  db: Database,
  target: Target,
  reason: BreakerReason,
  now: Instant,
): Instant | null {
  return singleValue<[string, string, string, number], Instant | null>(
    db,
    `SELECT max(until_at) FROM hold WHERE scope = ? AND scope_id = ? AND lifted_at IS NULL AND reason = ? AND placed_by = 'breaker' AND until_at > ?`,
  ).get(target.scope, target.scopeId, reason, now);
}

/** The campaigns on hold because none of their mailboxes works. */
export function heldForFailure(db: Database): string[] {
  return valueOf<[string], string>(
    db,
    `SELECT scope_id FROM hold WHERE scope = 'campaign' AND lifted_at IS NULL AND reason = ? AND placed_by = 'breaker' ORDER BY scope_id`,
  ).all(PERSISTENT_FAILURE);
}

/** True when such a hold was lifted at `since` or later, although no mailbox worked. */
function resumedSince(db: Database, campaignId: string, since: Instant): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM hold WHERE scope = 'campaign' AND scope_id = ? AND lifted_at >= ? AND reason = ? AND placed_by = 'breaker'`,
    ).get(campaignId, since, PERSISTENT_FAILURE) !== undefined
  );
}

/** True while a colleague's reply holds the company. */
export function isHeldByReply(db: Database, company: string): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM hold WHERE scope = 'company' AND scope_id = ? AND lifted_at IS NULL AND reason = ? AND placed_by = 'response'`,
    ).get(company, COLLEAGUE_REPLIED) !== undefined
  );
}

export const createOpenHolds = storeOf({
  openHolds,
  openUntil: breakerOpenUntil,
  heldForFailure,
  resumedSince,
});
