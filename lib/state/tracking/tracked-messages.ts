/** Reads what messages carry for opens and clicks, and the requests for it so far. */
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared } from '../file/prepared.ts';
import type {
  HitVerdictRow,
  LinkHits,
  TrackedMessage,
} from '../../domain/tracking/tracked-message.ts';

type Row = Omit<TrackedMessage, 'opens' | 'links'> & {
  opens: 0 | 1;
  links: JsonColumn<string[]> | null;
};

/** `id`: the part of its Message-ID before the point; null: no message carries anything for it. */
export function findTracked(db: Database, id: string): TrackedMessage | null {
  const row = prepared<[string, string], Row>(
    db,
    `SELECT m.id AS row, m.campaign_id AS campaignId, m.prospect_id AS prospectId, m.step, m.variant, m.mailbox_id AS mailboxId,
      p.provider, CASE WHEN m.state = 'in_doubt' THEN m.first_try_at ELSE m.sent_at END AS sentAt, t.opens, t.links
    FROM message m JOIN tracked_message t ON t.message_id = m.id JOIN prospect p ON p.id = m.prospect_id
    WHERE m.message_id >= '<' || ? || '.' AND m.message_id < '<' || ? || '/'`,
  ).get(id, id);
  if (row === undefined) return null;
  return {
    ...row,
    opens: row.opens === 1,
    links: row.links === null ? null : readJson(row.links),
  };
}

export function hitsOf(db: Database, row: number): LinkHits[] {
  return prepared<[number], LinkHits>(
    db,
    `SELECT link, person, unclear, hidden, machine, first_at AS firstAt, last_at AS lastAt
    FROM hit WHERE message_id = ?`,
  ).all(row);
}

export function hitVerdictsOf(db: Database, row: number): HitVerdictRow[] {
  return prepared<[number], HitVerdictRow>(
    db,
    'SELECT kind, verdict, day, provider, changes FROM hit_verdict WHERE message_id = ?',
  ).all(row);
}

/** Whether a person asked for the pixel or a link of a message: both hold what only we can make. */
export function isOpenedByPerson(db: Database, row: number): boolean {
  return (
    prepared<[number], unknown>(
      db,
      `SELECT 1 FROM hit_verdict WHERE message_id = ? AND verdict = 'person' LIMIT 1`,
    ).get(row) !== undefined
  );
}

export const createTrackedMessages = storeOf({ findTracked, hitsOf, hitVerdictsOf });
