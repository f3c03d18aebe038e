/** Erases a person from approvals. Runs inside the transaction of its caller. */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';

/** The person's approved messages: a digest of what was written to them. */
export function eraseApprovedMessages(db: Database, prospectId: number): void {
  prepared(db, 'DELETE FROM approved_message WHERE prospect_id = ?').run(prospectId);
  const canonical = valueOf<[number], string>(
    db,
    'SELECT canonical FROM prospect WHERE id = ?',
  ).get(prospectId);
  if (canonical !== undefined) eraseAddressFromActions(db, canonical);
}

const NAMES_PEOPLE = `action ->> 'kind' IN ('unsuppress', 'requeue', 'test_outside')`;

/** Actions that name the address, asked for or approved: they can no longer be carried out. */
export function eraseAddressFromActions(db: Database, canonical: string): void {
  prepared(db, `DELETE FROM approval_request WHERE ${NAMES_PEOPLE} AND instr(action, ?) > 0`).run(
    canonical,
  );
  prepared(
    db,
    `UPDATE approval SET action = NULL WHERE kind = 'action' AND ${NAMES_PEOPLE} AND instr(action, ?) > 0`,
  ).run(canonical);
}
