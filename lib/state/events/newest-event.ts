/** The newest event of the log. */
import type { Database } from '../engine/database.ts';
import { singleValue } from '../file/prepared.ts';

/** 0: nothing has happened yet. */
export function newestSeq(db: Database): number {
  return singleValue<[], number>(db, 'SELECT ifnull(max(seq), 0) FROM event').get();
}
