/** Reads approvals: rows of `approval`, `approved_message` and `approval_request`. */
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import type {
  ApprovalRequest,
  ApprovedMessage,
  ChangedParts,
  GivenApproval,
  SequencePlace,
  PartMarks,
  RequestedAction,
} from '../../domain/approval/approval.ts';
import type { Instant } from '../../domain/time.ts';

type ApprovedRow = Omit<ApprovedMessage, 'parts' | 'found'> & {
  parts: JsonColumn<PartMarks>;
  found: JsonColumn<ChangedParts> | null;
};

/** The approvals in force that name the message, latest first. */
export function approvedMessages(
  db: Database,
  { campaignId, prospectId, step }: SequencePlace,
): ApprovedMessage[] {
  const rows = prepared<[string, number, number], ApprovedRow>(
    db,
    `SELECT m.digest, m.mailbox_id AS mailboxId, m.variant, m.day, m.parts, m.changed AS found FROM approved_message m JOIN approval a ON a.id = m.approval_id
    WHERE m.campaign_id = ? AND m.prospect_id = ? AND m.step = ? AND a.revoked_at IS NULL ORDER BY a.id DESC`,
  ).all(campaignId, prospectId, step);
  return rows.map(({ parts, found, ...row }) => ({
    ...row,
    // Only read where a message differs: this is asked for each message that leaves.
    get parts() {
      return readJson(parts);
    },
    found: found === null ? [] : readJson(found),
  }));
}

/** Whether an approval in force names any message of the campaign. */
function namesCampaign(db: Database, campaignId: string): boolean {
  return (
    prepared(db, 'SELECT 1 FROM approval WHERE campaign_id = ? AND revoked_at IS NULL LIMIT 1').get(
      campaignId,
    ) !== undefined
  );
}

/** The campaign as each approval in force saw it, latest first. */
function campaignApprovals(
  db: Database,
  campaignId: string,
): { campaign: PartMarks; lastEnrollment: number }[] {
  return prepared<[string], { campaign: JsonColumn<PartMarks>; lastEnrollment: number }>(
    db,
    `SELECT campaign, last_enrollment AS lastEnrollment FROM approval
    WHERE campaign_id = ? AND revoked_at IS NULL ORDER BY id DESC LIMIT 100`,
  )
    .all(campaignId)
    .map(({ campaign, lastEnrollment }) => ({ campaign: readJson(campaign), lastEnrollment }));
}

