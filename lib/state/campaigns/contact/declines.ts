/**
 * Writes declines, and ends or reopens the sequences of other campaigns that they concern. Every
 * function runs inside the caller's transaction.
 */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import type { Decline, DeclineKind } from '../../../domain/campaigns/contact.ts';
import type { Stopped } from '../../../domain/responses/applied-effect.ts';

/** False when the campaign has the same "no" of the person already. */
function putDecline(db: Database, prospectId: number, decline: Decline): boolean {
  return (
    prepared(
      db,
      'INSERT INTO decline (prospect_id, campaign_id, kind, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(prospectId, decline.campaignId, decline.kind, decline.at).changes === 1
  );
}

function removeDecline(
  db: Database,
  prospectId: number,
  decline: { campaignId: string; kind: DeclineKind },
): boolean {
  return (
    prepared(db, 'DELETE FROM decline WHERE prospect_id = ? AND campaign_id = ? AND kind = ?').run(
      prospectId,
      decline.campaignId,
      decline.kind,
    ).changes === 1
  );
}

/** The open sequences of a person in other campaigns. */
function openElsewhere(
  db: Database,
  prospectId: number,
  campaignId: string,
): { enrollmentId: number; campaignId: string }[] {
  return prepared<[number, string], { enrollmentId: number; campaignId: string }>(
    db,
    `SELECT id AS enrollmentId, campaign_id AS campaignId FROM enrollment WHERE prospect_id = ? AND campaign_id <> ? AND state IN ('waiting', 'queued', 'paused')`,
  ).all(prospectId, campaignId);
}

/** The sequences that a "no" in another campaign ended, as they were before. */
function endedByDecline(db: Database, prospectId: number): Stopped[] {
  type Ended = Pick<Stopped, 'enrollmentId' | 'campaignId' | 'from'> & { step: number };
  const ended = prepared<[number], Ended>(
    db,
    `SELECT id AS enrollmentId, campaign_id AS campaignId, next_step AS step,
      CASE WHEN EXISTS (SELECT 1 FROM enrollment_change c WHERE c.enrollment_id = e.id AND c.kind = 'pause') THEN 'paused' ELSE 'waiting' END AS "from"
    FROM enrollment e WHERE prospect_id = ? AND state = 'declined'`,
  ).all(prospectId);
  return ended.map(({ enrollmentId, campaignId, step, from }) => ({
    enrollmentId,
    campaignId,
    from,
    to: 'declined',
    cancelled: valueOf<[number, number], number>(
      db,
      `SELECT id FROM message WHERE enrollment_id = ? AND step >= ? AND state = 'cancelled'`,
    ).all(enrollmentId, step),
  }));
}

export const createDeclines = storeOf({
  putDecline,
  removeDecline,
  openElsewhere,
  endedByDecline,
});
