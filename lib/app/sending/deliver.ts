/** Delivers one claimed message: write it, hand it to the server, commit at its 354, settle by its answer. */
import { settle, type Settled, type SettlePort } from './settle.ts';
import { holdForText, type Unwritable } from './hold-for-text.ts';
import type { FollowUps } from './follow-up.ts';
import { SECOND, type Instant, type Zone } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { DueMessage, SmtpResult } from '../../domain/sending/message.ts';
import type { TextFault } from '../../domain/campaigns/text-fault.ts';
import type { SmtpOutcome } from '../../core/sending/smtp-outcome.ts';

/** One message, written and ready to be handed to a server. */
export type MessageToSend = {
  message: DueMessage;
  campaign: Campaign;
  earlier: { messageId: string; subject: string }[];
  now: Instant;
};

export type SendHooks = {
  /** The connection that sends it: each has a connection of its own. */
  connection: number;
  /** Not a byte of the text leaves before it resolves; when it rejects, none leaves at all. */
  onDataStart(): Promise<void>;
  signal: AbortSignal;
};

/** `host`: the server it will be given to. */
export type Written =
  | { ok: true; subject: string; host: string; send(hooks: SendHooks): Promise<SmtpResult> }
  | { ok: false; fault: TextFault };

/** The way to the mailboxes' SMTP servers. */
export type MailPort = {
  /** Renders the message. `ok` false: its template cannot be filled for this prospect. Throws Failure when the mailbox cannot be used at all. */
  write(delivery: MessageToSend): Promise<Written>;
  zoneOf(mailboxId: string): Zone;
  /** The address its messages come from. */
  addressOf(mailboxId: string): string;
};

export type DeliverPort = SettlePort & {
  transact<T>(work: () => T): Promise<T>;
  /** In no hurry: may share the next transaction that somebody waits for. */
  transactLowPriority<T>(work: () => T): Promise<T>;
  campaign(id: string): Campaign;
  earlierMessages(message: DueMessage): { messageId: string; subject: string }[];
  /** Fenced on the owner, whose lease must last beyond `leaseBeyond`. False: not one byte of the body may leave. */
  beginTransmission(
    row: number,
    claim: { owner: string; now: Instant; leaseBeyond: Instant; subject: string },
  ): boolean;
};

export type DeliverRequest = {
  owner: string;
  connection: number;
  clock: { now(): Instant };
  signal: AbortSignal;
  followUps: FollowUps;
  /** True when something could not be written down: nothing more may leave. */
  failed(): boolean;
  /** The message, rendered. */
  written: Promise<Written>;
  /** The text may leave; then the server has the word, and there is time for something else. */
  onLeft(): void;
};

/** How one message ended; `unwritable`: its text could not be written, and its campaign is held. */
export type SentAs = SmtpOutcome['outcome'] | 'unwritable';

/** The longest that may pass between the commit and the first byte. A process that was stopped just there must not go on. */
const HESITATION = 30 * SECOND;

export type DeliveryResult = Settled | Unwritable;

/**
 * Resolves when the server has answered. `settled` resolves when that is written down; after a yes the connection need not wait for
 * it: the settlement is committed before, or together with, whatever the connection begins next.
 */
export async function deliver(
  port: DeliverPort,
  mail: Pick<MailPort, 'zoneOf' | 'addressOf'>,
  message: DueMessage,
  request: DeliverRequest,
): Promise<{ accepted: boolean; settled: Promise<DeliveryResult> }> {
  const { owner, clock, signal } = request;
  const campaign = port.campaign(message.campaignId);
  const written = await request.written;
  if (!written.ok) {
    return {
      accepted: false,
      settled: port.transact(() =>
        holdForText(port, message, { owner, fault: written.fault, now: clock.now() }),
      ),
    };
  }
  const result = await written.send({
    connection: request.connection,
    signal,
    async onDataStart() {
      let at = clock.now();
      const begun = await port.transact(() => {
        at = clock.now();
        return (
          !request.failed() &&
          port.beginTransmission(message.row, {
            owner,
            now: at,
            leaseBeyond: at + HESITATION,
            subject: written.subject,
          })
        );
      });
      if (!begun || clock.now() - at > HESITATION)
        throw new Error('this message may not leave any more');
      request.onLeft();
    },
  });
  const next = result.accepted
    ? await request.followUps({ message, campaign, at: clock.now() })
    : null;
  const answeredAt = clock.now();
  const write = (): DeliveryResult =>
    settle(
      port,
      {
        owner,
        message,
        campaign,
        mailboxZone: mail.zoneOf(message.mailboxId),
        from: mail.addressOf(message.mailboxId),
        host: written.host,
        result,
        now: answeredAt,
      },
      next,
    );
  return {
    accepted: result.accepted,
    settled: result.accepted ? port.transactLowPriority(write) : port.transact(write),
  };
}
