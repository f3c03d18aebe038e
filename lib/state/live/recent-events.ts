/** Reads the latest events, newest first: a bounded part of the end of the log. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { newestSeq } from '../events/newest-event.ts';
import type { PastEvent } from '../../domain/live/facts.ts';

/**
 * Events of one campaign or mailbox are looked for among so many: an index would cost every sending
 * a page.
 */
const NEWEST = 5_000;

/** Some events name only the message: its person is meant. */
const COLUMNS =
  'e.seq, e.at, e.type, e.campaign_id AS campaignId, ifnull(e.prospect_id, m.prospect_id) AS prospectId, e.data';
const FROM = 'event e LEFT JOIN message m ON m.id = e.message_id';

/** `campaignId` null: of all campaigns, and those of none. */
export function recentEvents(db: Database, campaignId: string | null, limit: number): PastEvent[] {
  const newest = newestSeq(db);
  return prepared<[number, string | null, string | null, number], Row>(
    db,
    `SELECT ${COLUMNS} FROM ${FROM} WHERE e.seq > ? AND (? IS NULL OR e.campaign_id = ?) ORDER BY e.seq DESC LIMIT ?`,
  )
    .all(newest - NEWEST, campaignId, campaignId, limit)
    .map(fromRow);
}

/** Those of its messages, and those about the mailbox itself. */
export function recentEventsFrom(db: Database, mailboxId: string, limit: number): PastEvent[] {
  return prepared<{ after: number; mailbox: string; limit: number }, Row>(
    db,
    `SELECT ${COLUMNS} FROM ${FROM} WHERE e.seq > :after AND
      (m.mailbox_id = :mailbox OR (e.message_id IS NULL AND (e.data ->> 'mailbox' = :mailbox OR (e.data ->> 'scope' = 'mailbox' AND :mailbox IN (e.data ->> 'scopeId', e.data ->> 'id')))))
      ORDER BY e.seq DESC LIMIT :limit`,
  )
    .all({ after: newestSeq(db) - NEWEST, mailbox: mailboxId, limit })
    .map(fromRow);
}

type Row = Omit<PastEvent, 'data'> & { data: JsonColumn<PastEvent['data']> };

function fromRow({ data, ...row }: Row): PastEvent {
  return { ...row, data: readJson(data) };
}
