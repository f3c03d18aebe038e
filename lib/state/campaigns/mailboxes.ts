/** Reads mailboxes: rows of `mailbox`. */
import type { Database } from '../engine/database.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { SendingDay } from '../../domain/limits/limits.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';

type Row = Omit<Mailbox, 'folders' | 'rateLimits' | 'plusTag'> & {
  folders: JsonColumn<string[]>;
  rateLimits: JsonColumn<RateLimitsFile>;
  plusTag: 0 | 1;
};

const COLUMNS = `id, from_name AS fromName, from_address AS fromAddress, sending_domain AS sendingDomain, smtp_ref AS smtpRef, imap_ref AS imapRef, folders, zone,
                 rate_limits AS rateLimits, plus_tag AS plusTag, inbox_read_at AS inboxReadAt,
                 ifnull((SELECT failures FROM failure_run WHERE scope = 'mailbox' AND scope_id = mailbox.id AND kind = 'account_failing'), 0) AS failures`;

/** Null when there is no such mailbox. */
export function findMailbox(db: Database, id: string): Mailbox | null {
  const row = prepared<[string], Row>(db, `SELECT ${COLUMNS} FROM mailbox WHERE id = ?`).get(id);
  return row ? fromRow(row) : null;
}

export function listMailboxes(db: Database): Mailbox[] {
  return prepared<[], Row>(db, `SELECT ${COLUMNS} FROM mailbox ORDER BY id`).all().map(fromRow);
}

export function mailboxesOf(db: Database, campaignId: string): Mailbox[] {
  const rows = prepared<[string], Row>(
    db,
    `SELECT ${COLUMNS} FROM mailbox JOIN campaign_mailbox ON mailbox_id = id WHERE campaign_id = ? ORDER BY id`,
  ).all(campaignId);
  return rows.map(fromRow);
}

/**
 * The calendar days (in each mailbox's own zone) on which any of the mailboxes sent, oldest first.
 */
export function sendingDaysOf(db: Database, mailboxIds: readonly string[]): SendingDay[] {
  const [only] = mailboxIds;
  if (only !== undefined && mailboxIds.length === 1)
    return prepared<[string], SendingDay>(
      db,
      'SELECT day AS date, sent + rejected AS sent, bounced + rejected AS bounced FROM mailbox_day WHERE mailbox_id = ? AND sent > 0 ORDER BY day',
    ).all(only);
  return prepared<[string], SendingDay>(
    db,
    `SELECT day AS date, sum(sent + rejected) AS sent, sum(bounced + rejected) AS bounced FROM mailbox_day
    WHERE mailbox_id IN (SELECT value FROM json_each(?)) AND sent > 0 GROUP BY day ORDER BY day`,
  ).all(JSON.stringify(mailboxIds));
}

/** The registered domain of the mailbox's sender; null at a mail service. */
export function sendingDomainOf(db: Database, mailboxId: string): string | null {
  return singleValue<[string], string | null>(
    db,
    'SELECT sending_domain FROM mailbox WHERE id = ?',
  ).get(mailboxId);
}

/** The sender addresses of our mailboxes. */
export function ownAddresses(db: Database): string[] {
  return valueOf<[], string>(db, 'SELECT from_address FROM mailbox ORDER BY id').all();
}

function fromRow(row: Row): Mailbox {
  return {
    ...row,
    folders: readJson(row.folders),
    rateLimits: readJson(row.rateLimits),
    plusTag: row.plusTag === 1,
  };
}

export const createMailboxes = storeOf({ listMailboxes, mailboxesOf, sendingDays: sendingDaysOf });
