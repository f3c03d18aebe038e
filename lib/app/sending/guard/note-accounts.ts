/** Notes, before anything is claimed, the SMTP account of each mailbox's reference. */
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../../domain/time.ts';

export type AccountsPort = {
  transact<T>(work: () => T): Promise<T>;
  listMailboxes(): Pick<Mailbox, 'id' | 'smtpRef'>[];
  /**
   * Null: a server without login, so accounts cannot be told apart. Undefined: this shell cannot
   * resolve the reference.
   */
  accountBehind(smtpRef: string): string | null | undefined;
  accountOf(mailboxId: string): string | null;
  noteAccount(mailboxId: string, account: string | null, now: Instant): void;
  sharersOf(mailboxId: string, now: Instant): string[];
};

/** A mailbox whose account changed, and the other mailboxes that use the new account. */
export type ChangedAccount = { mailbox: string; sharers: string[] };

/** Returns the mailboxes whose account changed; writes only those. */
export async function noteAccounts(port: AccountsPort, now: Instant): Promise<ChangedAccount[]> {
  const changed = port.listMailboxes().flatMap(({ id, smtpRef }) => {
    const account = port.accountBehind(smtpRef);
    return account === undefined || account === port.accountOf(id) ? [] : [{ id, account }];
  });
  if (changed.length === 0) return [];
  return port.transact(() => {
    for (const { id, account } of changed) port.noteAccount(id, account, now);
    return changed.map(({ id }) => ({ mailbox: id, sharers: port.sharersOf(id, now) }));
  });
}
