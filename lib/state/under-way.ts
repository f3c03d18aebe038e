/** Mails that are claimed or on their way, whichever process has them: counted through the slots that have an owner, which are few. */
import type { Database } from 'better-sqlite3';
import { valueOf } from './prepared.ts';

/** Whose slots: a column of `reservation` and its value. */
export type TakenBy = { column: 'mailbox_id' | 'campaign_id' | 'provider' | 'domain'; id: string };

export function countUnderWay(db: Database, { column, id }: TakenBy): number {
  return valueOf(db, `SELECT count(*) FROM reservation INDEXED BY reservation_under_way WHERE ${column} = ? AND owner IS NOT NULL`).get(id) as number;
}
