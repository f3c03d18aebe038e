/**
 * Settles messages in doubt by evidence of delivery, or by the operator's decision. Absence of
 * evidence proves nothing.
 */
import { dateIn } from '../../../core/time/day.ts';
import { localHourAt } from '../../../core/time/local-hour.ts';
import { createFollowUps, type FollowUpsPort } from '../follow-up.ts';
import type { GuardPort } from '../../approval/guard-action.ts';
import type { SettlePort } from '../settle.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';
import type { Instant, Zone } from '../../../domain/time.ts';
import type { NewEvent } from '../../../domain/event.ts';

/**
 * Evidence that a server accepted a message: a response to it, or its copy in the mailbox's Sent
 * folder.
 */
type DeliveryEvidence = 'response' | 'sent_folder';

export type ResolvePort = FollowUpsPort &
  GuardPort &
  Pick<SettlePort, 'markSent' | 'advance'> & {
    transact<T>(work: () => T): Promise<T>;
    /** Messages in doubt, oldest first. */
    inDoubt(filter: { campaignId: string | null; messageId: string | null }): DueMessage[];
    isAnswered(row: number): boolean;
    /** The instant of the message's last slot: it left then at the latest. Null: no slot. */
    slotOf(row: number): Instant | null;
    /** Returns those of the Message-IDs that are in the mailbox's Sent folder. */
    inSentFolder(mailboxId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
    campaign(id: string): Campaign;
    zoneOf(mailboxId: string): Zone;
    /**
     * Returns the message to the queue with its Message-ID; false when it is no longer in doubt.
     */
    resend(row: number, now: Instant): boolean;
    /** Ends the message and its sequence. */
    abandon(message: DueMessage): void;
    appendEvent(event: NewEvent): void;
  };

export type Resolved = { message: DueMessage; evidence: DeliveryEvidence };

/** Looks for evidence on every message in doubt; messages without evidence stay in doubt. */
export async function resolveByEvidence(
  port: ResolvePort,
  request: { campaignId: string | null; now: Instant },
): Promise<{ settled: Resolved[]; left: DueMessage[] }> {
  const doubts = port.inDoubt({ campaignId: request.campaignId, messageId: null });
  const unanswered = doubts.filter(({ row }) => !port.isAnswered(row));
  const found = new Set<string>();
  for (const mailboxId of new Set(unanswered.map((message) => message.mailboxId))) {
    const ids = unanswered
      .filter((message) => message.mailboxId === mailboxId)
      .map(({ messageId }) => messageId);
    for (const id of await port.inSentFolder(mailboxId, ids)) found.add(id);
  }
  const settled: Resolved[] = [];
  const left: DueMessage[] = [];
  for (const message of doubts) {
    const evidence: DeliveryEvidence | null = !unanswered.includes(message)
      ? 'response'
      : found.has(message.messageId)
        ? 'sent_folder'
        : null;
    if (
      evidence !== null &&
      (await settleAsSent(port, message, { now: request.now, why: evidence }))
    )
      settled.push({ message, evidence });
    else left.push(message);
  }
  return { settled, left };
}

export type Decision = { as: 'sent' | 'resend' | 'abandon'; reason: string; now: Instant };

/** Applies the operator's decision; false when the message is no longer in doubt. */
export async function resolveByHand(
  port: ResolvePort,
  message: DueMessage,
  decision: Decision,
): Promise<boolean> {
  if (decision.as === 'sent')
    return settleAsSent(port, message, { now: decision.now, why: decision.reason });
  return port.transact(() => {
    if (!stillInDoubt(port, message)) return false;
    if (decision.as === 'resend')
      port.guard(
        { kind: 'resend', target: { messageId: message.messageId }, after: null },
        decision.now,
      );
    if (decision.as === 'resend') port.resend(message.row, decision.now);
    else port.abandon(message);
    note(port, message, { as: decision.as, why: decision.reason, now: decision.now });
    return true;
  });
}

/**
 * Counts the message as sent at the end of its last attempt, so that the gap before the follow-up
 * is never too short.
 */
async function settleAsSent(
  port: ResolvePort,
  message: DueMessage,
  { now, why }: { now: Instant; why: string },
): Promise<boolean> {
  const campaign = port.campaign(message.campaignId);
  const sentAt = port.slotOf(message.row) ?? now;
  const next = await createFollowUps(port)({ message, campaign, at: sentAt });
  return port.transact(() => {
    if (!stillInDoubt(port, message)) return false;
    port.markSent(message, {
      now: sentAt,
      localHour: localHourAt(message.zone ?? campaign.timezone, sentAt),
      days: {
        mailbox: dateIn(port.zoneOf(message.mailboxId), sentAt),
        campaign: dateIn(campaign.timezone, sentAt),
      },
    });
    port.advance(message, next, now);
    note(port, message, { as: 'sent', why, now });
    return true;
  });
}

function stillInDoubt(port: ResolvePort, message: DueMessage): boolean {
  return (
    port.inDoubt({ campaignId: message.campaignId, messageId: message.messageId }).length === 1
  );
}

function note(
  port: ResolvePort,
  message: DueMessage,
  { as, why, now }: { as: Decision['as']; why: string; now: Instant },
): void {
  port.appendEvent({
    type: 'message.resolved',
    at: now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { as, why },
  });
}
