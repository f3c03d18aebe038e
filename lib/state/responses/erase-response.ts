/** Erases the words of one response. Runs inside the transaction of its caller. */
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { Classification } from '../../domain/responses/response.ts';

/**
 * What it was and what it counted as stays, so that counters stay true. That it ended sequences is
 * no longer noted: no later label takes that back.
 */
export function eraseResponse(
  db: Database,
  id: number,
  withoutTexts: (verdict: Classification) => Classification,
): void {
  const verdict = valueOf<[number], JsonColumn<Classification>>(
    db,
    'SELECT classification FROM response WHERE id = ?',
  ).get(id);
  if (verdict === undefined) return;
  prepared(
    db,
    `UPDATE response SET from_address = NULL, subject = NULL, visible_text = NULL, locator = '', raw = x'', classification = ?,
      effects = (SELECT json_group_array(json(value)) FROM json_each(effects) WHERE value ->> 'did' IN ('count', 'bounced', 'blame', 'log')) WHERE id = ?`,
  ).run(JSON.stringify(withoutTexts(readJson(verdict))), id);
}
