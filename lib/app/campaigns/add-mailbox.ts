/**
 * Adds or changes a mailbox, unless another mailbox has its sender address, and notes its SMTP
 * account.
 */
import { findSameSender } from '../../core/campaigns/complete-mailbox.ts';
import type { Mailbox, MailboxOutcome, MailboxSettings } from '../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../domain/time.ts';

export type AddMailboxPort = {
  transact<T>(work: () => T): Promise<T>;
  listMailboxes(): Mailbox[];
  putMailbox(mailbox: MailboxSettings, now: Instant): MailboxOutcome;
  /** `account` null: the mailbox uses no account that can be told from others. */
  noteAccount(mailboxId: string, account: string | null, now: Instant): void;
  /** The other mailboxes that send through the same account. */
  sharersOf(mailboxId: string, now: Instant): string[];
};

export type AddedMailbox =
  | { outcome: 'address_in_use'; by: Pick<Mailbox, 'id' | 'fromAddress'> }
  | { outcome: MailboxOutcome; sharers: string[] };

/** `account` undefined: this shell cannot resolve the reference; `send` tries again. */
type Request = { mailbox: MailboxSettings; account: string | null | undefined; now: Instant };

/**
 * Returns what happened to the mailbox and which others share its account, or which mailbox has its
 * address.
 */
export function addMailbox(
  port: AddMailboxPort,
  { mailbox, account, now }: Request,
): Promise<AddedMailbox> {
  return port.transact((): AddedMailbox => {
    const all = port.listMailboxes();
    const other = findSameSender(all, mailbox);
    if (other !== null) return { outcome: 'address_in_use', by: other };
    const before = all.find(({ id }) => id === mailbox.id);
    const outcome = port.putMailbox(mailbox, now);
    if (account !== undefined || mailbox.smtpRef !== before?.smtpRef)
      port.noteAccount(mailbox.id, account ?? null, now);
    return { outcome, sharers: port.sharersOf(mailbox.id, now) };
  });
}
