/**
 * Takes back the effects of a response, unless later changes depend on them. Every function runs
 * inside the caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { moveEnrollment, uncountMetric, type CountedAt } from '../events/counters.ts';
import { isSuppressed } from '../campaigns/suppressions.ts';
import type { Postponed, Retried, Stopped } from '../../domain/responses/applied-effect.ts';
import type { EnrollmentState, ProspectState } from '../../domain/campaigns/prospect.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleRow, valueOf } from '../file/prepared.ts';
import type { CountedMessage } from '../../domain/sending/message.ts';

type Person = {
  campaignId: string;
  campaignState: string;
  prospectId: number;
  prospectState: ProspectState;
  email: string;
  canonical: string;
  state: EnrollmentState;
  nextStep: number;
};

export function createTakeBackStore(db: Database) {
  return {
    uncount: (message: CountedMessage, at: CountedAt) => uncountMetric(db, message, at),
    changeEnd,
    reopen,
    isRefusedForGood,
    revive,
    bringForward,
    cancelRetry,
    unmarkBounced,
  };

  function personOf(enrollmentId: number): Person {
    return singleRow<[number], Person>(
      db,
      `SELECT e.campaign_id AS campaignId, c.state AS campaignState, e.prospect_id AS prospectId, p.state AS prospectState, p.email, p.canonical, e.state, e.next_step AS nextStep
    FROM enrollment e JOIN campaign c ON c.id = e.campaign_id JOIN prospect p ON p.id = e.prospect_id WHERE e.id = ?`,
    ).get(enrollmentId);
  }

  /**
   * Moves a sequence from one end to another that other responses ask for; false when it is no
   * longer at that end.
   */
  function changeEnd(stopped: Stopped, to: EnrollmentState, now: Instant): boolean {
    const { state, campaignId, prospectId } = personOf(stopped.enrollmentId);
    if (state !== stopped.to) return false;
    if (moveEnrollment(db, stopped.enrollmentId, to))
      appendEvent(db, {
        type: 'enrollment.stopped',
        at: now,
        campaignId,
        prospectId,
        data: { state: to },
      });
    return true;
  }

  /**
   * Reopens a sequence that was ended wrongly. False when that is not safe: it has another end
   * since, its campaign is not active, the prospect must not get messages, or one of its messages
   * was settled in the meantime.
   */
  function reopen(stopped: Stopped, now: Instant): boolean {
    const person = personOf(stopped.enrollmentId);
    const { campaignId, prospectId } = person;
    if (
      person.state !== stopped.to ||
      person.campaignState !== 'active' ||
      person.prospectState !== 'active' ||
      isSuppressed(db, person)
    )
      return false;
    // Held back by the operator before that end: nothing is sent, so its messages stay as they are.
    if (stopped.from === 'paused' || stopped.from === 'removed') {
      moveEnrollment(db, stopped.enrollmentId, stopped.from);
      const data = { from: stopped.to, state: stopped.from };
      appendEvent(db, { type: 'enrollment.reopened', at: now, campaignId, prospectId, data });
      return true;
    }
    const messages = prepared<[number], { id: number; step: number; state: string; tried: 0 | 1 }>(
      db,
      `SELECT id, step, state, attempts + soft_bounces > 0 OR first_try_at IS NOT NULL AS tried FROM message WHERE enrollment_id = ?`,
    ).all(stopped.enrollmentId);
    // A message that was under way at the stop did not advance the sequence, so its next step is
    // unknown.
    if (
      messages.some(
        ({ step, state }) => step >= person.nextStep && !['scheduled', 'cancelled'].includes(state),
      )
    )
      return false;
    if (messages.some(({ state }) => state === 'rejected')) return false;
    // A message that the gate or the operator cancelled was not planned when this response arrived.
    const cancelled = messages.filter(
      ({ id, step, state }) =>
        state === 'cancelled' && (step >= person.nextStep || stopped.cancelled.includes(id)),
    );
    if (cancelled.some(({ id }) => !stopped.cancelled.includes(id))) return false;
    let to: EnrollmentState = stopped.from === 'queued' ? 'waiting' : stopped.from;
    for (const { id, tried } of cancelled) {
      if (tried) {
        // The message was sent once or deferred by a server, so it keeps its Message-ID. It is
        // planned again like a message that missed its window.
        prepared(
          db,
          `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ? WHERE id = ?`,
        ).run(now, now, id);
        appendEvent(db, {
          type: 'message.deferred',
          at: now,
          campaignId,
          prospectId,
          messageId: id,
          data: { reason: 'reopened', retryAt: now },
        });
        to = 'queued';
      } else prepared(db, 'DELETE FROM message WHERE id = ?').run(id);
    }
    moveEnrollment(db, stopped.enrollmentId, to);
    appendEvent(db, {
      type: 'enrollment.reopened',
      at: now,
      campaignId,
      prospectId,
      data: { from: stopped.to, state: to },
    });
    return true;
  }

  /**
   * True when a server refused the address permanently in SMTP: that proves it invalid, whatever a
   * bounce said.
   */
  function isRefusedForGood(prospectId: number): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM message WHERE prospect_id = ? AND state = 'rejected' AND bounce_class = 'hard' LIMIT 1`,
      ).get(prospectId) !== undefined
    );
  }

  function revive(
    prospectId: number,
    change: { from: ProspectState; to: ProspectState; now: Instant },
  ): boolean {
    const revived =
      prepared(db, 'UPDATE prospect SET state = ? WHERE id = ? AND state = ?').run(
        change.to,
        prospectId,
        change.from,
      ).changes === 1;
    if (revived)
      appendEvent(db, {
        type: 'prospect.revived',
        at: change.now,
        prospectId,
        data: { from: change.from },
      });
    return revived;
  }

  /**
   * Restores the earlier due instant of the next step; false when another change moved it since.
   */
  function bringForward({ enrollmentId, from, to }: Postponed): boolean {
    return (
      prepared(
        db,
        `UPDATE enrollment SET due_at = ? WHERE id = ? AND due_at = ? AND state IN ('waiting', 'queued', 'paused')`,
      ).run(from, enrollmentId, to).changes === 1
    );
  }

  /**
   * Cancels the retry of a message, which stays sent; false when it was tried again, or its
   * sequence has ended.
   */
  function cancelRetry(row: number, { enrollmentId, from, step, dueAt }: Retried): boolean {
    if (valueOf(db, 'SELECT state FROM enrollment WHERE id = ?').get(enrollmentId) !== 'queued')
      return false;
    const changed =
      prepared(
        db,
        `UPDATE message SET state = 'sent', soft_bounces = soft_bounces - 1 WHERE id = ? AND state = 'scheduled' AND attempts = 0 AND soft_bounces > 0 AND sent_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = message.id AND r.owner IS NOT NULL)`,
      ).run(row).changes === 1;
    if (!changed) return false;
    prepared(db, 'UPDATE enrollment SET next_step = ?, due_at = ? WHERE id = ?').run(
      step,
      dueAt,
      enrollmentId,
    );
    moveEnrollment(db, enrollmentId, from === 'finished' ? 'finished' : 'waiting');
    return true;
  }

  /** Removes the bounce of a message: it was delivered, as far as is known. */
  function unmarkBounced(
    row: number,
    bounce: { class: string; reason: string; mailboxId: string; day: string },
  ): boolean {
    const changed =
      prepared(
        db,
        `UPDATE message SET bounce_class = NULL, bounce_reason = NULL WHERE id = ? AND bounce_class = ? AND bounce_reason = ? AND state <> 'rejected'`,
      ).run(row, bounce.class, bounce.reason).changes === 1;
    if (changed)
      prepared(
        db,
        'UPDATE mailbox_day SET bounced = bounced - 1 WHERE mailbox_id = ? AND day = ? AND bounced > 0',
      ).run(bounce.mailboxId, bounce.day);
    return changed;
  }
}
