/** Reads the candidates of planning, and writes the plan. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { putWorkLeft } from '../limits/record-slots.ts';
import { PREFERRED_FROM } from '../campaigns/contact/preferences.ts';
import { moveEnrollment } from '../events/counters.ts';
import type { Candidate, PlanCommit, Planned } from '../../domain/campaigns/candidate.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { Message } from '../../domain/sending/message.ts';

export const ENROLLED = `e.id AS enrollmentId, e.prospect_id AS prospectId, p.email, p.domain, p.company, p.provider, e.next_step AS step, e.due_at AS dueAt, e.mailbox_id AS mailboxId, e.calendar_key AS calendarKey, e.position`;
export type FoundCandidate = Omit<Candidate, 'tried' | 'keeps' | 'written'> & { tried: 0 | 1 };
type FoundMessage = FoundCandidate & { variant: string; leftBefore: 0 | 1 };

export type Commit = Omit<PlanCommit, 'others'> & { messageIdOf: (row: Planned) => string };

type PlannedBefore = Pick<Message, 'state' | 'sendAt' | 'openUntil' | 'mailboxId' | 'variant'> & {
  id: number;
  batchId: string;
};

export function candidate(row: FoundCandidate): Candidate {
  return { ...row, tried: row.tried === 1 };
}

function written({ variant, leftBefore, ...row }: FoundMessage): Candidate {
  return { ...candidate(row), written: { variant, left: leftBefore === 1 } };
}

export function createPlanningStore(db: Database) {
  return { calendarKeys, followUps, planned, stranded, commitPlan };

  /**
   * The calendar keys of all prospects that can be planned: a loose index scan, one step per
   * distinct key.
   */
  function calendarKeys(campaignId: string): string[] {
    return valueOf<{ campaign: string }, string>(
      db,
      `
    WITH RECURSIVE key (value) AS (
      SELECT min(calendar_key) FROM enrollment WHERE campaign_id = :campaign AND state = 'waiting' AND next_step = 0
      UNION ALL
      SELECT (SELECT min(calendar_key) FROM enrollment WHERE campaign_id = :campaign AND state = 'waiting' AND next_step = 0 AND calendar_key > key.value)
      FROM key WHERE key.value IS NOT NULL)
    SELECT value FROM key WHERE value IS NOT NULL`,
    ).all({ campaign: campaignId });
  }

  /**
   * At most `limit` follow-ups that may leave by `until`, the earliest first. People who chose to be
   * written to only later are left out: they would take the places of others in every plan.
   */
  function followUps(campaignId: string, page: { until: Instant; limit: number }): Candidate[] {
    return prepared<{ campaignId: string; until: Instant; limit: number }, FoundCandidate>(
      db,
      `SELECT ${ENROLLED}, NULL AS messageRow, 0 AS tried FROM enrollment e JOIN prospect p ON p.id = e.prospect_id
    WHERE e.campaign_id = :campaignId AND e.state = 'waiting' AND e.next_step > 0 AND e.due_at <= :until AND ifnull(${PREFERRED_FROM} <= :until, 1)
    ORDER BY e.due_at, e.id LIMIT :limit`,
    )
      .all({ campaignId, ...page })
      .map(candidate);
  }

  /** Planned messages that were never tried: a new plan may move or drop them. */
  function planned(campaignId: string): Candidate[] {
    return prepared<[string], FoundMessage>(
      db,
      `SELECT ${ENROLLED}, m.id AS messageRow, m.send_at AS plannedFor, 0 AS tried, m.variant, 0 AS leftBefore FROM message m INDEXED BY message_scheduled JOIN enrollment e ON e.id = m.enrollment_id JOIN prospect p ON p.id = e.prospect_id
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND m.attempts = 0 AND m.soft_bounces = 0 AND e.state = 'queued' ORDER BY m.id`,
    )
      .all(campaignId)
      .map(written);
  }

  /**
   * Messages whose window is not open after `closesBy` (missed, or due outside a window), or that
   * were planned before `lateBefore`: they keep their row and need a new instant.
   */
  function stranded(
    campaignId: string,
    filter: { closesBy: Instant; lateBefore: Instant; triedOnly: boolean },
  ): Candidate[] {
    const rows = prepared<[string, number, number, number], FoundMessage>(
      db,
      `SELECT m.enrollment_id AS enrollmentId, m.prospect_id AS prospectId, p.email, p.domain, p.company, p.provider, m.step, max(e.due_at, m.send_at) AS dueAt, m.mailbox_id AS mailboxId,
      e.calendar_key AS calendarKey, e.position, m.variant, m.sent_at IS NOT NULL AS leftBefore, m.id AS messageRow, m.attempts + m.soft_bounces > 0 AS tried
    FROM message m INDEXED BY message_scheduled JOIN enrollment e ON e.id = m.enrollment_id JOIN prospect p ON p.id = m.prospect_id
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND (m.open_until <= max(?, m.send_at) OR m.send_at < ?) AND (? = 0 OR m.attempts + m.soft_bounces > 0) ORDER BY m.id`,
    ).all(campaignId, filter.closesBy, filter.lateBefore, filter.triedOnly ? 1 : 0);
    return rows.map(written);
  }

  /**
   * Stores a plan; returns how many messages were added, moved and dropped. Storing a plan again
   * changes nothing.
   */
  function commitPlan(commit: Commit): { added: number; moved: number; dropped: number } {
    const existing = prepared<[string, number, number], PlannedBefore>(
      db,
      'SELECT id, state, send_at AS sendAt, open_until AS openUntil, mailbox_id AS mailboxId, variant, batch_id AS batchId FROM message WHERE campaign_id = ? AND prospect_id = ? AND step = ?',
    );
    const move = prepared(
      db,
      `UPDATE message SET send_at = :sendAt, open_until = :openUntil, mailbox_id = :mailboxId, variant = :variant,
      displaced_by = CASE WHEN displaced_from < :sendAt THEN displaced_by END, displaced_from = CASE WHEN displaced_from < :sendAt THEN displaced_from END
    WHERE id = :id`,
    );
    const join = prepared(db, 'UPDATE message SET batch_id = ? WHERE id = ?');
    const insert = prepared(
      db,
      `INSERT INTO message (campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, message_id, batch_id)
    VALUES (?, ?, ?, ?, ?, ?, 'scheduled', ?, ?, ?, ?)`,
    );
    let added = 0;
    let moved = 0;
    const kept = new Set<number>();
    for (const row of commit.planned) {
      const before = existing.get(commit.campaignId, row.prospectId, row.step);
      if (before) {
        kept.add(before.id);
        // A message that left or was stopped keeps its instant.
        if (before.state !== 'scheduled') continue;
        // `batchId` marks the messages of this plan; a message that only gets a new instant keeps
        // its own batch.
        if (commit.replaces && before.batchId !== commit.batchId)
          join.run(commit.batchId, before.id);
        if (
          before.sendAt === row.sendAt &&
          before.openUntil === row.openUntil &&
          before.mailboxId === row.mailboxId &&
          before.variant === row.variant
        )
          continue;
        const { sendAt, openUntil, mailboxId, variant } = row;
        move.run({ sendAt, openUntil, mailboxId, variant, id: before.id });
        moved++;
      } else {
        const id = insert.run(
          commit.campaignId,
          row.enrollmentId,
          row.prospectId,
          row.step,
          row.variant,
          row.mailboxId,
          row.sendAt,
          row.openUntil,
          commit.messageIdOf(row),
          commit.batchId,
        ).lastInsertRowid;
        kept.add(id);
        moveEnrollment(db, row.enrollmentId, 'queued');
        added++;
      }
    }
    const dropped = commit.replaces ? dropUnplanned(commit.campaignId, kept) : 0;
    putWorkLeft(db, commit.campaignId, { ...commit, work: commit.workLeft });
    if (added + moved + dropped > 0) {
      const type = commit.replaces ? 'batch.scheduled' : 'message.rescheduled';
      appendEvent(db, {
        type,
        at: commit.now,
        campaignId: commit.campaignId,
        data: { batch: commit.batchId, added, moved, dropped },
      });
    }
    return { added, moved, dropped };
  }

  /**
   * Drops planned messages that the new plan lacks. A message whose sequence was stopped while the
   * message was claimed is left to the next claim, which cancels it: dropping it would make the
   * sequence wait again.
   */
  function dropUnplanned(campaignId: string, kept: ReadonlySet<number>): number {
    const all = prepared<[string], { id: number; enrollmentId: number }>(
      db,
      `SELECT m.id, m.enrollment_id AS enrollmentId FROM message m INDEXED BY message_scheduled JOIN enrollment e ON e.id = m.enrollment_id
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND m.attempts = 0 AND m.soft_bounces = 0 AND e.state = 'queued'`,
    ).all(campaignId);
    const gone = all.filter(({ id }) => !kept.has(id));
    for (const { id, enrollmentId } of gone) {
      prepared(db, 'DELETE FROM message WHERE id = ?').run(id);
      moveEnrollment(db, enrollmentId, 'waiting');
    }
    return gone.length;
  }
}
