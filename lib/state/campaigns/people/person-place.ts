/** Reads one person's place in one campaign, and what the operator changed about it. */
import type { Database } from '../../engine/database.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import type { PersonPlace } from '../../../domain/campaigns/person-change.ts';
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';
import type { Instant } from '../../../domain/time.ts';

/** Null: the person is not in the campaign. */
export function personPlace(
  db: Database,
  prospectId: number,
  campaignId: string,
): PersonPlace | null {
  return (
    prepared<[number, string], PersonPlace>(
      db,
      `SELECT e.id AS enrollmentId, e.campaign_id AS campaignId, e.prospect_id AS prospectId, e.state, e.next_step AS nextStep, e.due_at AS dueAt, e.calendar_key AS calendarKey,
      p.email, p.canonical, p.state AS prospectState, c.state AS campaignState,
      (SELECT m.state FROM message m WHERE m.enrollment_id = e.id AND m.step >= e.next_step AND m.state IN ('reserved', 'transmitting', 'in_doubt')) AS underWay
    FROM enrollment e JOIN prospect p ON p.id = e.prospect_id JOIN campaign c ON c.id = e.campaign_id WHERE e.prospect_id = ? AND e.campaign_id = ?`,
    ).get(prospectId, campaignId) ?? null
  );
}

type Kind = 'pause' | 'removal' | 'skip';
export type KeptChange = {
  step: number;
  state: EnrollmentState;
  dueFrom: Instant;
  dueTo: Instant;
  until: Instant | null;
  reason: string | null;
};

/** The latest change of its kind that was not undone; null: there is none. */
export function keptChange(db: Database, enrollmentId: number, kind: Kind): KeptChange | null {
  return (
    prepared<[number, Kind], KeptChange>(
      db,
      `SELECT step, state, due_from AS dueFrom, due_to AS dueTo, until_at AS "until", reason FROM enrollment_change WHERE enrollment_id = ? AND kind = ? ORDER BY step DESC LIMIT 1`,
    ).get(enrollmentId, kind) ?? null
  );
}

export function keepChange(
  db: Database,
  enrollmentId: number,
  change: KeptChange & { kind: Kind; now: Instant },
): void {
  prepared(
    db,
    `INSERT INTO enrollment_change (enrollment_id, kind, step, state, due_from, due_to, until_at, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET until_at = excluded.until_at, reason = excluded.reason, at = excluded.at`,
  ).run(
    enrollmentId,
    change.kind,
    change.step,
    change.state,
    change.dueFrom,
    change.dueTo,
    change.until,
    change.reason,
    change.now,
  );
}

export function dropChange(
  db: Database,
  enrollmentId: number,
  { kind, step }: { kind: Kind; step: number },
): void {
  prepared(
    db,
    'DELETE FROM enrollment_change WHERE enrollment_id = ? AND kind = ? AND step = ?',
  ).run(enrollmentId, kind, step);
}

/** The paused sequences of campaigns that go on whose pause has ended by `now`. */
export function pausesEnded(db: Database, now: Instant): number[] {
  return valueOf<[number], number>(
    db,
    `SELECT c.enrollment_id FROM enrollment_change c INDEXED BY enrollment_pause_end JOIN enrollment e ON e.id = c.enrollment_id JOIN campaign k ON k.id = e.campaign_id
    WHERE c.kind = 'pause' AND c.until_at IS NOT NULL AND c.until_at <= ? AND e.state = 'paused' AND k.state <> 'completed' ORDER BY c.enrollment_id`,
  ).all(now);
}
