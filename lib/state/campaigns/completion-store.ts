/** Completes a campaign: open sequences, planned messages, and the archive inside the database. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { createConsequences } from '../responses/consequences-store.ts';
import type { ArchiveRow } from '../../domain/campaigns/archive.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * Ends the open sequences and marks the campaign completed; false when it was already completed.
 */
export function completeCampaign(db: Database, campaignId: string, now: Instant): boolean {
  const changed =
    prepared(
      db,
      `UPDATE campaign SET state = 'completed', completed_at = ? WHERE id = ? AND state <> 'completed'`,
    ).run(now, campaignId).changes === 1;
  if (!changed) return false;
  const open = valueOf<[string], number>(
    db,
    `SELECT id FROM enrollment WHERE campaign_id = ? AND state IN ('waiting', 'queued', 'paused')`,
  ).all(campaignId);
  for (const id of open)
    createConsequences(db).stopEnrollment(id, { state: 'ended', now, mayEnd: () => true });
  appendEvent(db, {
    type: 'campaign.completed',
    at: now,
    campaignId,
    data: { ended: open.length },
  });
  return true;
}

/** The final state of every prospect, one row each. */
export function* archiveRows(db: Database, campaignId: string): Iterable<ArchiveRow> {
  yield* prepared<[string], ArchiveRow>(
    db,
    `SELECT p.email, e.state, p.state AS prospectState, count(m.sent_at) AS stepsSent, min(m.sent_at) AS firstSentAt, max(m.sent_at) AS lastSentAt, max(m.bounce_class) AS bounceClass
    FROM enrollment e JOIN prospect p ON p.id = e.prospect_id LEFT JOIN message m ON m.enrollment_id = e.id WHERE e.campaign_id = ? GROUP BY e.id ORDER BY e.id`,
  ).iterate(campaignId);
}

export const createCompletionStore = storeOf({ completeCampaign, archiveRows });
