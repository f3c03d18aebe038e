/**
 * Delivers one claimed message: renders it, gives it to the server, commits at the server's 354,
 * and settles by the reply.
 */
import { settle, type Settled, type SettlePort } from './settle.ts';
import { holdBack, type HoldBackPort, type Unapproved } from './hold-back.ts';
import { holdForText, type Unwritable } from './hold-for-text.ts';
import type { FollowUps } from './follow-up.ts';
import { SECOND, type Instant, type Zone } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { MessageContent } from '../../domain/sending/content.ts';
import type { DueMessage, SmtpResult } from '../../domain/sending/message.ts';
import type { TextFault } from '../../domain/campaigns/text-fault.ts';
import type { Tracked } from '../../domain/tracking/tracked-message.ts';
import type { SmtpOutcome } from '../../core/sending/smtp-outcome.ts';

/** The input for rendering one message. */
export type MessageToSend = {
  message: DueMessage;
  campaign: Campaign;
  earlier: { messageId: string; subject: string }[];
  now: Instant;
};

export type SendHooks = {
  /** The number of the connection that sends the message. */
  connection: number;
  /** Not a byte of the text leaves before this resolves; none leaves at all if it rejects. */
  onDataStart(): Promise<void>;
  signal: AbortSignal;
};

/**
 * `host`: the server that will receive the message. `tracked`: what its opens and clicks are
 * measured by; null: nothing.
 */
export type Written =
  | {
      ok: true;
      content: MessageContent;
      host: string;
      tracked: Tracked | null;
      send(hooks: SendHooks): Promise<SmtpResult>;
    }
  | { ok: false; fault: TextFault };

/** Access to the mailboxes' SMTP servers. */
export type MailPort = {
  /**
   * Renders the message. `ok` false: the template cannot be filled for this prospect. Throws
   * Failure when the mailbox cannot be used.
   */
  write(delivery: MessageToSend): Promise<Written>;
  /**
   * Connects and logs in without a message. Throws Failure when the mailbox cannot be used.
   */
  logIn(mailboxId: string): Promise<SmtpResult>;
  zoneOf(mailboxId: string): Zone;
  /** The sender address of the mailbox. */
  addressOf(mailboxId: string): string;
};

export type DeliverPort = SettlePort &
  HoldBackPort & {
    transact<T>(work: () => T): Promise<T>;
    /** As `transact`, at low priority: may join the next transaction that a caller waits for. */
    transactLowPriority<T>(work: () => T): Promise<T>;
    campaign(id: string): Campaign;
    earlierMessages(message: DueMessage): { messageId: string; subject: string }[];
    /**
     * Returns false unless the owner still holds the claim and the lease lasts beyond `leaseBeyond`:
     * then not one byte of the body may leave.
     */
    beginTransmission(
      row: number,
      claim: { owner: string; now: Instant; leaseBeyond: Instant; subject: string },
    ): boolean;
    /** In the transaction that begins the transmission: a link has its target before it leaves. */
    putTracked(row: number, tracked: Tracked): void;
  };

export type DeliverRequest = {
  owner: string;
  connection: number;
  clock: { now(): Instant };
  signal: AbortSignal;
  followUps: FollowUps;
  /** True when a result could not be recorded: no further message may leave. */
  failed(): boolean;
  /** The rendered message. */
  written: Promise<Written>;
  /** Called when the text may leave: while the server works, there is time to render ahead. */
  onLeft(): void;
};

/**
 * The outcome of one message. `unwritable`: its text could not be rendered, and its campaign is on
 * hold. `unapproved`: no approval covers its text, so it waits.
 */
export type DeliveryOutcome = SmtpOutcome['outcome'] | 'unwritable' | 'unapproved';

/**
 * The longest time between the commit and the first byte. A process that was suspended in between
 * must not continue.
 */
const LONGEST_PAUSE = 30 * SECOND;

export type DeliveryResult = Settled | Unwritable | Unapproved;

/**
 * Resolves when the server has replied; `settled` resolves when the result is recorded. After an
 * accepted message the connection need not wait for `settled`: the result is committed before, or
 * together with, the connection's next commit.
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
  const { content } = written;
  const refusal = port.approval.judgeText(message, content, clock.now());
  if (refusal)
    return {
      accepted: false,
      settled: port.transact(() => holdBack(port, message, { owner, refusal })),
    };
  const result = await written.send({
    connection: request.connection,
    signal,
    async onDataStart() {
      let at = clock.now();
      const begun = await port.transact(() => {
        at = clock.now();
        const allowed =
          !request.failed() &&
          // Again: an approval may have been revoked, and the day may have ended.
          port.approval.judgeText(message, content, at) === null &&
          port.beginTransmission(message.row, {
            owner,
            now: at,
            leaseBeyond: at + LONGEST_PAUSE,
            subject: content.subject,
          });
        if (allowed && written.tracked !== null) port.putTracked(message.row, written.tracked);
        return allowed;
      });
      if (!begun || clock.now() - at > LONGEST_PAUSE)
        throw new Error('The claim on the message was lost, so its text was not sent');
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
