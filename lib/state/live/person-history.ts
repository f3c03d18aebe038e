/** Reads what happened with one person, by indexes: the newest part where it is long. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { PERSON_EVENTS } from '../migrations/001-live.ts';
import type {
  LivingPerson,
  PastEvent,
  PastMessage,
  PastResponse,
} from '../../domain/live/facts.ts';

/** Null when there is no such person, or they were forgotten. */
export function livingPerson(db: Database, id: number): LivingPerson | null {
  return (
    prepared<[number], LivingPerson>(
      db,
      `SELECT id, email, canonical, domain, company, provider, zone, zone_source AS zoneSource, country, region, state, created_at AS createdAt
      FROM prospect WHERE id = ? AND domain <> 'forgotten.invalid'`,
    ).get(id) ?? null
  );
}

/** At most one for each step of each campaign. */
export function messagesTo(db: Database, prospectId: number): PastMessage[] {
  const attempts = prepared<[number], PastMessage['attempts'][number]>(
    db,
    'SELECT at, outcome, code, response FROM attempt WHERE message_id = ? ORDER BY n',
  );
  return prepared<[number], Omit<PastMessage, 'attempts'> & { row: number }>(
    db,
    `SELECT id AS row, campaign_id AS campaignId, step, mailbox_id AS mailboxId, state, sent_at AS sentAt, subject, send_at AS sendAt
    FROM message WHERE prospect_id = ? ORDER BY id`,
  )
    .all(prospectId)
    .map(({ row, ...message }) => ({ ...message, attempts: attempts.all(row) }));
}

/** Newest first. Every response to a message of the person has its row by that message. */
export function responsesFrom(db: Database, prospectId: number, limit: number): PastResponse[] {
  return prepared<
    [number, number],
    Omit<PastResponse, 'classification'> & {
      classification: JsonColumn<PastResponse['classification']>;
    }
  >(
    db,
    `SELECT r.id AS responseId, r.campaign_id AS campaignId, r.received_at AS receivedAt, r.label, r.subject, r.classification
    FROM message m JOIN response r ON r.message_id = m.id WHERE m.prospect_id = ? ORDER BY r.id DESC LIMIT ?`,
  )
    .all(prospectId, limit)
    .map((row) => ({ ...row, classification: readJson(row.classification) }));
}

/** Newest first; those that neither a message nor a response tells. */
export function eventsOfPerson(db: Database, prospectId: number, limit: number): PastEvent[] {
  return prepared<
    [number, number],
    Omit<PastEvent, 'data'> & { data: JsonColumn<PastEvent['data']> }
  >(
    db,
    `SELECT seq, at, type, campaign_id AS campaignId, prospect_id AS prospectId, data
    FROM event INDEXED BY event_of_person WHERE prospect_id = ? AND ${PERSON_EVENTS} ORDER BY seq DESC LIMIT ?`,
  )
    .all(prospectId, limit)
    .map((row) => ({ ...row, data: readJson(row.data) }));
}

/** How many responses and events of the person there are. */
export function countOfPerson(
  db: Database,
  prospectId: number,
): { responses: number; events: number } {
  const responses = singleValue<[number], number>(
    db,
    'SELECT count(*) FROM message m JOIN response r ON r.message_id = m.id WHERE m.prospect_id = ?',
  ).get(prospectId);
  const events = singleValue<[number], number>(
    db,
    `SELECT count(*) FROM event INDEXED BY event_of_person WHERE prospect_id = ? AND ${PERSON_EVENTS}`,
  ).get(prospectId);
  return { responses, events };
}
