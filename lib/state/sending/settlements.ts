/** What became of a message: its attempts, and whether it was sent, put off, refused, cancelled or is in doubt. Every function runs inside the caller's transaction. */
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
import { createClaims } from './claims.ts';

/** Every function runs inside the transaction of its caller. */
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

  /** How many tries of the message the account itself was refused at, once the recipient had been named. */
  function countAccountTries(row: number): number {
    return singleValue<[number], number>(
      db,
      `SELECT count(*) FROM attempt WHERE message_id = ? AND outcome = 'account' AND phase IN ('rcpt', 'data', 'final')`,
    ).get(row);
  }

  /** When the recipient's side first put the message off; null when it never did. Silence and trouble of our own do not count. */
  function firstDeferral(row: number): Instant | null {
    return singleValue<[number], Instant | null>(
      db,
      `SELECT min(at) FROM attempt WHERE message_id = ? AND outcome = 'deferred' AND code IS NOT NULL`,
    ).get(row);
  }

  /** Counts a sent message on its mailbox's calendar day; a second send of one message (after a soft bounce) uses the day but counts once in the reports. */
  function countSent(message: DueMessage, days: { mailbox: LocalDate; campaign: LocalDate }): void {
    prepared(
      db,
      'INSERT INTO mailbox_day (mailbox_id, day, sent) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET sent = sent + 1',
    ).run(message.mailboxId, days.mailbox);
    if (!message.sentBefore) countMetric(db, message, { day: days.campaign, metric: 'sent' });
  }

  /** A message that will not leave: its sequence ends in `enrollment` unless it has ended already. */
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

  /** Nobody can tell whether the server took it: it keeps its slot, is listed, and is never resent by itself. */
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

  /** Taken by a server. `localHour`: as in `message`; a second send of one message keeps the hour it was counted in. */
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

  /** Moves the sequence on: the next step from `dueAt`, or finished when there is none. One that was stopped while its message was under way stays stopped. */
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
    if (moved.changes === 0) return;
    countMove(db, message.campaignId, { from: 'queued', to: state });
    if (!next)
      appendEvent(db, {
        type: 'enrollment.finished',
        at: now,
        campaignId: message.campaignId,
        prospectId: message.prospectId,
      });
  }

  /** Back to the queue for a later try. A retry outside the present window is planned anew when its time comes. */
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

  /** Refused for good at SMTP time. */
  function reject(message: DueMessage, end: Rejection): void {
    prepared(
      db,
      `UPDATE message SET state = 'rejected', bounce_class = ?, bounce_reason = ?, attempts = attempts + 1 WHERE id = ?`,
    ).run(end.bounceClass, end.reason, message.row);
    createClaims(db).releaseSlot(message.row);
    countMailboxBounce(db, message.mailboxId, { day: end.days.mailbox, as: 'rejected' });
    // Taken once, come back soft, and refused now: it was sent, and did not arrive.
    countMetric(db, message, {
      day: end.days.campaign,
      metric: message.sentBefore ? 'undelivered' : 'rejected',
    });
    // The soft bounce that brought it back is counted already.
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
