/** How many sequences of a campaign stand where: reads the running counts. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** Enrollments per state, from the running counts. */
export function enrollmentCounts(db: Database, campaignId: string): Record<string, number> {
  const rows = prepared<[string], { state: string; n: number }>(
    db,
    'SELECT state, n FROM enrollment_count WHERE campaign_id = ? AND n > 0',
  ).all(campaignId);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Sequences that are not at their end. */
export function countOpenSequences(db: Database, campaignId: string): number {
  return singleValue<[string], number>(
    db,
    `SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ? AND state IN ('waiting', 'queued')`,
  ).get(campaignId);
}

export const createEnrollmentCounts = storeOf({
  enrollments: enrollmentCounts,
  countOpenSequences,
});
