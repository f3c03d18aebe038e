/** Reads which mailboxes use the same SMTP account: rows of `mailbox_account`. */
import type { Database } from '../engine/database.ts';
import { valueOf } from '../file/prepared.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * As far back as limits look, and one day more: for so long the sendings of a mailbox count against
 * its former account.
 */
const COUNTS_FOR = 3 * DAY;

/** The digest of the account that the mailbox uses; null: none, or unknown. */
export function accountOf(db: Database, mailboxId: string): string | null {
  return (
    valueOf<[string], string>(
      db,
      'SELECT account FROM mailbox_account WHERE mailbox_id = ? AND until_at IS NULL',
    ).get(mailboxId) ?? null
  );
}

/** The other mailboxes that use the account of this one, or did recently. */
export function sharersOf(db: Database, mailboxId: string, now: Instant): string[] {
  return valueOf<[string, number], string>(
    db,
    `SELECT DISTINCT other.mailbox_id FROM mailbox_account own JOIN mailbox_account other ON other.account = own.account
    WHERE own.mailbox_id = ? AND own.until_at IS NULL AND other.mailbox_id <> own.mailbox_id AND (other.until_at IS NULL OR other.until_at > ?) ORDER BY 1`,
  ).all(mailboxId, now - COUNTS_FOR);
}

export const createMailboxAccounts = storeOf({ accountOf, sharersOf });
