/**
 * Counts messages that are claimed or under way in any process, by the few slots that have an
 * owner.
 */
import type { Database } from '../engine/database.ts';
import { singleValue } from '../file/prepared.ts';

/** Selects slots by a column of `reservation` and its value. */
export type TakenBy = { column: TakenColumn; id: string };
/** `opens`: the first messages of a campaign. */
export const TAKEN_COLUMNS = ['mailbox_id', 'campaign_id', 'opens', 'provider', 'domain'] as const;
export type TakenColumn = (typeof TAKEN_COLUMNS)[number];

/** The number of claimed slots with this value. */
export function countUnderWay(db: Database, { column, id }: TakenBy): number {
  return singleValue<[string], number>(
    db,
    `SELECT count(*) FROM reservation INDEXED BY reservation_under_way WHERE ${column} = ? AND owner IS NOT NULL`,
  ).get(id);
}
