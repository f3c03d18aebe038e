/**
 * Decides whether a mailbox is blind: replies and bounces may wait in an inbox that was not read
 * since the mailbox last sent.
 */
import { HOUR, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';

export type Inbox = Pick<Mailbox, 'imapRef' | 'inboxReadAt'>;

/**
 * Replies arrive in the IMAP account, or in files, once files were read for the mailbox. Before, it
 * is unknown where they arrive.
 */
export function isWatched({ imapRef, inboxReadAt }: Inbox): boolean {
  return imapRef !== null || inboxReadAt !== null;
}

/** An IMAP account that was never read may not work at all. */
export function isUnproven({ imapRef, inboxReadAt }: Inbox): boolean {
  return imapRef !== null && inboxReadAt === null;
}

/** `readOn`: the day of the last reading; null: never. Today's messages may still be read today. */
export function isUnread(
  day: LocalDate,
  { readOn, today }: { readOn: LocalDate | null; today: LocalDate },
): boolean {
  return day < today && (readOn === null || day > readOn);
}

/** Of one message, and of one folder: the server works. */
const OF_A_PART = ['imap_incomplete', 'imap_folder_missing'];

/** Whether a failure with this code says that the server could not be used. */
export function failsInbox(code: string): boolean {
  return code.startsWith('imap_') && code !== 'imap_url_invalid' && !provesInbox(code);
}

export function provesInbox(code: string): boolean {
  return OF_A_PART.includes(code);
}

/** A follow-up waits when a reply that would stop it may be unread. `hours` 0: never. */
export function isStale(readAt: Instant | null, hours: number, now: Instant): boolean {
  return hours > 0 && (readAt === null || now - readAt > hours * HOUR);
}

/** A mailbox of active campaigns, and what its stale inbox stops. */
export type StaleFacts = Inbox & {
  id: string;
  /** When it first sent; null: it has not sent yet. */
  firstSentAt: Instant | null;
  /** When the first of its active campaigns started. */
  startedAt: Instant;
  /** The shortest `inboxFreshness` of its active campaigns that is not 0; null: all are 0. */
  freshness: number | null;
};

/**
 * The alert about an inbox that was not read lately; null where nothing waits for it. It is
 * computed, because only time raises it. A mailbox without IMAP is left alone on its first day.
 */
export function staleInbox(mailbox: StaleFacts, now: Instant): Omit<Alert, 'id'> | null {
  const { id, inboxReadAt, firstSentAt, freshness, startedAt } = mailbox;
  if (freshness === null || !isStale(inboxReadAt, freshness, now)) return null;
  const unproven = isUnproven(mailbox);
  if (!unproven && firstSentAt === null) return null;
  const unread = inboxReadAt ?? firstSentAt ?? startedAt;
  if (!unproven && now - unread <= freshness * HOUR) return null;
  return {
    code: 'inbox_stale',
    scope: 'mailbox',
    scopeId: id,
    level: 'warning',
    value: (now - unread) / HOUR,
    threshold: freshness,
    sample: inboxReadAt === null ? 0 : 1,
    since: unproven ? unread : unread + freshness * HOUR,
    until: null,
    endedAt: null,
    acknowledgedAt: null,
  };
}
