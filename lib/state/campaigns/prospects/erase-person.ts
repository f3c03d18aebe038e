/** Erases what is stored of one person: fields, texts, mail. Every function runs inside the transaction of its caller. */
import type { Database } from '../../engine/database.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import type { Erased, PersonAsked, PersonToForget } from '../../../domain/campaigns/forgotten.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import { eraseAddressFromActions, eraseApprovedMessages } from '../../approval/erase-approvals.ts';
import { erasePossibleOf } from '../../responses/possible/put-possible.ts';
import { eraseResponse } from '../../responses/erase-response.ts';
import { eraseRefusalsOf } from '../../responses/log-refusal.ts';
import { testsTo } from '../../sending/tests-to.ts';
import { countZones } from './count-zones.ts';
import { findForgotten, forgottenProspect } from './forgotten.ts';
import { PLACEHOLDER_DOMAIN, placeholderOf } from './placeholder.ts';
import type { PlacedPerson } from './zone-counts.ts';

/** Null when neither a person nor a digest is known. */
export function findPersonToForget(db: Database, asked: PersonAsked): PersonToForget | null {
  if ('id' in asked) {
    const canonical = valueOf<[number], string>(
      db,
      'SELECT canonical FROM prospect WHERE id = ?',
    ).get(asked.id);
    if (canonical === undefined) return null;
    const wasForgotten = canonical === placeholderOf(asked.id);
    return { prospectId: asked.id, canonical: wasForgotten ? null : canonical, wasForgotten };
  }
  const { canonical } = asked;
  if (findForgotten(db, canonical) !== null)
    return { prospectId: forgottenProspect(db, canonical), canonical, wasForgotten: true };
  const prospectId = valueOf<[string], number>(
    db,
    'SELECT id FROM prospect WHERE canonical = ?',
  ).get(canonical);
  const suppressed = prepared(
    db,
    `SELECT 1 FROM suppression WHERE kind = 'address' AND canonical = ?`,
  ).get(canonical);
  const other = isLeftOut(db, canonical) || testsTo(db, canonical).length > 0;
  if (prospectId === undefined && suppressed === undefined && !other) return null;
  return { prospectId: prospectId ?? null, canonical, wasForgotten: false };
}

function isLeftOut(db: Database, canonical: string): boolean {
  return prepared(db, 'SELECT 1 FROM left_out WHERE canonical = ?').get(canonical) !== undefined;
}

/** How many messages to the person are claimed or on their way. */
export function countUnderWayTo(db: Database, prospectId: number): number {
  const found = prepared<[number], { n: number }>(
    db,
    `SELECT count(*) AS n FROM message m JOIN reservation r ON r.message_id = m.id
    WHERE m.prospect_id = ? AND r.owner IS NOT NULL`,
  ).get(prospectId);
  return found?.n ?? 0;
}

/** The row stays, because messages and counters refer to it; an address that reaches no mailbox takes the place of the person's. */
export function erasePerson(
  db: Database,
  prospectId: number,
  withoutTexts: (verdict: Classification) => Classification,
): Pick<Erased, 'fields' | 'subjects' | 'serverAnswers' | 'responses'> {
  eraseRefusalsOf(db, prospectId, PLACEHOLDER_DOMAIN);
  eraseApprovedMessages(db, prospectId);
  prepared(db, 'DELETE FROM preference WHERE prospect_id = ?').run(prospectId);
  // The operator's words may name the person.
  prepared(
    db,
    'UPDATE enrollment_change SET reason = NULL WHERE enrollment_id IN (SELECT id FROM enrollment WHERE prospect_id = ?)',
  ).run(prospectId);
  const fields = eraseFields(db, prospectId);
  const subjects = prepared(
    db,
    'UPDATE message SET subject = NULL WHERE prospect_id = ? AND subject IS NOT NULL',
  ).run(prospectId).changes;
  const serverAnswers = prepared(
    db,
    `UPDATE attempt SET response = '' WHERE response <> '' AND message_id IN (SELECT id FROM message WHERE prospect_id = ?)`,
  ).run(prospectId).changes;
  // The targets may hold what the person's fields held.
  prepared(
    db,
    'DELETE FROM tracked_message WHERE message_id IN (SELECT id FROM message WHERE prospect_id = ?)',
  ).run(prospectId);
  const responses = valueOf<[number], number>(
    db,
    `SELECT id FROM response WHERE prospect_id = ? AND (length(raw) > 0 OR from_address IS NOT NULL OR coalesce(subject, '') <> '' OR visible_text IS NOT NULL)`,
  ).all(prospectId);
  for (const id of responses) eraseResponse(db, id, withoutTexts);
  const possible = erasePossibleOf(db, prospectId, withoutTexts);
  return { fields, subjects, serverAnswers, responses: responses.length + possible };
}

type Known = Omit<PlacedPerson, 'byPopulation'> & {
  byPopulation: 0 | 1;
  email: string;
  fields: JsonColumn<Record<string, string>>;
};

/** Answers with how many fields the person had. */
function eraseFields(db: Database, prospectId: number): number {
  const known = prepared<[number], Known>(
    db,
    'SELECT email, fields, zone, zone_source AS zoneSource, zone_by_population AS byPopulation, country FROM prospect WHERE id = ?',
  ).get(prospectId);
  if (known === undefined || known.email === placeholderOf(prospectId)) return 0;
  const from: PlacedPerson = { ...known, byPopulation: known.byPopulation === 1 };
  const to: PlacedPerson = {
    zone: null,
    zoneSource: 'campaign',
    byPopulation: false,
    country: null,
  };
  for (const campaignId of valueOf<[number], string>(
    db,
    'SELECT campaign_id FROM enrollment WHERE prospect_id = ?',
  ).all(prospectId)) {
    countZones(db, campaignId, { place: from, n: -1 });
    countZones(db, campaignId, { place: to, n: 1 });
  }
  const placeholder = placeholderOf(prospectId);
  prepared(
    db,
    `UPDATE prospect SET email = ?, canonical = ?, domain = ?, company = NULL, zone = NULL, zone_source = 'campaign', zone_by_population = 0, country = NULL, region = NULL, fields = '{}', first_key = NULL, last_key = NULL WHERE id = ?`,
  ).run(placeholder, placeholder, PLACEHOLDER_DOMAIN, prospectId);
  prepared(
    db,
    `UPDATE enrollment SET calendar_key = substr(calendar_key, 1, instr(calendar_key, '|')) || '|' WHERE prospect_id = ?`,
  ).run(prospectId);
  return Object.keys(readJson(known.fields)).length;
}

export function removeAddressSuppression(db: Database, canonical: string): number {
  eraseAddressFromActions(db, canonical);
  return prepared(db, `DELETE FROM suppression WHERE kind = 'address' AND canonical = ?`).run(
    canonical,
  ).changes;
}
