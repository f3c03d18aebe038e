/** Stores possible replies and the decisions on them. Runs inside the caller's transaction. */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import { eraseResponse } from '../erase-response.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import type { PossibleSign, PossibleState } from '../../../domain/responses/possible-reply.ts';
import type { Instant } from '../../../domain/time.ts';

export type NewPossible = {
  responseId: number;
  signs: readonly PossibleSign[];
  candidates: readonly { row: number; signs: readonly PossibleSign[]; waits: boolean }[];
  at: Instant;
};

export function putPossible(
  db: Database,
  { responseId, signs, candidates, at }: NewPossible,
): void {
  prepared(
    db,
    `INSERT INTO possible_reply (response_id, state, signs, at) VALUES (?, 'open', ?, ?)`,
  ).run(responseId, JSON.stringify(signs), at);
  for (const [rank, one] of candidates.entries())
    prepared(
      db,
      'INSERT INTO possible_candidate (response_id, rank, message_id, signs, waits) VALUES (?, ?, ?, ?, ?)',
    ).run(responseId, rank, one.row, JSON.stringify(one.signs), Number(one.waits));
}

export function decidePossible(
  db: Database,
  responseId: number,
  { state, now }: { state: PossibleState; now: Instant },
): void {
  prepared(db, 'UPDATE possible_reply SET state = ?, decided_at = ? WHERE response_id = ?').run(
    state,
    now,
    responseId,
  );
}

/** The words of a message that is no reply are private: only that it came stays. */
export function eraseDismissed(
  db: Database,
  responseId: number,
  withoutTexts: (verdict: Classification) => Classification,
): void {
  eraseResponse(db, responseId, withoutTexts);
}

/**
 * Erases what a forgotten person may have written: each message of which they are a candidate and
 * that is not another person's by decision. Returns how many.
 */
export function erasePossibleOf(
  db: Database,
  prospectId: number,
  withoutTexts: (verdict: Classification) => Classification,
): number {
  const ids = valueOf<[number], number>(
    db,
    `SELECT DISTINCT c.response_id FROM message m JOIN possible_candidate c ON c.message_id = m.id
      JOIN possible_reply p ON p.response_id = c.response_id WHERE m.prospect_id = ? AND p.state = 'open'`,
  ).all(prospectId);
  for (const id of ids) {
    eraseResponse(db, id, withoutTexts);
    prepared(db, `UPDATE possible_reply SET state = 'dismissed' WHERE response_id = ?`).run(id);
  }
  prepared(
    db,
    'DELETE FROM possible_candidate WHERE message_id IN (SELECT id FROM message WHERE prospect_id = ?)',
  ).run(prospectId);
  return ids.length;
}

export const createPossibleWriter = storeOf({ putPossible, decidePossible, eraseDismissed });
