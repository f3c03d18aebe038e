/** Reads the messages in quarantine: rows of `quarantine`. */
import type { Database } from '../engine/database.ts';
import type { MessagePlace } from '../../domain/responses/inbound.ts';
import type { Quarantined } from '../../domain/responses/quarantined.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

const COLUMNS =
  'id, dedupe_key AS dedupeKey, source, locator, mailbox_id AS mailboxId, received_at AS receivedAt, code, at, folder, uid_validity AS uidValidity, uid';

/** The messages of one folder that its server withheld, the oldest first. */
export function setAsideIn(
  db: Database,
  { mailboxId, folder }: Pick<MessagePlace, 'mailboxId' | 'folder'>,
): { dedupeKey: string; uidValidity: string; uid: number; at: Instant }[] {
  return prepared<
    [string, string],
    {
      dedupeKey: string;
      uidValidity: string;
      uid: number;
      at: Instant;
    }
  >(
    db,
    'SELECT dedupe_key AS dedupeKey, uid_validity AS uidValidity, uid, at FROM quarantine WHERE mailbox_id = ? AND folder = ? AND uid IS NOT NULL ORDER BY id',
  ).all(mailboxId, folder);
}

/** How many messages of a mailbox are set aside because its server withheld them. */
export function countSetAside(db: Database, mailboxId: string): number {
  return singleValue<[string], number>(
    db,
    'SELECT count(*) FROM quarantine WHERE mailbox_id = ? AND folder IS NOT NULL AND uid IS NOT NULL',
  ).get(mailboxId);
}

export function countQuarantined(db: Database): number {
  return singleValue<[], number>(db, 'SELECT count(*) FROM quarantine').get();
}

/** Each row has at most `headBytes` of the message (`head`), and the stored size (`bytes`). */
export function listQuarantined(
  db: Database,
  page: { after: number; limit: number; headBytes: number },
): { rows: (Omit<Quarantined, 'raw'> & { bytes: number; head: Buffer })[]; total: number } {
  // In SQLite, substr of an empty blob is NULL.
  const rows = prepared(
    db,
    `SELECT ${COLUMNS}, length(raw) AS bytes, ifnull(substr(raw, 1, ?), x'') AS head FROM quarantine WHERE id > ? ORDER BY id LIMIT ?`,
  ).all(page.headBytes, page.after, page.limit);
  return {
    rows: rows as (Omit<Quarantined, 'raw'> & { bytes: number; head: Buffer })[],
    total: countQuarantined(db),
  };
}

/** The first quarantined message after `after`; with `only`, that message. Null: none. */
export function nextQuarantined(
  db: Database,
  after: number,
  only: number | null,
): Quarantined | null {
  return (
    prepared<[number, number | null, number | null], Quarantined>(
      db,
      `SELECT ${COLUMNS}, raw FROM quarantine WHERE id > ? AND (? IS NULL OR id = ?) ORDER BY id LIMIT 1`,
    ).get(after, only, only) ?? null
  );
}

export const createQuarantine = storeOf({ nextQuarantined });
