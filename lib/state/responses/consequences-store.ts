/**
 * Applies the consequences of responses and verdicts: stops, postponements, retries. Every function
 * runs inside the caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { moveEnrollment } from '../events/counters.ts';
import type { Postponed, Retried, Stopped } from '../../domain/responses/applied-effect.ts';
import type { EnrollmentState, ProspectState } from '../../domain/campaigns/prospect.ts';
import type { ProspectEnd, SequenceEnd } from '../../domain/campaigns/sequence-end.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { SuppressionTarget } from '../../domain/campaigns/suppression.ts';
import type { Message } from '../../domain/sending/message.ts';

type Open = { id: number; campaignId: string; state: EnrollmentState };

export function createConsequences(db: Database) {
  return { stopEnrollment, stopProspect, stopSuppressed, postpone, retry, markBounced };

  /**
   * Ends one sequence and cancels its planned message; `mayEnd` decides by the present state. Null
   * when the sequence stays as it is.
   */
  function stopEnrollment(enrollmentId: number, end: SequenceEnd): Stopped | null {
    const row = prepared<[number], Open & { prospectId: number }>(
      db,
      'SELECT id, campaign_id AS campaignId, prospect_id AS prospectId, state FROM enrollment WHERE id = ?',
    ).get(enrollmentId);
    if (!row || row.state === end.state || !end.mayEnd(row.state)) return null;
    moveEnrollment(db, enrollmentId, end.state);
    const planned = valueOf<[number], number>(
      db,
      `SELECT id FROM message WHERE enrollment_id = ? AND state = 'scheduled'`,
    ).all(enrollmentId);
    for (const id of planned) {
      prepared(db, `UPDATE message SET state = 'cancelled' WHERE id = ?`).run(id);
      appendEvent(db, {
        type: 'message.cancelled',
        at: end.now,
        campaignId: row.campaignId,
        prospectId: row.prospectId,
        messageId: id,
        data: { reason: end.state },
      });
    }
    appendEvent(db, {
      type: 'enrollment.stopped',
      at: end.now,
      campaignId: row.campaignId,
      prospectId: row.prospectId,
      data: { state: end.state },
    });
    return {
      enrollmentId,
      campaignId: row.campaignId,
      from: row.state,
      to: end.state,
      cancelled: planned,
    };
  }

  /**
   * Ends every sequence of a prospect and prevents new ones. `was`: the prospect's state before;
   * null when it did not change.
   */
  function stopProspect(
    prospectId: number,
    end: ProspectEnd,
  ): { was: ProspectState | null; stopped: Stopped[] } {
    const before = valueOf<[number], ProspectState>(
      db,
      'SELECT state FROM prospect WHERE id = ?',
    ).get(prospectId);
    const changed =
      prepared(
        db,
        `UPDATE prospect SET state = ? WHERE id = ? AND state <> ? AND state <> 'complained'`,
      ).run(end.prospect, prospectId, end.prospect).changes === 1;
    if (changed && end.prospect === 'invalid')
      appendEvent(db, {
        type: 'prospect.invalid',
        at: end.now,
        prospectId,
        data: { reason: end.reason },
      });
    const enrollments = valueOf<[number], number>(
      db,
      'SELECT id FROM enrollment WHERE prospect_id = ?',
    ).all(prospectId);
    const stopped = enrollments.flatMap(
      (id) => stopEnrollment(id, { state: end.enrollment, now: end.now, mayEnd: end.mayEnd }) ?? [],
    );
    return { was: changed ? (before ?? null) : null, stopped };
  }

  /** Ends every open sequence to a suppressed address or domain; returns how many. */
  function stopSuppressed(
    target: SuppressionTarget,
    end: { now: Instant; mayEnd: (from: EnrollmentState) => boolean },
  ): number {
    const behind = `substr(p.canonical, instr(p.canonical, '@') + 1)`;
    const who =
      target.kind === 'address'
        ? 'p.canonical = :canonical'
        : `(p.domain = :canonical OR p.domain LIKE '%.' || :canonical OR ${behind} = :canonical OR ${behind} LIKE '%.' || :canonical)`;
    const open = valueOf<{ canonical: string }, number>(
      db,
      `SELECT e.id FROM enrollment e JOIN prospect p ON p.id = e.prospect_id WHERE ${who} AND e.state IN ('waiting', 'queued', 'paused')`,
    ).all({ canonical: target.canonical });
    return open.filter((id) => stopEnrollment(id, { state: 'suppressed', ...end })).length;
  }

  /**
   * Delays the next step until `until` and removes a planned message that was not tried. Null when
   * the sequence has ended, or already waits at least as long.
   */
  function postpone(enrollmentId: number, until: Instant, now: Instant): Postponed | null {
    const row = prepared<[number], Omit<Open, 'id'> & { prospectId: number; dueAt: Instant }>(
      db,
      'SELECT campaign_id AS campaignId, prospect_id AS prospectId, state, due_at AS dueAt FROM enrollment WHERE id = ?',
    ).get(enrollmentId);
    if (!row || !['waiting', 'queued', 'paused'].includes(row.state)) return null;
    if (row.dueAt >= until) return null;
    prepared(db, 'UPDATE enrollment SET due_at = ? WHERE id = ?').run(until, enrollmentId);
    const untried = valueOf<[number], number>(
      db,
      `SELECT id FROM message WHERE enrollment_id = ? AND state = 'scheduled' AND attempts = 0 AND soft_bounces = 0`,
    ).all(enrollmentId);
    for (const id of untried) prepared(db, 'DELETE FROM message WHERE id = ?').run(id);
    if (untried.length > 0 && row.state === 'queued') moveEnrollment(db, enrollmentId, 'waiting');
    prepared(
      db,
      `UPDATE message SET send_at = ?, open_until = ? WHERE enrollment_id = ? AND state = 'scheduled' AND send_at < ?`,
    ).run(until, until, enrollmentId, until);
    appendEvent(db, {
      type: 'enrollment.postponed',
      at: now,
      campaignId: row.campaignId,
      prospectId: row.prospectId,
      data: { until },
    });
    return { enrollmentId, from: row.dueAt, to: until };
  }

  /**
   * Sends a message again after a soft bounce: the sequence returns to its step, and later planned
   * messages are removed. Null when the sequence has ended or a later step was sent.
   */
  function retry(
    message: Pick<Message, 'row' | 'enrollmentId' | 'step' | 'campaignId' | 'prospectId'>,
    at: Instant,
    now: Instant,
  ): Retried | null {
    const before = prepared<[number], { state: EnrollmentState; step: number; dueAt: Instant }>(
      db,
      'SELECT state, next_step AS step, due_at AS dueAt FROM enrollment WHERE id = ?',
    ).get(message.enrollmentId);
    if (before?.state !== 'waiting' && before?.state !== 'queued' && before?.state !== 'finished')
      return null;
    // A later step was sent, or may have been: the recipient was reached since, and a repeat would
    // come in the wrong order. After one that the operator skipped, the sequence would come to it.
    const later = prepared(
      db,
      `SELECT 1 FROM message m WHERE enrollment_id = ? AND step > ? AND (state NOT IN ('scheduled', 'cancelled') OR EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = m.id))
      UNION ALL SELECT 1 FROM enrollment_change WHERE enrollment_id = ? AND kind = 'skip' AND step > ?`,
    ).get(message.enrollmentId, message.step, message.enrollmentId, message.step);
    if (later) return null;
    prepared(
      db,
      `DELETE FROM message WHERE enrollment_id = ? AND step > ? AND state = 'scheduled'`,
    ).run(message.enrollmentId, message.step);
    prepared(db, 'UPDATE enrollment SET next_step = ?, due_at = ? WHERE id = ?').run(
      message.step,
      at,
      message.enrollmentId,
    );
    prepared(
      db,
      `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ?, soft_bounces = soft_bounces + 1 WHERE id = ? AND state = 'sent'`,
    ).run(at, at, message.row);
    moveEnrollment(db, message.enrollmentId, 'queued');
    appendEvent(db, {
      type: 'message.deferred',
      at: now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
      data: { reason: 'soft_bounce', retryAt: at },
    });
    return {
      enrollmentId: message.enrollmentId,
      from: before.state,
      step: before.step,
      dueAt: before.dueAt,
    };
  }

  /** Marks a message as not delivered; false when it was already marked. */
  function markBounced(
    message: { row: number; campaignId: string; prospectId: number },
    bounce: { class: string; reason: string; now: Instant },
  ): boolean {
    const marked =
      prepared(
        db,
        'UPDATE message SET bounce_class = ?, bounce_reason = ? WHERE id = ? AND bounce_class IS NULL',
      ).run(bounce.class, bounce.reason, message.row).changes === 1;
    if (marked)
      appendEvent(db, {
        type: 'message.bounced',
        at: bounce.now,
        campaignId: message.campaignId,
        prospectId: message.prospectId,
        messageId: message.row,
        data: { class: bounce.class, reason: bounce.reason },
      });
    return marked;
  }
}
