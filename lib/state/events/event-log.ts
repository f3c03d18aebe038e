/** Appends to the event log, always inside the transaction of the change. */
import type { Database } from '../engine/database.ts';
import type { Event, NewEvent } from '../../domain/event.ts';
import { prepared } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';

export function appendEvent(db: Database, event: NewEvent): void {
  prepared(
    db,
    'INSERT INTO event (at, type, campaign_id, prospect_id, message_id, data) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    event.at,
    event.type,
    event.campaignId ?? null,
    event.prospectId ?? null,
    event.messageId ?? null,
    JSON.stringify(event.data ?? {}),
  );
}

/** Events after `seq`, oldest first, at most `limit`. */
export function eventsAfter(db: Database, seq: number, limit: number): Event[] {
  const rows = prepared<[number, number], Row>(
    db,
    'SELECT seq, at, type, campaign_id, prospect_id, message_id, data FROM event WHERE seq > ? ORDER BY seq LIMIT ?',
  ).all(seq, limit);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    type: row.type,
    campaignId: row.campaign_id,
    prospectId: row.prospect_id,
    messageId: row.message_id,
    data: readJson(row.data),
  }));
}

type Row = {
  seq: number;
  at: number;
  type: Event['type'];
  campaign_id: string | null;
  prospect_id: number | null;
  message_id: number | null;
  data: JsonColumn<Event['data']>;
};

export const createEventLog = storeOf({ appendEvent });
