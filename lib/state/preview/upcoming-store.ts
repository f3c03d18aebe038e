/** Reads the messages that are to be sent, with the people who get them. */
import { prepared } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';
import { SELECT_MESSAGE, toMessage, type MessageRow } from '../sending/message-row.ts';
import type { Database } from '../engine/database.ts';
import type { Enrolled, QueuedMessage } from '../../domain/sending/upcoming.ts';
import type { MessageState } from '../../domain/sending/message.ts';

type PlannedRow = MessageRow & { batchId: string; state: MessageState };

const SELECT_PLANNED = SELECT_MESSAGE.replace('SELECT ', 'SELECT m.batch_id AS batchId, m.state, ');

/** The planned messages of a campaign by their instants; `batchId` null: of all its batches. */
function plannedMessages(
  db: Database,
  { campaignId, batchId }: { campaignId: string; batchId: string | null },
): QueuedMessage[] {
  return prepared<[string, string | null, string | null], PlannedRow>(
    db,
    `${SELECT_PLANNED}
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND (? IS NULL OR m.batch_id = ?) ORDER BY m.send_at, m.id`,
  )
    .all(campaignId, batchId, batchId)
    .map(asPlanned);
}

/** Null when the sequence has no message of this step. */
function messageOfStep(
  db: Database,
  enrollmentId: number,
  step: number,
): (QueuedMessage & { state: MessageState }) | null {
  const row = prepared<[number, number], PlannedRow>(
    db,
    `${SELECT_PLANNED} WHERE m.enrollment_id = ? AND m.step = ?`,
  ).get(enrollmentId, step);
  return row ? asPlanned(row) : null;
}

function asPlanned({
  batchId,
  state,
  ...row
}: PlannedRow): QueuedMessage & { state: MessageState } {
  return { message: toMessage(row), batchId, state };
}

type EnrolledRow = Omit<Enrolled, 'fields'> & { fields: JsonColumn<Enrolled['fields']> };

const SELECT_ENROLLED = `SELECT e.id AS enrollmentId, e.campaign_id AS campaignId, e.prospect_id AS prospectId, e.next_step AS nextStep, e.state AS enrollmentState, e.due_at AS dueAt, e.mailbox_id AS mailboxId, e.calendar_key AS calendarKey, e.position,
      p.email, p.canonical, p.domain, p.company, p.provider, p.zone, p.country, p.fields, p.state AS prospectState
    FROM enrollment e JOIN prospect p ON p.id = e.prospect_id`;

/** The person with this canonical address in a campaign; null when the campaign has no such. */
function enrolledPerson(db: Database, campaignId: string, canonical: string): Enrolled | null {
  const row = prepared<[string, string], EnrolledRow>(
    db,
    `${SELECT_ENROLLED} WHERE p.canonical = ? AND e.campaign_id = ?`,
  ).get(canonical, campaignId);
  return row ? { ...row, fields: readJson(row.fields) } : null;
}

/** Those of these sequences that exist, in the order of the list. */
function enrolledById(db: Database, ids: readonly number[]): Enrolled[] {
  return ids.flatMap((id) => {
    const row = prepared<[number], EnrolledRow>(db, `${SELECT_ENROLLED} WHERE e.id = ?`).get(id);
    return row ? [{ ...row, fields: readJson(row.fields) }] : [];
  });
}

/** The batches with planned messages of a campaign, the earliest first. */
function plannedBatches(db: Database, campaignId: string): { batchId: string; messages: number }[] {
  return prepared<[string], { batchId: string; messages: number }>(
    db,
    `SELECT batch_id AS batchId, count(*) AS messages FROM message WHERE campaign_id = ? AND state = 'scheduled' GROUP BY batch_id ORDER BY min(send_at), batch_id`,
  ).all(campaignId);
}

/** Whether a message of the campaign has left. */
function hasSent(db: Database, campaignId: string): boolean {
  return (
    prepared(
      db,
      'SELECT 1 FROM message WHERE campaign_id = ? AND first_try_at IS NOT NULL LIMIT 1',
    ).get(campaignId) !== undefined
  );
}

export const createUpcomingStore = storeOf({
  plannedMessages,
  messageOfStep,
  enrolledPerson,
  enrolledById,
  plannedBatches,
  hasSent,
});
