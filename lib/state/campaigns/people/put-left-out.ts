/** Writes the rows that imports left out, and erases those of a forgotten person. */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { findForgotten } from '../prospects/forgotten.ts';
import { prepared } from '../../file/prepared.ts';
import type { LeftOutRow } from '../../../domain/campaigns/left-out.ts';
import type { Instant } from '../../../domain/time.ts';

/** The same row again changes nothing. Runs inside the caller's transaction. */
function putLeftOut(
  db: Database,
  campaignId: string,
  rows: readonly LeftOutRow[],
  now: Instant,
): void {
  const put = prepared(
    db,
    `INSERT INTO left_out (canonical, campaign_id, finding, line, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET finding = excluded.finding, line = excluded.line, at = excluded.at WHERE finding <> excluded.finding OR line <> excluded.line`,
  );
  for (const { canonical, finding, line } of rows)
    // A list that still has a forgotten person does not bring the address back.
    if (findForgotten(db, canonical) === null) put.run(canonical, campaignId, finding, line, now);
}

export function forgetLeftOut(db: Database, canonical: string): void {
  prepared(db, 'DELETE FROM left_out WHERE canonical = ?').run(canonical);
}

export const createLeftOut = storeOf({ putLeftOut });
