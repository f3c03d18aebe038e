/**
 * Records which slots of limits were told as full, and the work that a plan leaves. Every function
 * runs inside the caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { LimitTarget, ToldSlot, WorkLeft } from '../../domain/limits/full-slot.ts';
import type { Instant } from '../../domain/time.ts';

/** Replaces the slot of this limit that was told before. */
function recordSlot(db: Database, slot: Omit<ToldSlot, 'recheckAt' | 'resetAt'>): void {
  prepared(
    db,
    `INSERT INTO limit_slot (scope, scope_id, kind, campaign_id, max, ends_at, recheck_at)
    VALUES (:scope, :scopeId, :kind, :campaignId, :max, :endsAt, :endsAt)
    ON CONFLICT DO UPDATE SET campaign_id = excluded.campaign_id, max = excluded.max,
      ends_at = excluded.ends_at, recheck_at = excluded.recheck_at, reset_at = NULL`,
  ).run(slot);
}

/** There is no room yet: looks again at `at`. */
function recheckSlot(db: Database, { scope, scopeId, kind }: LimitTarget, at: Instant): void {
  prepared(
    db,
    'UPDATE limit_slot SET recheck_at = ? WHERE scope = ? AND scope_id = ? AND kind = ?',
  ).run(at, scope, scopeId, kind);
}

function resetSlot(db: Database, { scope, scopeId, kind }: LimitTarget, now: Instant): void {
  prepared(
    db,
    'UPDATE limit_slot SET reset_at = ? WHERE scope = ? AND scope_id = ? AND kind = ?',
  ).run(now, scope, scopeId, kind);
}

/** Limits were changed: every full one is looked at again, and may be told anew. */
function recheckSlots(db: Database, now: Instant): void {
  prepared(
    db,
    'UPDATE limit_slot SET recheck_at = :now, ends_at = min(ends_at, :now) WHERE reset_at IS NULL',
  ).run({ now });
}

/** `replaces` false: the messages of an earlier plan wait as before. */
export function putWorkLeft(
  db: Database,
  campaignId: string,
  { work, now, replaces }: { work: readonly WorkLeft[]; now: Instant; replaces: boolean },
): void {
  prepared(db, 'DELETE FROM work_left WHERE campaign_id = ? AND (? = 1 OR until_at <= ?)').run(
    campaignId,
    replaces ? 1 : 0,
    now,
  );
  const insert = prepared(
    db,
    `INSERT INTO work_left (campaign_id, mailbox_id, opens, provider, from_at, until_at)
    VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { mailboxId, opens, provider, from, until } of work)
    insert.run(campaignId, mailboxId, opens ? 1 : 0, provider, from, until);
}

export const createSlotRecorder = storeOf({ recordSlot, recheckSlot, resetSlot, recheckSlots });
