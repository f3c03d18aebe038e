/** Writes approvals. Every function runs inside the caller's transaction. */
import type { Database } from '../engine/database.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared } from '../file/prepared.ts';
import type {
  ApprovalRequest,
  ChangedParts,
  SequencePlace,
  NewApproval,
} from '../../domain/approval/approval.ts';
import type { Instant } from '../../domain/time.ts';

/** Returns the row of the approval. */
function putApproval(db: Database, approval: NewApproval): number {
  const { digest, kind, by, at } = approval;
  const batch = kind === 'batch' ? approval : null;
  const id = prepared(
    db,
    `INSERT INTO approval (digest, kind, campaign_id, batch_id, campaign, last_enrollment, action, given_by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    digest,
    kind,
    batch?.campaignId ?? null,
    batch?.batchId ?? null,
    batch ? JSON.stringify(batch.campaign) : null,
    batch?.lastEnrollment ?? null,
    kind === 'action' ? JSON.stringify(approval.action) : null,
    by,
    at,
  ).lastInsertRowid;
  const put = prepared(
    db,
    `INSERT INTO approved_message (campaign_id, prospect_id, step, approval_id, digest, mailbox_id, variant, day, parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const message of batch?.messages ?? [])
    put.run(
      message.campaignId,
      message.prospectId,
      message.step,
      id,
      message.digest,
      message.mailboxId,
      message.variant,
      message.day,
      JSON.stringify(message.parts),
    );
  return Number(id);
}

/** Returns how many approvals of the digest were in force. */
function revokeApproval(
  db: Database,
  digest: string,
  { by, now }: { by: string; now: Instant },
): number {
  return prepared(
    db,
    'UPDATE approval SET revoked_by = ?, revoked_at = ? WHERE digest = ? AND revoked_at IS NULL AND used_at IS NULL',
  ).run(by, now, digest).changes;
}

function useApproval(db: Database, id: number, now: Instant): void {
  prepared(db, 'UPDATE approval SET used_at = ? WHERE id = ?').run(now, id);
}

/** Keeps what a refused action is, so that its digest can be approved. */
function putRequest(db: Database, { digest, action, at }: ApprovalRequest): void {
  prepared(
    db,
    'INSERT INTO approval_request (digest, action, at) VALUES (?, ?, ?) ON CONFLICT (digest) DO UPDATE SET at = excluded.at',
  ).run(digest, JSON.stringify(action), at);
}

/** Notes what differs from the approval, for `status` and `why`; null: nothing does. */
function noteChanged(
  db: Database,
  { campaignId, prospectId, step }: SequencePlace,
  changed: ChangedParts,
): void {
  prepared(
    db,
    'UPDATE approved_message SET changed = ? WHERE campaign_id = ? AND prospect_id = ? AND step = ?',
  ).run(JSON.stringify(changed), campaignId, prospectId, step);
}

export const createApprovalWriter = storeOf({
  putApproval,
  revokeApproval,
  useApproval,
  putRequest,
  noteChanged,
});
