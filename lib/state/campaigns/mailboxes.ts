/** Sending accounts: rows of `mailbox`. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { endRuns } from '../sending/failure-runs.ts';
import { closeBreaker } from '../sending/holds.ts';
import { setKey } from '../agentfs/keys.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { Mailbox, MailboxOutcome, MailboxSettings } from '../../domain/campaigns/mailbox.ts';
import type { SendingDay } from '../../domain/limits/limits.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';

type Row = Omit<Mailbox, 'folders' | 'rateLimits' | 'plusTag'> & {
  folders: string;
  rateLimits: string;
  plusTag: 0 | 1;
};

const COLUMNS = `id, from_name AS fromName, from_address AS fromAddress, smtp_ref AS smtpRef, imap_ref AS imapRef, folders, zone,
                 rate_limits AS rateLimits, plus_tag AS plusTag, inbox_read_at AS inboxReadAt,
                 ifnull((SELECT failures FROM failure_run WHERE scope = 'mailbox' AND scope_id = mailbox.id AND kind = 'account_failing'), 0) AS failures`;

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

/** Adds the mailbox or changes an existing one; says which. Unchanged values append no event. */
export function putMailbox(db: Database, mailbox: MailboxSettings, now: Instant): MailboxOutcome {
  const before = findMailbox(db, mailbox.id);
  const values = [
    mailbox.fromName,
    mailbox.fromAddress,
    mailbox.smtpRef,
    mailbox.imapRef,
    JSON.stringify(mailbox.folders),
    mailbox.zone,
    JSON.stringify(mailbox.rateLimits),
    mailbox.plusTag ? 1 : 0,
  ];
  if (before) {
    const old = [
      before.fromName,
      before.fromAddress,
      before.smtpRef,
      before.imapRef,
      JSON.stringify(before.folders),
      before.zone,
      JSON.stringify(before.rateLimits),
      before.plusTag ? 1 : 0,
    ];
    if (old.every((value, index) => value === values[index])) return 'unchanged';
    prepared(
      db,
      'UPDATE mailbox SET from_name = ?, from_address = ?, smtp_ref = ?, imap_ref = ?, folders = ?, zone = ?, rate_limits = ?, plus_tag = ? WHERE id = ?',
    ).run(...values, mailbox.id);
    // What was wrong with the account may have been put right.
    endRuns(db, { scope: 'mailbox', scopeId: mailbox.id }, 'account_failing');
    closeBreaker(db, { scope: 'mailbox', scopeId: mailbox.id }, 'account_failing', now);
  } else {
    prepared(
      db,
      'INSERT INTO mailbox (from_name, from_address, smtp_ref, imap_ref, folders, zone, rate_limits, plus_tag, id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(...values, mailbox.id, now);
  }
  setKey(
    db,
    `settings/mailboxes/${mailbox.id}`,
    {
      from: mailbox.fromAddress,
      smtp: mailbox.smtpRef,
      imap: mailbox.imapRef,
      timezone: mailbox.zone,
      plusTag: mailbox.plusTag,
      rateLimits: mailbox.rateLimits,
    },
    now,
  );
  appendEvent(db, {
    type: before ? 'mailbox.changed' : 'mailbox.added',
    at: now,
    data: { mailbox: mailbox.id },
  });
  return before ? 'changed' : 'added';
}

/** The calendar days (the zone of each) on which any of the mailboxes sent, oldest first. */
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

/** The addresses our mailboxes send from. */
export function ownAddresses(db: Database): string[] {
  return valueOf<[], string>(db, 'SELECT from_address FROM mailbox ORDER BY id').all();
}

/** Counts a message that came back (`bounced`) or was refused for good (`rejected`) on the day it was sent. */
export function countMailboxBounce(
  db: Database,
  mailboxId: string,
  at: { day: LocalDate; as: 'bounced' | 'rejected' },
): void {
  prepared(
    db,
    `INSERT INTO mailbox_day (mailbox_id, day, ${at.as}) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET ${at.as} = ${at.as} + 1`,
  ).run(mailboxId, at.day);
}

function fromRow(row: Row): Mailbox {
  return {
    ...row,
    folders: JSON.parse(row.folders) as string[],
    rateLimits: JSON.parse(row.rateLimits) as RateLimitsFile,
    plusTag: row.plusTag === 1,
  };
}
