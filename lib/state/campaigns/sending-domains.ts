/**
 * Reads what is known of sending domains: their mailboxes, the days on which they sent, and whether
 * the operator called them warm.
 */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { SendingDay } from '../../domain/limits/limits.ts';
import { DAY, type Instant, type LocalDate } from '../../domain/time.ts';

/** As far back as limits look, and one day more, because dates are those of several zones. */
const COUNTS_FOR = 3 * DAY;

type Sender = Pick<
  Mailbox,
  'id' | 'zone' | 'rateLimits' | 'sendingDomain' | 'imapRef' | 'inboxReadAt'
>;
type Row = Omit<Sender, 'rateLimits'> & { rateLimits: JsonColumn<RateLimitsFile> };

/**
 * The mailboxes that send from the domain, the first to be added first, and those that left it
 * lately: what they sent from it still counts.
 */
export function domainSenders(db: Database, domain: string, now: Instant): Sender[] {
  const since = new Date(now - COUNTS_FOR).toISOString().slice(0, 10);
  return prepared<[string, string, LocalDate], Row>(
    db,
    `SELECT id, zone, rate_limits AS rateLimits, sending_domain AS sendingDomain,
      imap_ref AS imapRef, inbox_read_at AS inboxReadAt FROM mailbox
    WHERE sending_domain = ? OR id IN (SELECT mailbox_id FROM mailbox_day WHERE sending_domain = ? AND day >= ?)
    ORDER BY created_at, id`,
  )
    .all(domain, domain, since)
    .map((row) => ({ ...row, rateLimits: readJson(row.rateLimits) }));
}

/** The calendar days (in each mailbox's zone) on which any mailbox sent from the domain. */
export function domainDays(db: Database, domain: string): SendingDay[] {
  return prepared<[string], SendingDay>(
    db,
    `SELECT day AS date, sum(sent + rejected) AS sent, sum(bounced + rejected) AS bounced FROM mailbox_day
    WHERE sending_domain = ? AND sent > 0 GROUP BY day ORDER BY day`,
  ).all(domain);
}

/** The operator said that the domain has been in use for long. */
export function isWarm(db: Database, domain: string): boolean {
  return (
    valueOf<[string], string>(db, 'SELECT value FROM setting WHERE key = ?').get(
      warmKey(domain),
    ) !== undefined
  );
}

export function warmKey(domain: string): string {
  return `warmDomain/${domain}`;
}

export const createSendingDomains = storeOf({ domainSenders, domainDays, isWarm });
