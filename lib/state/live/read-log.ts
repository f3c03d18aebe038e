/** Reads the event log in bounded parts, with the names of what an event is about. */
import type { Event } from '../../domain/event.ts';
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { newestSeq } from '../events/newest-event.ts';
import { readTogether } from '../file/read-together.ts';
import { placeholderOf } from '../campaigns/prospects/placeholder.ts';

export type LogRequest = {
  after: number;
  /** Null: every campaign, every type. */
  campaignId: string | null;
  types: readonly string[] | null;
  limit: number;
};

/** An event with what the file says now; a person that was forgotten has no name. */
export type NamedEvent = Event & { campaignName: string | null; person: NamedPerson | null };
type NamedPerson = {
  email: string;
  /** The domain of the person's company. */
  company: string | null;
  fields: Readonly<Record<string, string>>;
};

/** `next`: where the following part begins, also when the filter left nothing of this one. */
export type LogPart = { events: NamedEvent[]; next: number; newest: number };

/**
 * The log that one call looks through: a filter that fits nothing must not hold a snapshot, or the
 * process, for as long as millions of events take.
 */
const WINDOW = 5_000;

export function readLog(db: Database, request: LogRequest): LogPart {
  return readTogether(db, () => {
    const newest = newestSeq(db);
    const upTo = Math.min(request.after + WINDOW, newest);
    const { after, campaignId, limit } = request;
    const types = request.types === null ? null : JSON.stringify(request.types);
    const rows = upTo <= after ? [] : statement(db).all({ after, upTo, campaignId, types, limit });
    const last = rows.at(-1);
    const next = rows.length === limit && last ? last.seq : Math.max(after, upTo);
    return { events: rows.map(named), next, newest };
  });
}

/** The whole event as a text, to recognise it again; null when there is none. */
export function eventAt(db: Database, seq: number): string | null {
  const found = valueOf<[number], string>(
    db,
    'SELECT json_array(at, type, campaign_id, prospect_id, message_id, data) FROM event WHERE seq = ?',
  ).get(seq);
  return found ?? null;
}

type Bound = {
  after: number;
  upTo: number;
  campaignId: string | null;
  types: string | null;
  limit: number;
};
type Row = {
  seq: number;
  at: number;
  type: Event['type'];
  campaignId: string | null;
  campaignName: string | null;
  prospectId: number | null;
  messageId: number | null;
  data: JsonColumn<Event['data']>;
  personId: number | null;
  email: string;
  company: string | null;
  fields: JsonColumn<Record<string, string>>;
};

/** Some events name only the message: its person is meant. */
const statement = (db: Database) =>
  prepared<Bound, Row>(
    db,
    `SELECT e.seq, e.at, e.type, e.campaign_id AS campaignId, c.name AS campaignName,
      e.prospect_id AS prospectId, e.message_id AS messageId, e.data,
      p.id AS personId, p.email, p.company, p.fields
    FROM event e
      LEFT JOIN campaign c ON c.id = e.campaign_id
      LEFT JOIN message m ON m.id = e.message_id AND e.prospect_id IS NULL
      LEFT JOIN prospect p ON p.id = ifnull(e.prospect_id, m.prospect_id)
    WHERE e.seq > :after AND e.seq <= :upTo
      AND (:campaignId IS NULL OR e.campaign_id = :campaignId)
      AND (:types IS NULL OR e.type IN (SELECT value FROM json_each(:types)))
    ORDER BY e.seq LIMIT :limit`,
  );

function named({ personId, email, company, fields, data, ...event }: Row): NamedEvent {
  const known = personId !== null && email !== placeholderOf(personId);
  return {
    ...event,
    data: readJson(data),
    person: known ? { email, company, fields: readJson(fields) } : null,
  };
}
