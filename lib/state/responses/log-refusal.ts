/**
 * Writes the log of what servers said of us: rows of `refusal`. Every function runs inside the
 * caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared, singleRow, valueOf } from '../file/prepared.ts';
import type { HeardRefusal, ReadRefusal } from '../../domain/sending/refusal.ts';

/** For each mailbox and kind: a list of a hundred thousand dead addresses must not fill the file. */
const MAX_ROWS = 500;

const KEY = 'kind, at, sending_domain, mailbox_id, domain, provider, reason, rule, list, words';

/** Returns the row in which the refusal is counted. */
export function logRefusal(
  db: Database,
  { text: _read, email: _unkept, ...refusal }: HeardRefusal & ReadRefusal,
): number {
  // The mailbox's own server speaks of us, whoever the recipient was.
  const { domain, provider } = refusal.kind === 'account' ? { domain: '', provider: '' } : refusal;
  const bound = { ...refusal, domain, provider, list: refusal.list ?? '' };
  const { id, times } = singleRow<typeof bound, { id: number; times: number }>(
    db,
    `INSERT INTO refusal (${KEY}, code, status, ip, sample, first_at, last_at, times)
    VALUES (:kind, :at, ifnull((SELECT sending_domain FROM mailbox WHERE id = :mailboxId), ''), :mailboxId, :domain, :provider, :reason, :rule, :list, :words,
      :code, :status, :ip, :sample, :now, :now, 1)
    ON CONFLICT DO UPDATE SET code = excluded.code, status = excluded.status, ip = ifnull(excluded.ip, ip), sample = excluded.sample,
      last_at = max(last_at, excluded.last_at), times = times + 1 RETURNING id, times`,
  ).get(bound);
  if (times === 1) dropOldest(db, refusal);
  return id;
}

function dropOldest(
  db: Database,
  { mailboxId, kind }: HeardRefusal | Omit<HeardRefusal, 'text' | 'email'>,
): void {
  prepared(
    db,
    `DELETE FROM refusal WHERE id IN (SELECT id FROM refusal WHERE mailbox_id = ? AND kind = ? ORDER BY last_at DESC, id DESC LIMIT -1 OFFSET ${MAX_ROWS})`,
  ).run(mailboxId, kind);
}

/** A report was no refusal after all. */
export function unlogRefusal(db: Database, id: number): void {
  prepared(db, 'UPDATE refusal SET times = times - 1 WHERE id = ?').run(id);
  prepared(db, 'DELETE FROM refusal WHERE id = ? AND times < 1').run(id);
}

/**
 * The domain of a person who is forgotten may name the person, if no one else in the file has an
 * address there: `standIn` takes its place, and the words of its servers go.
 */
export function eraseRefusalsOf(db: Database, prospectId: number, standIn: string): void {
  const alone = valueOf<[number], string>(
    db,
    `SELECT domain FROM prospect p WHERE id = ? AND NOT EXISTS (SELECT 1 FROM prospect other WHERE other.domain = p.domain AND other.id <> p.id)`,
  ).get(prospectId);
  if (alone === undefined || alone === standIn) return;
  prepared(
    db,
    `INSERT INTO refusal (${KEY}, code, status, ip, sample, first_at, last_at, times)
    SELECT kind, at, sending_domain, mailbox_id, :standIn, provider, reason, rule, list, '', code, status, ip, '', first_at, last_at, times FROM refusal WHERE domain = :alone
    ON CONFLICT DO UPDATE SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at), times = times + excluded.times`,
  ).run({ alone, standIn });
  prepared(db, 'DELETE FROM refusal WHERE domain = ?').run(alone);
}

export const createRefusalLog = storeOf({ logRefusal, unlogRefusal });
