/** Messages of which it is unknown whether a server accepted them. */
import type { Database } from '../engine/database.ts';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './message-row.ts';
import { moveEnrollment } from '../events/counters.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue } from '../file/prepared.ts';

/** Reads messages in doubt and applies the operator's decisions. */
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

  /**
   * True when a response names the message: only a server that accepted it can have passed it on.
   */
  function isAnswered(row: number): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM response WHERE message_id = ? AND matched_by IN ('original_message_id', 'in_reply_to', 'return_address', 'unsubscribe_token') LIMIT 1`,
      ).get(row) !== undefined
    );
  }

  /** The instant of the slot of the last attempt; the first attempt may be days older. */
  function slotOf(row: number): Instant | null {
    return singleValue<[number], Instant | null>(
      db,
      'SELECT max(at) FROM reservation WHERE message_id = ?',
    ).get(row);
  }

  /**
   * Returns the message to the queue with its Message-ID. The slot of its earlier attempt stays
   * used; the next attempt takes another.
   */
  function resend(row: number, now: Instant): boolean {
    return (
      prepared(
        db,
        `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ?, attempts = attempts + 1 WHERE id = ? AND state = 'in_doubt'`,
      ).run(now, now, row).changes === 1
    );
  }

  /**
   * Gives the message up: its slot stays used, because it may have been sent, and its sequence
   * ends.
   */
  function abandon(message: { row: number; enrollmentId: number; enrollmentState: string }): void {
    prepared(db, `UPDATE message SET state = 'cancelled' WHERE id = ? AND state = 'in_doubt'`).run(
      message.row,
    );
    // It may have been sent, so no undo of a pause or removal may plan it again.
    if (['queued', 'paused', 'removed'].includes(message.enrollmentState))
      moveEnrollment(db, message.enrollmentId, 'ended');
  }
}
