/** Before anything is claimed: notes the SMTP accounts that the references of the mailboxes lead to now. */
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../../domain/time.ts';

export type AccountsPort = {
  transact<T>(work: () => T): Promise<T>;
  listMailboxes(): Pick<Mailbox, 'id' | 'smtpRef'>[];
  /** Null: a server without login, which tells nobody apart. Undefined: the reference leads nowhere in this shell. */
  accountBehind(smtpRef: string): string | null | undefined;
  accountOf(mailboxId: string): string | null;
  noteAccount(mailboxId: string, account: string | null, now: Instant): void;
  sharersOf(mailboxId: string, now: Instant): string[];
};

/** A mailbox whose account is another one than before, and who sends through it too. */
export type Moved = { mailbox: string; sharers: string[] };

/** Writes only when an account is another one than before. */
export async function noteAccounts(port: AccountsPort, now: Instant): Promise<Moved[]> {
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
