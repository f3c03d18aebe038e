/**
 * Records the result of a message: its attempts, and whether it was sent, deferred, refused,
 * cancelled or is in doubt. Every function runs inside the caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { countMetric, countMove, moveEnrollment, countMailboxBounce } from '../events/counters.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type {
  DueMessage,
  SmtpResult,
  CountedMessage,
  Rejection,
} from '../../domain/sending/message.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { countTracked } from '../tracking/put-tracked.ts';
import { createClaims } from './claims.ts';
import { advanceHeldBack } from './advance-held-back.ts';

export function createSettlements(db: Database) {
  return {
    recordAttempt,
    countAccountTries,
    firstDeferral,
    countSent,
    cancel,
    markInDoubt,
    markSent,
    advance,
    defer,
    reject,
  };

  function recordAttempt(
    row: number,
    attempt: { at: Instant; outcome: string; result: SmtpResult },
  ): void {
    const { phase, code, enhanced, response } = attempt.result;
    prepared(
      db,
      `INSERT INTO attempt (message_id, n, at, outcome, phase, code, enhanced, response)
    VALUES (:row, (SELECT ifnull(max(n), 0) + 1 FROM attempt WHERE message_id = :row), :at, :outcome, :phase, :code, :enhanced, :response)`,
    ).run({
      row,
      at: attempt.at,
      outcome: attempt.outcome,
      phase,
      code,
      enhanced,
      response: response.slice(0, 500),
    });
  }

  /**
   * How many attempts were refused because of the account after the server had the recipient's
   * address.
   */
  function countAccountTries(row: number): number {
    return singleValue<[number], number>(
      db,
      `SELECT count(*) FROM attempt WHERE message_id = ? AND outcome = 'account' AND phase IN ('rcpt', 'data', 'final')`,
    ).get(row);
  }

  /**
   * When the recipient's side first deferred the message; null: never. Timeouts and our own faults
   * do not count.
   */
  function firstDeferral(row: number): Instant | null {
    return singleValue<[number], Instant | null>(
      db,
      `SELECT min(at) FROM attempt WHERE message_id = ? AND outcome = 'deferred' AND code IS NOT NULL`,
    ).get(row);
  }

  /**
   * Counts a sent message on its mailbox's calendar day. A second sending (after a soft bounce)
   * counts for the day, but not again in the reports.
   */
  function countSent(message: DueMessage, days: { mailbox: LocalDate; campaign: LocalDate }): void {
    prepared(
      db,
      `INSERT INTO mailbox_day (mailbox_id, day, sent, sending_domain)
      SELECT id, ?, 1, sending_domain FROM mailbox WHERE id = ? ON CONFLICT DO UPDATE SET sent = sent + 1`,
    ).run(days.mailbox, message.mailboxId);
    if (message.sentBefore) return;
    countMetric(db, message, { day: days.campaign, metric: 'sent' });
    countTracked(db, message, days.campaign);
  }

  /**
   * Cancels a message. Its sequence ends in the state `enrollment`; null: the sequence has already
   * ended.
   */
  function cancel(
    message: Pick<DueMessage, 'row' | 'campaignId' | 'prospectId' | 'enrollmentId'>,
    end: { reason: string; enrollment: EnrollmentState | null; now: Instant },
  ): void {
    if (
      prepared(
        db,
        `UPDATE message SET state = 'cancelled' WHERE id = ? AND state = 'scheduled'`,
      ).run(message.row).changes === 0
    )
      return;
    if (end.enrollment) moveEnrollment(db, message.enrollmentId, end.enrollment);
    appendEvent(db, {
      type: 'message.cancelled',
      at: end.now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
      data: { reason: end.reason },
    });
  }

  /**
   * It is unknown whether the server accepted the message: it keeps its slot, is listed, and is
   * never resent automatically.
   */
  function markInDoubt(
    message: CountedMessage & { row: number; prospectId: number },
    at: { now: Instant; day: LocalDate },
  ): void {
    prepared(db, `UPDATE message SET state = 'in_doubt' WHERE id = ?`).run(message.row);
    createClaims(db).useSlot(message.row, at.now);
    countMetric(db, message, { day: at.day, metric: 'in_doubt' });
    appendEvent(db, {
      type: 'message.in_doubt',
      at: at.now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
    });
  }

  /**
   * A server accepted the message. `localHour`: as in `message`; a second sending keeps the hour of
   * the first.
   */
  function markSent(
    message: DueMessage,
    at: { now: Instant; localHour: number; days: { mailbox: LocalDate; campaign: LocalDate } },
  ): void {
    prepared(
      db,
      `UPDATE message SET state = 'sent', sent_at = ?, local_hour = ifnull(local_hour, ?), attempts = 0 WHERE id = ?`,
    ).run(at.now, at.localHour, message.row);
    createClaims(db).useSlot(message.row, at.now);
    countSent(message, at.days);
    appendEvent(db, {
      type: 'message.sent',
      at: at.now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
      data: { step: message.step + 1, variant: message.variant, mailbox: message.mailboxId },
    });
  }

  /**
   * Moves the sequence to the next step, due at `dueAt`, or to its end when there is none. A
   * sequence that was stopped while its message was under way stays stopped.
   */
  function advance(
    message: DueMessage,
    next: { step: number; dueAt: Instant } | null,
    now: Instant,
  ): void {
    const state = next ? 'waiting' : 'finished';
    const moved = prepared(
      db,
      `UPDATE enrollment SET state = ?, next_step = ?, due_at = ?, mailbox_id = ? WHERE id = ? AND state = 'queued'`,
    ).run(
      state,
      next?.step ?? message.step + 1,
      next?.dueAt ?? now,
      message.mailboxId,
      message.enrollmentId,
    );
    if (moved.changes === 0) return advanceHeldBack(db, message, next, now);
    countMove(db, message.campaignId, { from: 'queued', to: state });
    if (!next)
      appendEvent(db, {
        type: 'enrollment.finished',
        at: now,
        campaignId: message.campaignId,
        prospectId: message.prospectId,
      });
  }

  /**
   * Returns the message to the queue for a later attempt. A retry outside the present window is
   * planned again when it is due.
   */
  function defer(
    message: DueMessage,
    retry: { at: Instant; reason: string; now: Instant; as: 'soft' | 'block' | 'later' },
  ): void {
    const openUntil = retry.at < message.openUntil ? message.openUntil : retry.at;
    prepared(
      db,
      `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ?, attempts = attempts + 1, soft_bounces = soft_bounces + ?, blocks = blocks + ? WHERE id = ?`,
    ).run(
      retry.at,
      openUntil,
      retry.as === 'soft' ? 1 : 0,
      retry.as === 'block' ? 1 : 0,
      message.row,
    );
    createClaims(db).releaseSlot(message.row);
    appendEvent(db, {
      type: 'message.deferred',
      at: retry.now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
      data: { reason: retry.reason, retryAt: retry.at },
    });
  }

  /** Records a final refusal in SMTP. */
  function reject(message: DueMessage, end: Rejection): void {
    prepared(
      db,
      `UPDATE message SET state = 'rejected', bounce_class = ?, bounce_reason = ?, attempts = attempts + 1 WHERE id = ?`,
    ).run(end.bounceClass, end.reason, message.row);
    createClaims(db).releaseSlot(message.row);
    countMailboxBounce(db, message.mailboxId, { day: end.days.mailbox, as: 'rejected' });
    // A message that was accepted, bounced soft and is refused now was sent, but not delivered.
    countMetric(db, message, {
      day: end.days.campaign,
      metric: message.sentBefore ? 'undelivered' : 'rejected',
    });
    // Its earlier soft bounce is already counted.
    const known = end.counted === 'bounced_soft' && message.sentBefore;
    if (end.counted !== null && !known)
      countMetric(db, message, { day: end.days.campaign, metric: end.counted });
    appendEvent(db, {
      type: 'message.rejected',
      at: end.now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
      data: { class: end.bounceClass, reason: end.reason },
    });
  }
}
