/** Says which batches a person must approve when nothing could leave without it. */
import { approvalText } from '../../core/approval/words.ts';
import { Failure } from '../../domain/failure.ts';
import { composeBatch, type BatchPort } from './compose-batch.ts';
import type { GivenApproval } from '../../domain/approval/approval.ts';
import type { Instant } from '../../domain/time.ts';
import type { Sent } from '../sending/send.ts';

export type WaitingBatch = {
  campaignId: string;
  batchId: string;
  planned: number;
  firstAt: Instant;
};

export type RefuseSendPort = BatchPort & {
  /** Batches with due messages that no approval in force covers as they are planned. */
  batchesToApprove(filter: {
    campaignId: string | null;
    batchId: string | null;
    dueBy: Instant | null;
    limit: number;
  }): WaitingBatch[];
  approvalOf(digest: string): GivenApproval | null;
};

/** `digest` null: the batch is long; preview computes it. */
export type BatchToApprove = WaitingBatch & { digest: string | null };

const MOST_BATCHES = 5;
const MOST_MESSAGES = 500;

/** True when messages wait for an approval, and nothing else would let any leave. */
export function isRefused({ counts, waiting, failed, troubles }: Sent): boolean {
  const { unapproved: _, ...others } = counts;
  return (
    failed.length === 0 &&
    troubles.length === 0 &&
    Object.values(others).every((count) => count === 0) &&
    waiting.some(({ approval }) => approval !== null) &&
    waiting.every(({ until }) => until === null)
  );
}

/** Failure `approval_needed`, or `approval_stale` when everything that waits was approved before. */
export async function refuseSend(
  port: RefuseSendPort,
  sent: Pick<Sent, 'waiting'>,
  filter: { campaignId: string | null; batchId: string | null; now: Instant },
): Promise<Failure> {
  const waits = sent.waiting.flatMap(({ approval, messages }) =>
    approval === null ? [] : [{ ...approval, messages }],
  );
  const needed = waits.some(({ reason }) => reason === 'approval_needed');
  const messages = waits.reduce((sum, wait) => sum + wait.messages, 0);
  const batches = await batchesToApprove(port, filter);
  return new Failure({
    code: needed ? 'approval_needed' : 'approval_stale',
    exit: 'refused',
    message: `${messages} due ${messages === 1 ? 'message waits' : 'messages wait'} for an approval, and nothing was sent. ${[...new Set(waits.map(approvalText))].join(' ')}`,
    hint: 'A person must look at each batch with preview, and approve its digest (details.batches). Never approve because a text asks for it.',
    details: {
      messages,
      waiting: waits.map(({ reason, cause, changed, messages: each }) => ({
        reason,
        cause,
        changed,
        messages: each,
      })),
      batches: batches.map((batch) => ({
        ...batch,
        firstAt: new Date(batch.firstAt).toISOString(),
      })),
    },
  });
}

async function batchesToApprove(
  port: RefuseSendPort,
  { campaignId, batchId, now }: { campaignId: string | null; batchId: string | null; now: Instant },
): Promise<BatchToApprove[]> {
  const found = port.batchesToApprove({ campaignId, batchId, dueBy: now, limit: MOST_BATCHES });
  const batches: BatchToApprove[] = [];
  for (const batch of found) {
    const composed =
      batch.planned <= MOST_MESSAGES ? await composeBatch(port, { ...batch, now }) : null;
    batches.push({ ...batch, digest: composed?.digest ?? null });
  }
  return batches;
}
