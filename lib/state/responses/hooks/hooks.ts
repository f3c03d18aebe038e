/** Reads webhooks: rows of `hook`. */
import type { Database } from '../../engine/database.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared } from '../../file/prepared.ts';
import type { Hook } from '../../../domain/responses/hook.ts';
import type { Instant } from '../../../domain/time.ts';

type Row = Omit<Hook, 'topics'> & { topics: JsonColumn<string[]> };

const COLUMNS = `name, service, secret_ref AS secretRef, topics, mailbox_id AS mailboxId,
  created_at AS createdAt, confirmed_at AS confirmedAt, called_at AS calledAt, unreadable`;

/** Null when there is no such hook. */
export function findHook(db: Database, name: string): Hook | null {
  const row = prepared<[string], Row>(db, `SELECT ${COLUMNS} FROM hook WHERE name = ?`).get(name);
  return row ? fromRow(row) : null;
}

export function listHooks(db: Database): Hook[] {
  return prepared<[], Row>(db, `SELECT ${COLUMNS} FROM hook ORDER BY name`).all().map(fromRow);
}

/** True while a process hands a message to the address over to its server. */
export function isUnderWayTo(db: Database, canonical: string, now: Instant): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM prospect p JOIN message m ON m.prospect_id = p.id
      JOIN reservation r ON r.message_id = m.id
      WHERE p.canonical = ? AND m.state = 'transmitting' AND r.owner IS NOT NULL
        AND r.lease_until > ? LIMIT 1`,
    ).get(canonical, now) !== undefined
  );
}

export const createHooks = storeOf({ findHook, listHooks, isUnderWayTo });

function fromRow(row: Row): Hook {
  return { ...row, topics: readJson(row.topics) };
}
