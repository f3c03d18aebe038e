/** Recognises the SMTP account behind a reference, by a keyed digest of who logs in; the login itself is never stored. */
import { createHmac } from 'node:crypto';
import { accountName } from '../../../core/sending/smtp-account.ts';
import { Failure } from '../../../domain/failure.ts';
import { readSmtpUrl } from '../../../mail/outbound/smtp/smtp-url.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { accountOf, createMailboxAccounts } from '../../../state/campaigns/mailbox-accounts.ts';
import { createAccountWriter } from '../../../state/campaigns/note-account.ts';
import { createMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { AccountsPort } from '../../../app/sending/guard/note-accounts.ts';
import type { Context } from '../../runner/command.ts';

const DIGEST_BYTES = 16;

/** Null: a server without login, which tells nobody apart. Throws Failure `smtp_url`. */
export function digestOf(db: State['db'], url: string): string | null {
  const { auth, host, port, loopback } = readSmtpUrl(url);
  if (auth === null) return null;
  return createHmac('sha256', readMessageIdKey(db))
    .update(`smtp account\0${accountName({ host, port, loopback, ...auth })}`)
    .digest()
    .subarray(0, DIGEST_BYTES)
    .toString('hex');
}

/** Undefined where the reference leads nowhere in this shell: nothing is known of the account then. */
export function accountBehind(
  db: State['db'],
  smtpRef: string,
  env: Context['env'],
): string | null | undefined {
  try {
    return digestOf(db, resolveAccount(smtpRef, env));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

export function wireAccounts({ state, env }: Pick<Context, 'state' | 'env'>): AccountsPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    ...createMailboxes(db),
    ...createMailboxAccounts(db),
    ...createAccountWriter(db),
    accountBehind: (smtpRef) => accountBehind(db, smtpRef, env),
  };
}

/** A file or token may be exchanged while `send` runs: what was claimed until then was counted for another account. */
export function refuseOtherAccount(db: State['db'], mailboxId: string, url: string): void {
  if (digestOf(db, url) === accountOf(db, mailboxId)) return;
  throw new Failure({
    code: 'account_changed',
    exit: 'tryAgain',
    message: `The SMTP account behind mailbox ${mailboxId} is another one than when this call began; its messages keep their places.`,
    hint: 'Call send again: it counts for the account that the reference points to now.',
    details: { mailbox: mailboxId },
  });
}
