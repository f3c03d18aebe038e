/** Notes which SMTP account a mailbox uses: writes rows of `mailbox_account`. */
import { accountOf } from './mailbox-accounts.ts';
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { type Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

/** `account` null: the mailbox uses no account that can be told from others. */
export function noteAccount(
  db: Database,
  mailboxId: string,
  account: string | null,
  now: Instant,
): void {
  if (accountOf(db, mailboxId) === account) return;
  prepared(
    db,
    'UPDATE mailbox_account SET until_at = ? WHERE mailbox_id = ? AND until_at IS NULL',
  ).run(now, mailboxId);
  if (account !== null)
    prepared(
      db,
      'INSERT INTO mailbox_account (mailbox_id, account, until_at) VALUES (?, ?, NULL) ON CONFLICT DO UPDATE SET until_at = NULL',
    ).run(mailboxId, account);
}

export const createAccountWriter = storeOf({ noteAccount });
