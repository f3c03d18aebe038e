/** Recognises the SMTP account behind a reference, by a keyed digest of who logs in; the login itself is never stored. */
import { createHmac } from 'node:crypto';
import { accountName } from '../../core/sending/smtp-account.ts';
import { Failure } from '../../domain/failure.ts';
import { readSmtpUrl } from '../../mail/outbound/smtp-url.ts';
import { resolveAccount } from '../../mail/secret.ts';
import { accountOf, noteAccount, sharersOf } from '../../state/campaigns/mailbox-accounts.ts';
import { listMailboxes } from '../../state/campaigns/mailboxes.ts';
import { readMessageIdKey } from '../../state/campaigns/settings.ts';
import { transact, type State } from '../../state/file/transact.ts';
import type { Context, Warning } from '../runner/command.ts';

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

/**
 * Before anything is claimed: whatever the references point to now counts. Writes only when an account is another one than before, and
 * warns of those that share it from now on.
 */
export async function noteAccounts({
  state,
  env,
  clock,
}: Pick<Context, 'state' | 'env' | 'clock'>): Promise<Warning[]> {
  const { db } = state;
  const changed = listMailboxes(db).flatMap(({ id, smtpRef }) => {
    const account = accountBehind(db, smtpRef, env);
    return account === undefined || account === accountOf(db, id) ? [] : [{ id, account }];
  });
  if (changed.length === 0) return [];
  const now = clock.now();
  return transact(state, () => {
    for (const { id, account } of changed) noteAccount(db, id, account, now);
    return changed.flatMap(({ id }) => sharedAccount(id, sharersOf(db, id, now)));
  });
}

export function sharedAccount(mailboxId: string, sharers: readonly string[]): Warning[] {
  if (sharers.length === 0) return [];
  return [
    {
      code: 'account_shared',
      details: { mailbox: mailboxId, sharesLimitsWith: sharers },
      message: `${mailboxId} sends through the same SMTP account as ${sharers.join(', ')}: the service counts one account, so their messages count together, against the strictest limits of them.`,
    },
  ];
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
