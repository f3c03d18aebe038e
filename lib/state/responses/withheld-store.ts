/**
 * Messages that a server lists but does not deliver: rows of `withheld_message`, counted by calls.
 */
import type { Database } from '../engine/database.ts';
import type { MessagePlace } from '../../domain/responses/inbound.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

type Folder = Pick<MessagePlace, 'mailboxId' | 'folder'>;

/** Counts one more call that did not get the message; returns the number of such calls. */
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

/** The number of calls so far, by `UIDVALIDITY UID`. */
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

/**
 * Called when the folder was read to its end: messages still counted no longer exist on the server.
 */
export function forgetFolder(db: Database, { mailboxId, folder }: Folder): void {
  prepared(db, 'DELETE FROM withheld_message WHERE mailbox_id = ? AND folder = ?').run(
    mailboxId,
    folder,
  );
}

export const createWithheld = storeOf({ countWithheld, forgetWithheld });
