/** Records that a person approved what a digest covers, or takes the approval back. */
import { digestAction } from '../../core/approval/action.ts';
import { marksOfCampaign } from '../../core/approval/marks.ts';
import { composeBatch, type BatchPort, type ComposedBatch } from './compose-batch.ts';
import {
  actionStale,
  approverUnknown,
  batchGone,
  batchStale,
  digestUnknown,
} from './approval-failures.ts';
import type { ActionApprovalPort } from './guard-action.ts';
import type { MessageApprovalPort } from './message-approval.ts';
import type {
  ApprovalRequest,
  GivenApproval,
  NewApproval,
  RequestedAction,
} from '../../domain/approval/approval.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Instant } from '../../domain/time.ts';

export type ApprovePort = BatchPort &
  Pick<ActionApprovalPort, 'policy' | 'valuesBefore' | 'unusedApproval'> &
  Pick<MessageApprovalPort, 'campaignFacts' | 'approvedMessages'> & {
    transact<T>(work: () => T): Promise<T>;
    approvalOf(digest: string): GivenApproval | null;
    requestOf(digest: string): ApprovalRequest | null;
    findBatch(batchId: string): { campaignId: string; planned: number; total: number } | null;
    lastEnrollment(campaignId: string): number;
    putApproval(approval: NewApproval): number;
    revokeApproval(digest: string, revocation: { by: string; now: Instant }): number;
    appendEvent(event: NewEvent): void;
  };

export type Covered =
  | { kind: 'batch'; campaignId: string; batchId: string; messages: number; unwritable: number }
  | { kind: 'action'; action: RequestedAction };

export type Approved = { outcome: 'approved' | 'approved_already'; covers: Covered };

type Approval = { digest: string; by: string; now: Instant };

/**
 * Computes from the present state what the digest covers. Throws Failure `approver_unknown`,
 * `approval_unknown`, `approval_stale`; then nothing is recorded.
 */
export async function approve(port: ApprovePort, approval: Approval): Promise<Approved> {
  const { approvers } = port.policy();
  if (approvers !== null && !approvers.includes(approval.by))
    throw approverUnknown(approval.by, approvers.length);
  const prefix = approval.digest.slice(0, approval.digest.indexOf('.'));
  return prefix === 'action' ? approveAction(port, approval) : approveBatch(port, prefix, approval);
}

async function approveBatch(
  port: ApprovePort,
  batchId: string,
  { digest, by, now }: Approval,
): Promise<Approved> {
  const given = port.approvalOf(digest);
  const inForce = given !== null && given.revokedAt === null ? given : null;
  const batch = port.findBatch(batchId);
  if (inForce?.campaignId != null && (batch === null || batch.planned === 0))
    return alreadyGiven({ ...inForce, campaignId: inForce.campaignId }, batchId);
  if (batch === null) throw digestUnknown(digest);
  const { campaignId } = batch;
  if (batch.planned === 0) throw batchGone({ digest, batchId, campaignId, total: batch.total });
  // Read before the texts: what changes while they are composed makes the approval stale.
  const campaign = marksOfCampaign(port.campaignFacts(campaignId), port.hash);
  const lastEnrollment = port.lastEnrollment(campaignId);
  const composed = await composeBatch(port, { campaignId, batchId, now });
  // Half of an approved batch may have left: what is still planned must be as it was approved.
  if (inForce !== null && composed.messages.every((message) => isCovered(port, message)))
    return alreadyGiven({ ...inForce, campaignId }, batchId);
  if (composed.digest !== digest) throw batchStale(port, { digest, batchId, campaignId, composed });
  const { messages, unwritable } = composed;
  const recorded = await record(port, {
    kind: 'batch',
    digest,
    by,
    at: now,
    campaignId,
    batchId,
    campaign,
    lastEnrollment,
    messages,
  });
  return {
    outcome: recorded ? 'approved' : 'approved_already',
    covers: { kind: 'batch', campaignId, batchId, messages: messages.length, unwritable },
  };
}

function isCovered(port: ApprovePort, message: ComposedBatch['messages'][number]): boolean {
  return port.approvedMessages(message).some(({ digest }) => digest === message.digest);
}

function alreadyGiven(
  { campaignId, messages }: { campaignId: string; messages: number },
  batchId: string,
): Approved {
  const covers: Covered = { kind: 'batch', campaignId, batchId, messages, unwritable: 0 };
  return { outcome: 'approved_already', covers };
}

async function approveAction(port: ApprovePort, { digest, by, now }: Approval): Promise<Approved> {
  const action = port.requestOf(digest)?.action;
  if (action === undefined) throw digestUnknown(digest);
  const covers: Covered = { kind: 'action', action };
  if (port.unusedApproval(digest) !== null) return { outcome: 'approved_already', covers };
  const current = { ...action, before: port.valuesBefore(action) };
  if (digestAction(current, port.hash) !== digest)
    throw actionStale(digest, action, current.before);
  const recorded = await record(port, { kind: 'action', digest, by, at: now, action });
  return { outcome: recorded ? 'approved' : 'approved_already', covers };
}

/** Returns false when another process recorded the same in the meantime. */
function record(port: ApprovePort, approval: NewApproval): Promise<boolean> {
  return port.transact(() => {
    const given = port.approvalOf(approval.digest);
    if (given !== null && given.revokedAt === null && given.usedAt === null) return false;
    port.putApproval(approval);
    port.appendEvent({
      type: 'approval.given',
      at: approval.at,
      campaignId: approval.kind === 'batch' ? approval.campaignId : null,
      data: {
        kind: approval.kind === 'batch' ? 'batch' : approval.action.kind,
        by: approval.by,
        messages: approval.kind === 'batch' ? approval.messages.length : 0,
        digest: approval.digest,
      },
    });
    return true;
  });
}

/** Returns how many approvals were in force; one that was used by its call stays. */
export function revoke(port: ApprovePort, { digest, by, now }: Approval): Promise<number> {
  return port.transact(() => {
    const given = port.approvalOf(digest);
    const revoked = port.revokeApproval(digest, { by, now });
    if (revoked > 0)
      port.appendEvent({
        type: 'approval.revoked',
        at: now,
        campaignId: given?.campaignId ?? null,
        data: { by, digest },
      });
    return revoked;
  });
}

export type StaleBatch = {
  digest: string;
  batchId: string;
  campaignId: string;
  composed: ComposedBatch;
};
