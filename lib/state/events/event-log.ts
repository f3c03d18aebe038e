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

/** The events of a range and of these types (null: all), oldest first, at most `limit`. */
export function eventsOfTypes(
  db: Database,
  { after, upTo, types }: { after: number; upTo: number; types: readonly string[] | null },
  limit: number,
): Event[] {
  const wanted = types === null ? '' : 'AND type IN (SELECT value FROM json_each(:types))';
  const rows = prepared<Record<string, number | string>, Row>(
    db,
    `SELECT seq, at, type, campaign_id, prospect_id, message_id, data FROM event
    WHERE seq > :after AND seq <= :upTo ${wanted} ORDER BY seq LIMIT :limit`,
  ).all({ after, upTo, limit, ...(types === null ? {} : { types: JSON.stringify(types) }) });
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
