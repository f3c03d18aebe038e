/** Adds or changes a mailbox: writes rows of `mailbox`. */
import { findMailbox } from './mailboxes.ts';
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { createFailureCounts } from '../sending/count-failures.ts';
import { closeBreaker } from '../sending/place-hold.ts';
import { setKey } from '../agentfs/keys.ts';
import type { MailboxOutcome, MailboxSettings } from '../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** The columns that a caller sets, in the order of both statements. */
function columnValues(mailbox: MailboxSettings): (string | number | null)[] {
  return [
    mailbox.fromName,
    mailbox.fromAddress,
    mailbox.sendingDomain,
    mailbox.smtpRef,
    mailbox.imapRef,
    JSON.stringify(mailbox.folders),
    mailbox.zone,
    JSON.stringify(mailbox.rateLimits),
    mailbox.plusTag ? 1 : 0,
  ];
}

/**
 * Adds the mailbox or changes an existing one; returns which. Without a change it appends no event.
 */
export function putMailbox(db: Database, mailbox: MailboxSettings, now: Instant): MailboxOutcome {
  const before = findMailbox(db, mailbox.id);
  const values = columnValues(mailbox);
  if (before) {
    const old = columnValues(before);
    if (old.every((value, index) => value === values[index])) return 'unchanged';
    prepared(
      db,
      'UPDATE mailbox SET from_name = ?, from_address = ?, sending_domain = ?, smtp_ref = ?, imap_ref = ?, folders = ?, zone = ?, rate_limits = ?, plus_tag = ? WHERE id = ?',
    ).run(...values, mailbox.id);
    // The change may have corrected the problem of the account.
    const target = { scope: 'mailbox', scopeId: mailbox.id } as const;
    createFailureCounts(db).endRuns(target, ['account_failing', 'inbox_failing'], now);
    closeBreaker(db, target, 'account_failing', now);
  } else {
    prepared(
      db,
      'INSERT INTO mailbox (from_name, from_address, sending_domain, smtp_ref, imap_ref, folders, zone, rate_limits, plus_tag, id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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

export const createMailboxWriter = storeOf({ putMailbox });
