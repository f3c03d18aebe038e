/** Reasoned stops: rows of `hold`. */
import type { Database } from '../engine/database.ts';
import {
  COLLEAGUE_REPLIED,
  type BreakerReason,
  type Hold,
  type HoldScope,
} from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

type Target = { scope: HoldScope; scopeId: string };
const COLUMNS =
  'id, scope, scope_id AS scopeId, reason, placed_by AS placedBy, min(from_at, ?) AS "from", until_at AS until';

/** Holds that are in force. Each was from the moment it was placed: a clock that has gone back since then does not lift it. */
export function openHolds(db: Database, now: Instant): Hold[] {
  return prepared<[number, number], Hold>(
    db,
    `SELECT ${COLUMNS} FROM hold WHERE lifted_at IS NULL AND (until_at IS NULL OR until_at > ?) ORDER BY id`,
  ).all(now, now);
}

/** The end of the longest rest that a breaker placed on the target for `reason` and that lasts at `now`; null when there is none. */
export function restsUntil(
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

/** True while a colleague's answer holds the company. */
export function isHeldByAnswer(db: Database, company: string): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM hold WHERE scope = 'company' AND scope_id = ? AND lifted_at IS NULL AND reason = ? AND placed_by = 'response'`,
    ).get(company, COLLEAGUE_REPLIED) !== undefined
  );
}

export const createOpenHolds = storeOf({ openHolds, openUntil: restsUntil });
