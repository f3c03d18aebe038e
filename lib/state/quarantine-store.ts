/** Mails that could not be read: rows of `quarantine`. */
import type { Database } from 'better-sqlite3';
import type { Instant } from '../domain/time.ts';
import { prepared, valueOf } from './prepared.ts';

export type Quarantined = { id: number; dedupeKey: string; source: string; locator: string; mailboxId: string | null; receivedAt: Instant | null; code: string; at: Instant; raw: Buffer };

const COLUMNS = 'id, dedupe_key AS dedupeKey, source, locator, mailbox_id AS mailboxId, received_at AS receivedAt, code, at';

/** False when it was there already: another process read it at the same time. */
export function quarantineMail(db: Database, mail: Omit<Quarantined, 'id'>): boolean {
  return prepared(db, 'INSERT INTO quarantine (dedupe_key, source, locator, mailbox_id, received_at, code, at, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(mail.dedupeKey, mail.source, mail.locator, mail.mailboxId, mail.receivedAt, mail.code, mail.at, mail.raw).changes === 1;
}

export function countQuarantined(db: Database): number {
  return valueOf(db, 'SELECT count(*) FROM quarantine').get() as number;
}

/** Each with at most `headBytes` of the mail, and how much of it is kept. */
export function listQuarantined(db: Database, page: { after: number; limit: number; headBytes: number }): { rows: (Omit<Quarantined, 'raw'> & { bytes: number; head: Buffer })[]; total: number } {
  const rows = prepared(db, `SELECT ${COLUMNS}, length(raw) AS bytes, substr(raw, 1, ?) AS head FROM quarantine WHERE id > ? ORDER BY id LIMIT ?`).all(page.headBytes, page.after, page.limit);
  return { rows: rows as (Omit<Quarantined, 'raw'> & { bytes: number; head: Buffer })[], total: countQuarantined(db) };
}

/** The first after `after`; with `only`, that one. */
export function nextQuarantined(db: Database, after: number, only: number | null): Quarantined | null {
  return (prepared(db, `SELECT ${COLUMNS}, raw FROM quarantine WHERE id > ? AND (? IS NULL OR id = ?) ORDER BY id LIMIT 1`).get(after, only, only) as Quarantined | undefined) ?? null;
}

/** False when it is not there any more. */
export function releaseQuarantined(db: Database, dedupeKey: string): boolean {
  return prepared(db, 'DELETE FROM quarantine WHERE dedupe_key = ?').run(dedupeKey).changes === 1;
}
