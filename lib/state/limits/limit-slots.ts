/** Reads the slots of limits that were told as full, and the work that they hold back. */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { LimitTarget, ToldSlot } from '../../domain/limits/full-slot.ts';
import type { Instant } from '../../domain/time.ts';

const COLUMNS = `scope, scope_id AS scopeId, kind, campaign_id AS campaignId, max, ends_at AS endsAt,
  recheck_at AS recheckAt, reset_at AS resetAt`;

/** The slots that may have room again. */
function slotsToRecheck(db: Database, now: Instant): ToldSlot[] {
  return prepared<[number], ToldSlot>(
    db,
    `SELECT ${COLUMNS} FROM limit_slot INDEXED BY limit_slot_full
    WHERE reset_at IS NULL AND recheck_at <= ? ORDER BY recheck_at, scope, scope_id, kind`,
  ).all(now);
}

function toldSlot(db: Database, { scope, scopeId, kind }: LimitTarget): ToldSlot | null {
  return (
    prepared<[string, string, string], ToldSlot>(
      db,
      `SELECT ${COLUMNS} FROM limit_slot WHERE scope = ? AND scope_id = ? AND kind = ?`,
    ).get(scope, scopeId, kind) ?? null
  );
}

/** Of each scope: the work that counts against such a limit. */
const COUNTED: Readonly<Record<LimitTarget['scope'], string>> = {
  mailbox: `(w.mailbox_id = :id OR w.mailbox_id IS NULL AND EXISTS (
    SELECT 1 FROM campaign_mailbox m WHERE m.campaign_id = w.campaign_id AND m.mailbox_id = :id))`,
  sending_domain: `EXISTS (SELECT 1 FROM mailbox b WHERE b.sending_domain = :id AND (w.mailbox_id = b.id
    OR w.mailbox_id IS NULL AND EXISTS (SELECT 1 FROM campaign_mailbox m WHERE m.campaign_id = w.campaign_id AND m.mailbox_id = b.id)))`,
  campaign: 'w.campaign_id = :id',
  provider: 'w.provider = :id',
  domain: 'FALSE',
};

/** The active campaigns with messages that could leave in the span if this limit had room. */
function campaignsWaiting(
  db: Database,
  { scope, scopeId, kind }: LimitTarget,
  span: { from: Instant; until: Instant },
): string[] {
  const opens = kind === 'new_day' ? 'AND w.opens = 1' : '';
  return valueOf<{ id: string; from: Instant; until: Instant }, string>(
    db,
    `SELECT DISTINCT w.campaign_id FROM work_left w JOIN campaign c ON c.id = w.campaign_id
    WHERE c.state = 'active' AND ${COUNTED[scope]} ${opens} AND w.from_at < :until AND w.until_at > :from
    ORDER BY 1`,
  ).all({ id: scopeId, ...span });
}

/** The limited recipient providers for which a campaign has work left. */
function providersWaiting(db: Database, campaignId: string): string[] {
  return valueOf<[string], string>(
    db,
    `SELECT DISTINCT provider FROM work_left WHERE campaign_id = ? AND provider IS NOT NULL ORDER BY 1`,
  ).all(campaignId);
}

export const createLimitSlots = storeOf({
  slotsToRecheck,
  toldSlot,
  campaignsWaiting,
  providersWaiting,
});
