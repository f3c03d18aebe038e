/** A message with its prospect and sequence, as one row. */
import type { DueMessage } from '../../domain/sending/message.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';

export type MessageRow = Omit<DueMessage, 'fields' | 'sentBefore'> & {
  fields: JsonColumn<DueMessage['fields']>;
  sentBefore: 0 | 1;
};

/** Has no condition: the caller adds WHERE over m (message), p (prospect) and e (enrollment). */
export const SELECT_MESSAGE = `SELECT m.id AS row, m.campaign_id AS campaignId, m.enrollment_id AS enrollmentId, m.prospect_id AS prospectId, m.step, m.variant, m.mailbox_id AS mailboxId,
      m.send_at AS sendAt, m.open_until AS openUntil, m.message_id AS messageId, m.attempts, m.soft_bounces AS softBounces, m.blocks, m.first_try_at AS firstTryAt, m.sent_at IS NOT NULL AS sentBefore,
      p.email, p.canonical, p.domain, p.company, p.provider, p.zone, p.fields, p.state AS prospectState, e.state AS enrollmentState, e.calendar_key AS calendarKey, e.position
    FROM message m JOIN prospect p ON p.id = m.prospect_id JOIN enrollment e ON e.id = m.enrollment_id`;

export function toMessage(row: MessageRow): DueMessage {
  return {
    ...row,
    sentBefore: row.sentBefore === 1,
    fields: readJson(row.fields),
  };
}
