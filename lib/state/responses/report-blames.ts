/** Recipient domains whose reports blamed a mailbox: rows of `report_blame`. */
import type { Database } from '../engine/database.ts';
import type { BreakerReason } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

export type ReportBlame = { mailboxId: string; kind: BreakerReason; domain: string; at: Instant };
export type Blaming = { isNew: boolean; domains: number };

/**
 * Records a report. `domains`: how many domains blamed the mailbox since `since`, including this
 * one. `isNew`: this domain had not.
 */
export function recordReportBlame(db: Database, blame: ReportBlame, since: Instant): Blaming {
  const { mailboxId, kind, domain, at } = blame;
  const SINCE = 'FROM report_blame WHERE mailbox_id = ? AND kind = ? AND at >= ?';
  const known = prepared(db, `SELECT 1 ${SINCE} AND domain = ?`).get(
    mailboxId,
    kind,
    since,
    domain,
  );
  prepared(
    db,
    `INSERT INTO report_blame (mailbox_id, kind, domain, at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
  ).run(mailboxId, kind, domain, at);
  const domains = singleValue<[string, string, number], number>(db, `SELECT count(*) ${SINCE}`).get(
    mailboxId,
    kind,
    since,
  );
  return { isNew: known === undefined, domains };
}

export const createReportBlames = storeOf({ recordReportBlame });
