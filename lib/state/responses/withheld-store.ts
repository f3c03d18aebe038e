/** Messages that a server lists and does not hand out: rows of `withheld_message`, counted by calls. */
import type { Database } from '../engine/database.ts';
import type { MessagePlace } from '../../domain/responses/inbound.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

type Folder = Pick<MessagePlace, 'mailboxId' | 'folder'>;

/** Counts one more call that asked in vain, and returns how many there are. */
export function countWithheld(db: Database, place: MessagePlace, why: string): number {
  return singleValue<
    { why: string; mailboxId: string; folder: string; uidValidity: string; uid: number },
    number
  >(
    db,
    `INSERT INTO withheld_message (mailbox_id, folder, uid_validity, uid, calls, why)
    VALUES (:mailboxId, :folder, :uidValidity, :uid, 1, :why)
    ON CONFLICT DO UPDATE SET calls = calls + 1, why = excluded.why RETURNING calls`,
  ).get({ ...place, why });
}

/** The calls so far, by `UIDVALIDITY UID`. */
export function withheldCalls(db: Database, { mailboxId, folder }: Folder): Map<string, number> {
  const rows = prepared<[string, string], { place: string; calls: number }>(
    db,
    `SELECT uid_validity || ' ' || uid AS place, calls FROM withheld_message
    WHERE mailbox_id = ? AND folder = ?`,
  ).all(mailboxId, folder);
  return new Map(rows.map(({ place, calls }) => [place, calls]));
}

export function forgetWithheld(
  db: Database,
  { mailboxId, folder, uidValidity, uid }: MessagePlace,
): void {
  prepared(
    db,
    `DELETE FROM withheld_message
    WHERE mailbox_id = ? AND folder = ? AND uid_validity = ? AND uid = ?`,
  ).run(mailboxId, folder, uidValidity, uid);
}

/** The folder was read to its end: what is not waited for any more is gone from the server. */
export function forgetFolder(db: Database, { mailboxId, folder }: Folder): void {
  prepared(db, 'DELETE FROM withheld_message WHERE mailbox_id = ? AND folder = ?').run(
    mailboxId,
    folder,
  );
}

export const createWithheld = storeOf({ countWithheld, forgetWithheld });
