/** Reads the planned messages of a campaign that a plan of another campaign may move or ignore. */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { candidate, ENROLLED, type FoundCandidate } from './planning-store.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

type Found = FoundCandidate & { plannedAt: Instant; plannedMailbox: string };

/** At most `limit` planned messages that were never tried, the earliest first. */
export function plannedToKeep(db: Database, campaignId: string, limit: number): Candidate[] {
  return prepared<[string, number], Found>(
    db,
    `SELECT ${ENROLLED}, m.id AS messageRow, 0 AS tried, m.send_at AS plannedAt, m.mailbox_id AS plannedMailbox
    FROM message m INDEXED BY message_scheduled JOIN enrollment e ON e.id = m.enrollment_id JOIN prospect p ON p.id = m.prospect_id
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND m.attempts = 0 AND m.soft_bounces = 0 AND e.state = 'queued' ORDER BY m.send_at, m.id LIMIT ?`,
  )
    .all(campaignId, limit)
    .map(({ plannedAt: sendAt, plannedMailbox: mailboxId, ...row }) => ({
      ...candidate(row),
      keeps: { sendAt, mailboxId },
    }));
}

/** The rows of planned messages before `until`; null: of all. */
export function plannedRows(db: Database, campaignId: string, until: Instant | null): number[] {
  return valueOf<[string, number | null, number | null], number>(
    db,
    `SELECT id FROM message INDEXED BY message_scheduled WHERE campaign_id = ? AND state = 'scheduled' AND (? IS NULL OR send_at < ?)`,
  ).all(campaignId, until, until);
}

export const createOtherPlans = storeOf({ plannedToKeep, plannedRows });
