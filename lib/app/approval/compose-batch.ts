/** Composes every planned message of a batch, and computes what an approval of it covers. */
import { dayOfLeaving, digestBatch, digestMessage, type Hash } from '../../core/approval/digest.ts';
import { marksOfMessage } from '../../core/approval/marks.ts';
import { composeMessages, upcomingPlanned, type PlannedPort } from '../preview/compose-messages.ts';
import type { NewApproval } from '../../domain/approval/approval.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Instant, Zone } from '../../domain/time.ts';

export type BatchPort = PlannedPort & {
  hash: Hash;
  campaign(id: string): Campaign;
  zoneOfMailbox(mailboxId: string): Zone;
};

export type ComposedBatch = {
  digest: string;
  messages: (NewApproval & { kind: 'batch' })['messages'];
  /** Messages without a text: they cannot leave, so no approval covers them. */
  unwritable: number;
};

export async function composeBatch(
  port: BatchPort,
  { campaignId, batchId, now }: { campaignId: string; batchId: string; now: Instant },
): Promise<ComposedBatch> {
  const composed: Omit<ComposedBatch, 'digest'> & {
    messages: ComposedBatch['messages'][number][];
  } = { messages: [], unwritable: 0 };
  const planned = upcomingPlanned(port, { campaignId, batchId });
  const batch = composeMessages(port, port.campaign(campaignId), { messages: planned, now });
  for await (const { message, written } of batch) {
    if (!written.ok) {
      composed.unwritable++;
      continue;
    }
    const zone = port.zoneOfMailbox(message.mailboxId);
    const day = dayOfLeaving(message, { now, zone });
    const text = { message, content: written.content, day };
    const { prospectId, step, mailboxId, variant } = message;
    composed.messages.push({
      campaignId,
      prospectId,
      step,
      mailboxId,
      variant,
      day,
      digest: digestMessage(text, port.hash),
      parts: marksOfMessage(text, port.hash),
    });
  }
  const digests = composed.messages.map(({ digest }) => digest);
  return { ...composed, digest: digestBatch(batchId, digests, port.hash) };
}
