/**
 * Counts the people of a company in open sequences. Only campaigns with `maxOpenPerCompany` ask, so
 * no index and no counter is kept for it: a question reads the company's people in the file.
 */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, singleValue } from '../../file/prepared.ts';

/** A sequence is open from the claim of its first message to its end. */
const BEGUN = `(e.next_step > 0 OR EXISTS (SELECT 1 FROM message m JOIN reservation r ON r.message_id = m.id WHERE m.enrollment_id = e.id))`;
const OPEN = `e.state IN ('waiting', 'queued', 'paused')`;

/** How many colleagues of the person have open sequences, in any campaign, counted up to `most`. */
function countOpenColleagues(
  db: Database,
  { company, prospectId, most }: { company: string; prospectId: number; most: number },
): number {
  return singleValue<[string, number, number], number>(
    db,
    `SELECT count(*) FROM (SELECT DISTINCT p.id FROM prospect p JOIN enrollment e ON e.prospect_id = p.id
    WHERE p.company = ? AND p.id <> ? AND ${OPEN} AND ${BEGUN} LIMIT ?)`,
  ).get(company, prospectId, most);
}

/**
 * The people of a company with open sequences or planned first messages, in any campaign, without
 * the messages in `except`, which are to be planned again.
 */
export function peopleOpenAt(
  db: Database,
  company: string,
  except: ReadonlySet<number>,
): Set<number> {
  const rows = prepared<[string], { prospectId: number; begun: 0 | 1; planned: number | null }>(
    db,
    `SELECT e.prospect_id AS prospectId, ${BEGUN} AS begun, (SELECT m.id FROM message m WHERE m.enrollment_id = e.id AND m.step = 0 AND m.state = 'scheduled') AS planned
    FROM prospect p JOIN enrollment e ON e.prospect_id = p.id WHERE p.company = ? AND ${OPEN}`,
  ).all(company);
  return new Set(
    rows.flatMap(({ prospectId, begun, planned }) =>
      begun === 1 || (planned !== null && !except.has(planned)) ? [prospectId] : [],
    ),
  );
}

export const createOpenAtCompany = storeOf({ countOpenColleagues, peopleOpenAt });