/** Whether an approval in force covers a message from the mailbox. */
function namesMailbox(db: Database, mailboxId: string): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM approved_message m JOIN approval a ON a.id = m.approval_id
      WHERE m.mailbox_id = ? AND a.revoked_at IS NULL LIMIT 1`,
    ).get(mailboxId) !== undefined
  );
}

/** The last person of the campaign; 0 when it has none. */
function lastEnrollment(db: Database, campaignId: string): number {
  return singleValue<[string], number>(
    db,
    'SELECT ifnull(max(id), 0) FROM enrollment WHERE campaign_id = ?',
  ).get(campaignId);
}

/** How many slots were used since an instant, or are in use, over all mailboxes. */
function countLeftSince(db: Database, since: Instant): number {
  return singleValue<[Instant], number>(
    db,
    `SELECT (SELECT coalesce(sum((SELECT count(*) FROM reservation INDEXED BY reservation_by_mailbox
      WHERE mailbox_id = b.id AND at > ? AND settled IS NOT NULL)), 0) FROM mailbox b)
    + (SELECT count(*) FROM reservation INDEXED BY reservation_under_way WHERE owner IS NOT NULL)`,
  ).get(since);
}

type ApprovalRow = Omit<GivenApproval, 'action'> & { action: JsonColumn<RequestedAction> | null };

const SELECT_GIVEN = `SELECT id, digest, given_by AS "by", at, kind, campaign_id AS campaignId, batch_id AS batchId, action, revoked_at AS revokedAt, used_at AS usedAt,
  (SELECT count(*) FROM approved_message m WHERE m.approval_id = approval.id) AS messages FROM approval`;

function asGiven(row: ApprovalRow): GivenApproval {
  return { ...row, action: row.action === null ? null : readJson(row.action) };
}

/** The latest approval of the digest, also a revoked or used one. */
export function approvalOf(db: Database, digest: string): GivenApproval | null {
  const row = prepared<[string], ApprovalRow>(
    db,
    `${SELECT_GIVEN} WHERE digest = ? ORDER BY id DESC LIMIT 1`,
  ).get(digest);
  return row ? asGiven(row) : null;
}

/** Latest first; `before` a row id, or null for the first page. */
export function listApprovals(
  db: Database,
  { before, limit }: { before: number | null; limit: number },
): GivenApproval[] {
  return prepared<[number, number], ApprovalRow>(
    db,
    `${SELECT_GIVEN} WHERE id < ? ORDER BY id DESC LIMIT ?`,
  )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
    .map(asGiven);
}

export function countApprovals(db: Database): number {
  return singleValue<[], number>(db, 'SELECT count(*) FROM approval').get();
}

type RequestRow = Omit<ApprovalRequest, 'action'> & { action: JsonColumn<RequestedAction> };

/** What was refused under this digest; null: nothing. */
export function requestOf(db: Database, digest: string): ApprovalRequest | null {
  const row = prepared<[string], RequestRow>(
    db,
    'SELECT digest, action, at FROM approval_request WHERE digest = ?',
  ).get(digest);
  return row ? { ...row, action: readJson(row.action) } : null;
}

/** Refused actions that no approval in force allows, latest first. */
export function openRequests(db: Database, limit: number): ApprovalRequest[] {
  return prepared<[number], RequestRow>(
    db,
    `SELECT digest, action, at FROM approval_request r WHERE NOT EXISTS
      (SELECT 1 FROM approval a WHERE a.digest = r.digest AND a.revoked_at IS NULL)
    ORDER BY at DESC LIMIT ?`,
  )
    .all(limit)
    .map((row) => ({ ...row, action: readJson(row.action) }));
}

/** The campaign of a batch with planned messages, and how many they are; null: there is none. */
export function findBatch(
  db: Database,
  batchId: string,
): { campaignId: string; planned: number; total: number } | null {
  const row = prepared<[string], { campaignId: string; planned: number; total: number }>(
    db,
    `SELECT campaign_id AS campaignId, sum(state = 'scheduled') AS planned, count(*) AS total FROM message WHERE batch_id = ? GROUP BY campaign_id`,
  ).get(batchId);
  return row ?? null;
}

/** A message whose approval in force fits its plan; what it says is compared when it is sent. */
const FITS = `EXISTS (SELECT 1 FROM approved_message a JOIN approval g ON g.id = a.approval_id
  WHERE a.campaign_id = m.campaign_id AND a.prospect_id = m.prospect_id AND a.step = m.step AND g.revoked_at IS NULL
  AND a.changed IS NULL AND a.mailbox_id = m.mailbox_id AND a.variant = m.variant)`;

type BatchFilter = {
  campaignId: string | null;
  batchId: string | null;
  dueBy: Instant | null;
  limit: number;
};
type PlannedBatch = {
  campaignId: string;
  batchId: string;
  planned: number;
  approved: number;
  firstAt: Instant;
};

/** Batches with planned messages, the next to leave first, and how many messages are approved. */
export function plannedApprovals(
  db: Database,
  { campaignId, batchId, dueBy, limit }: BatchFilter,
): PlannedBatch[] {
  return prepared<Record<string, string | number | null>, PlannedBatch>(
    db,
    `SELECT m.campaign_id AS campaignId, m.batch_id AS batchId, count(*) AS planned, sum(${FITS}) AS approved, min(m.send_at) AS firstAt
    FROM message m JOIN campaign c ON c.id = m.campaign_id
    WHERE m.state = 'scheduled' AND c.state = 'active' AND (:campaignId IS NULL OR m.campaign_id = :campaignId) AND (:batchId IS NULL OR m.batch_id = :batchId)
    GROUP BY m.campaign_id, m.batch_id HAVING :dueBy IS NULL OR firstAt <= :dueBy ORDER BY firstAt, batchId LIMIT :limit`,
  ).all({ campaignId, batchId, dueBy, limit });
}

/** Those of them with messages that are not approved. */
function batchesToApprove(db: Database, filter: BatchFilter): Omit<PlannedBatch, 'approved'>[] {
  return plannedApprovals(db, { ...filter, limit: 1_000 })
    .filter(({ planned, approved }) => approved < planned)
    .slice(0, filter.limit)
    .map(({ approved: _, ...batch }) => batch);
}

/** The approval in force that the action may use; null: none. */
export function unusedApproval(db: Database, digest: string): number | null {
  return (
    valueOf<[string], number>(
      db,
      `SELECT id FROM approval WHERE digest = ? AND kind = 'action' AND revoked_at IS NULL AND used_at IS NULL LIMIT 1`,
    ).get(digest) ?? null
  );
}

export const createApprovals = storeOf({
  approvedMessages,
  namesCampaign,
  campaignApprovals,
  namesMailbox,
  lastEnrollment,
  countLeftSince,
  approvalOf,
  requestOf,
  findBatch,
  unusedApproval,
  batchesToApprove,
});
