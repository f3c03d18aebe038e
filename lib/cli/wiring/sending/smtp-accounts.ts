/**
 * Recognises the SMTP account behind a reference by a keyed digest of its login; never stores the
 * login.
 */
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

/** Null for a server without login, which has no accounts. Throws Failure `smtp_url`. */
export function digestOf(db: State['db'], url: string): string | null {
  const { auth, host, port, loopback } = readSmtpUrl(url);
  if (auth === null) return null;
  return createHmac('sha256', readMessageIdKey(db))
    .update(`smtp account\0${accountName({ host, port, loopback, ...auth })}`)
    .digest()
    .subarray(0, DIGEST_BYTES)
    .toString('hex');
}

/** Undefined when the reference leads nowhere in this shell: the account is then unknown. */
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

/**
 * A secret's file may change while `send` runs: earlier claims were counted for another account.
 */
export function refuseOtherAccount(db: State['db'], mailboxId: string, url: string): void {
  if (digestOf(db, url) === accountOf(db, mailboxId)) return;
  throw new Failure({
    code: 'account_changed',
    exit: 'tryAgain',
    message: `The SMTP account behind mailbox ${mailboxId} has changed since this call began; its messages stay planned.`,
    hint: 'Call send again: it counts messages for the account that the reference now leads to.',
    details: { mailbox: mailboxId },
  });
}
