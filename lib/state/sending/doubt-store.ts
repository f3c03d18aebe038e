/** Messages of which nobody can tell whether they were taken. */
import type { Database } from '../engine/database.ts';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './message-row.ts';
import { moveEnrollment } from '../events/counters.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue } from '../file/prepared.ts';

/** Messages in doubt, and what settles them. */
export function createDoubtStore(db: Database) {
  return { inDoubt, isAnswered, slotOf, resend, abandon };

  /** Oldest first. */
  function inDoubt(filter: { campaignId: string | null; messageId: string | null }): DueMessage[] {
    const rows = prepared<[string | null, string | null, string | null, string | null], MessageRow>(
      db,
      `${SELECT_MESSAGE}
    WHERE m.state = 'in_doubt' AND (? IS NULL OR m.campaign_id = ?) AND (? IS NULL OR m.message_id = ?) ORDER BY m.first_try_at, m.id`,
    ).all(filter.campaignId, filter.campaignId, filter.messageId, filter.messageId);
    return rows.map(toMessage);
  }

  /** True when something came in that names the message: only a server that took it can have passed it on. */
  function isAnswered(row: number): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM response WHERE message_id = ? AND matched_by IN ('original_message_id', 'in_reply_to', 'return_address', 'unsubscribe_token') LIMIT 1`,
      ).get(row) !== undefined
    );
  }

  /** The instant of the slot that its last try used; its first try may be days older. */
  function slotOf(row: number): Instant | null {
    return singleValue<[number], Instant | null>(
      db,
      'SELECT max(at) FROM reservation WHERE message_id = ?',
    ).get(row);
  }

  /** Back to the queue with its Message-ID; it keeps the slot of its first try besides the one it will take. */
  function resend(row: number, now: Instant): boolean {
    return (
      prepared(
        db,
        `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ?, attempts = attempts + 1 WHERE id = ? AND state = 'in_doubt'`,
      ).run(now, now, row).changes === 1
    );
  }

  /** Given up: its slot stays used, because it may have been sent, and so its sequence ends. */
  function abandon(message: { row: number; enrollmentId: number; enrollmentState: string }): void {
    prepared(db, `UPDATE message SET state = 'cancelled' WHERE id = ? AND state = 'in_doubt'`).run(
      message.row,
    );
    if (message.enrollmentState === 'queued') moveEnrollment(db, message.enrollmentId, 'ended');
  }
}
