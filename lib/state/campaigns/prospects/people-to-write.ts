/**
 * Reads some of the prospects that still get messages of a campaign: a changed text is tried on
 * them before it is stored.
 */
import type { Database } from '../../engine/database.ts';
import type { PersonToWrite } from '../../../domain/campaigns/prospect.ts';
import { prepared } from '../../file/prepared.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';

/** The most prospects of each kind: with a planned message, waiting for a follow-up, and new. */
const MOST = 300;

const QUERIES = [
  `SELECT p.email, p.fields, m.step FROM message m INDEXED BY message_scheduled
    JOIN prospect p ON p.id = m.prospect_id
    WHERE m.campaign_id = ? AND m.state = 'scheduled' LIMIT ${MOST}`,
  `SELECT p.email, p.fields, e.next_step AS step FROM enrollment e INDEXED BY enrollment_follow_up
    JOIN prospect p ON p.id = e.prospect_id
    WHERE e.campaign_id = ? AND e.state = 'waiting' AND e.next_step > 0 LIMIT ${MOST}`,
  `SELECT p.email, p.fields, 0 AS step FROM enrollment e INDEXED BY enrollment_new
    JOIN prospect p ON p.id = e.prospect_id
    WHERE e.campaign_id = ? AND e.state = 'waiting' AND e.next_step = 0 LIMIT ${MOST}`,
];

type Row = Omit<PersonToWrite, 'fields'> & { fields: JsonColumn<PersonToWrite['fields']> };

export function peopleToWrite(db: Database, campaignId: string): PersonToWrite[] {
  const rows = QUERIES.flatMap((query) => prepared<[string], Row>(db, query).all(campaignId));
  return rows.map((row) => ({ ...row, fields: readJson(row.fields) }));
}
