/**
 * Stores what a recipient chose, and takes back the plans that no longer hold. Every function runs
 * inside the caller's transaction.
 */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { moveEnrollment } from '../../events/counters.ts';
import { prepared } from '../../file/prepared.ts';
import type { ChosenPreference } from '../../../domain/responses/preference.ts';
import type { Instant } from '../../../domain/time.ts';

function putPreference(
  db: Database,
  prospectId: number,
  { pausedUntil, lessOftenSince }: ChosenPreference,
  now: Instant,
): void {
  prepared(
    db,
    `INSERT INTO preference (prospect_id, paused_until, less_often_since, chosen_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (prospect_id) DO UPDATE SET paused_until = excluded.paused_until, less_often_since = excluded.less_often_since, chosen_at = excluded.chosen_at`,
  ).run(prospectId, pausedUntil, lessOftenSince, now);
}

/**
 * Drops the person's planned messages that were never tried, in every campaign: the next plan gives
 * them an instant that fits the choice, and their slots are free for others. A message that was
 * tried keeps its row; the claim moves it.
 */
function dropPlans(db: Database, prospectId: number): number {
  const planned = prepared<[number], { id: number; enrollmentId: number }>(
    db,
    `SELECT m.id, m.enrollment_id AS enrollmentId FROM message m JOIN enrollment e ON e.id = m.enrollment_id
    WHERE m.prospect_id = ? AND m.state = 'scheduled' AND m.attempts = 0 AND m.soft_bounces = 0 AND e.state = 'queued'`,
  ).all(prospectId);
  for (const { id, enrollmentId } of planned) {
    prepared(db, 'DELETE FROM message WHERE id = ?').run(id);
    moveEnrollment(db, enrollmentId, 'waiting');
  }
  return planned.length;
}

/** True: the person unsubscribed or complained, so no campaign may write again. */
function saidNever(db: Database, prospectId: number): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM prospect WHERE id = ? AND state IN ('unsubscribed', 'complained')`,
    ).get(prospectId) !== undefined
  );
}

export const createPreferenceWriter = storeOf({ putPreference, dropPlans, saidNever });
