/** Composes messages that are still to be sent, by the path of `send`; nothing is written. */
import { dayOfLeaving } from '../../core/approval/digest.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type {
  ComposedMessage,
  Composed,
  QueuedMessage,
  Upcoming,
} from '../../domain/sending/upcoming.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';
import type { MessageToSend } from '../sending/deliver.ts';

export type ComposePort = {
  compose(delivery: MessageToSend & { mailbox: Mailbox; host: string }): Promise<Composed>;
  mailbox(id: string): Mailbox;
  /** The server behind the mailbox; null: its secret is not at hand. */
  hostOf(mailbox: Mailbox): string | null;
  earlierMessages(message: DueMessage): { messageId: string; subject: string }[];
};

export type PlannedPort = ComposePort & {
  plannedMessages(filter: { campaignId: string; batchId: string | null }): QueuedMessage[];
};

/** The planned messages of a campaign by their instants; `batchId` null: of all its batches. */
export function upcomingPlanned(
  port: PlannedPort,
  { campaignId, batchId }: { campaignId: string; batchId: string | null },
): Upcoming[] {
  return port.plannedMessages({ campaignId, batchId }).map((planned) => asUpcoming(port, planned));
}

export function asUpcoming(
  port: Pick<ComposePort, 'earlierMessages'>,
  { message, batchId }: QueuedMessage,
): Upcoming {
  return {
    message,
    batchId,
    standing: 'planned',
    sendAt: message.sendAt,
    earlier: port.earlierMessages(message).map((each) => ({ ...each, sent: true })),
  };
}

/** Each message with its bytes, or why it cannot be written. One at a time: a batch may be long. */
export async function* composeMessages(
  port: ComposePort,
  campaign: Campaign,
  { messages, now }: { messages: readonly Upcoming[]; now: Instant },
): AsyncGenerator<ComposedMessage> {
  const hosts = new Map<string, string | null>();
  const mailboxes = new Map<string, Mailbox>();
  for (const upcoming of messages) {
    const { message, sendAt } = upcoming;
    const mailbox = mailboxes.get(message.mailboxId) ?? port.mailbox(message.mailboxId);
    mailboxes.set(mailbox.id, mailbox);
    const known = hosts.get(mailbox.id);
    const host = known === undefined ? port.hostOf(mailbox) : known;
    hosts.set(mailbox.id, host);
    const date = Math.max(sendAt ?? now, now);
    const written = await port.compose({
      message,
      campaign,
      earlier: upcoming.earlier.map(({ messageId, subject }) => ({ messageId, subject })),
      now: date,
      mailbox,
      host: host ?? '',
    });
    const day = sendAt === null ? null : dayOfLeaving(message, { now, zone: mailbox.zone });
    yield { ...upcoming, day, date, host, written };
  }
}
