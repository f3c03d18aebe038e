/** Messages of which nobody can tell whether they were taken. */
import type { Database } from 'better-sqlite3';
import { moveEnrollment } from './counters.ts';
import type { DueMessage } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';

/** Oldest first; the partial index wants its own condition in the query, word for word. */
export function messagesInDoubt(db: Database, filter: { campaignId: string | null; messageId: string | null }): DueMessage[] {
  const rows = db.prepare(`SELECT m.id AS row, m.campaign_id AS campaignId, m.enrollment_id AS enrollmentId, m.prospect_id AS prospectId, m.step, m.variant, m.mailbox_id AS mailboxId,
      m.send_at AS sendAt, m.open_until AS openUntil, m.message_id AS messageId, m.attempts, m.soft_bounces AS softBounces, m.first_try_at AS firstTryAt, m.sent_at IS NOT NULL AS sentBefore,
      p.email, p.domain, p.provider, p.zone, p.fields, p.state AS prospectState, e.state AS enrollmentState, e.calendar_key AS calendarKey
    FROM message m JOIN prospect p ON p.id = m.prospect_id JOIN enrollment e ON e.id = m.enrollment_id
    WHERE m.state IN ('scheduled', 'reserved', 'transmitting', 'in_doubt') AND m.state = 'in_doubt' AND (? IS NULL OR m.campaign_id = ?) AND (? IS NULL OR m.message_id = ?) ORDER BY m.first_try_at, m.id`)
    .all(filter.campaignId, filter.campaignId, filter.messageId, filter.messageId) as (Omit<DueMessage, 'fields' | 'sentBefore'> & { fields: string; sentBefore: 0 | 1 })[];
  return rows.map((row) => ({ ...row, sentBefore: row.sentBefore === 1, fields: JSON.parse(row.fields) as Record<string, string> }));
}

/** True when something came in that names the message: only a server that took it can have passed it on. */
export function isAnswered(db: Database, row: number): boolean {
  return db.prepare(`SELECT 1 FROM response WHERE message_id = ? AND matched_by IN ('original_message_id', 'in_reply_to') LIMIT 1`).get(row) !== undefined;
}

/** Back to the queue with its Message-ID; it keeps the slot of its first try besides the one it will take. */
export function resendDoubtful(db: Database, row: number, now: Instant): boolean {
  return db.prepare(`UPDATE message SET state = 'scheduled', send_at = ?, open_until = ?, attempts = attempts + 1 WHERE id = ? AND state = 'in_doubt'`).run(now, now, row).changes === 1;
}

/** Given up: its slot stays used, because it may have been sent, and so its sequence ends. */
export function abandonDoubtful(db: Database, message: { row: number; enrollmentId: number; enrollmentState: string }): void {
  db.prepare(`UPDATE message SET state = 'cancelled' WHERE id = ? AND state = 'in_doubt'`).run(message.row);
  if (message.enrollmentState === 'queued') moveEnrollment(db, message.enrollmentId, 'ended');
}
