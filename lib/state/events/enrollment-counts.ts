/** Reads the running counts of a campaign's sequences by state. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** The number of sequences per state; states without any are left out. */
export function enrollmentCounts(db: Database, campaignId: string): Record<string, number> {
  const rows = prepared<[string], { state: string; n: number }>(
    db,
    'SELECT state, n FROM enrollment_count WHERE campaign_id = ? AND n > 0',
  ).all(campaignId);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Sequences that have not ended. */
export function countOpenSequences(db: Database, campaignId: string): number {
  return singleValue<[string], number>(
    db,
    `SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ? AND state IN ('waiting', 'queued', 'paused')`,
  ).get(campaignId);
}

/** How many people were ever enrolled in the campaign. */
export function countEnrolled(db: Database, campaignId: string): number {
  return singleValue<[string], number>(
    db,
    'SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ?',
  ).get(campaignId);
}

export const createEnrollmentCounts = storeOf({
  enrollments: enrollmentCounts,
  countOpenSequences,
});
