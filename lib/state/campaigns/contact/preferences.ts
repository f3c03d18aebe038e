/** Reads what recipients chose on the preference page: rows of `preference`. */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, singleRow } from '../../file/prepared.ts';
import {
  LESS_OFTEN_GAP,
  type ChosenPreference,
  type PreferredPace,
} from '../../../domain/responses/preference.ts';
import type { Instant } from '../../../domain/time.ts';

/** False: no person ever chose anything, so plans and claims need not ask for each person. */
export function anyPreferences(db: Database): boolean {
  return prepared(db, 'SELECT 1 FROM preference LIMIT 1').get() !== undefined;
}

export function chosenPreference(db: Database, prospectId: number): ChosenPreference | null {
  return (
    prepared<[number], ChosenPreference>(
      db,
      'SELECT paused_until AS pausedUntil, less_often_since AS lessOftenSince FROM preference WHERE prospect_id = ?',
    ).get(prospectId) ?? null
  );
}

/**
 * What the person chose, and when any campaign last wrote: claimed, sent or in doubt. `except`: the
 * message that is to leave; an earlier try of it is no message before it.
 */
export function preferredPace(
  db: Database,
  prospectId: number,
  except: number | null,
): PreferredPace | null {
  return (
    prepared<[number | null, number], PreferredPace>(
      db,
      `SELECT f.paused_until AS pausedUntil, f.less_often_since AS lessOftenSince,
        (SELECT max(r.at) FROM message m JOIN reservation r ON r.message_id = m.id WHERE m.prospect_id = f.prospect_id AND m.id IS NOT ?) AS lastWrittenAt
      FROM preference f WHERE f.prospect_id = ?`,
    ).get(except, prospectId) ?? null
  );
}

/**
 * From when the person `e.prospect_id` may be written to by their choice; null: they chose nothing.
 * The same as `preferredWait` of core, for lists that leave such people out.
 */
export const PREFERRED_FROM = `(SELECT max(ifnull(f.paused_until, 0), CASE WHEN f.less_often_since IS NULL THEN 0 ELSE ${LESS_OFTEN_GAP} + ifnull(
  (SELECT max(w.at) FROM message v JOIN reservation w ON w.message_id = v.id WHERE v.prospect_id = f.prospect_id), -${LESS_OFTEN_GAP}) END)
  FROM preference f WHERE f.prospect_id = e.prospect_id)`;

/** How many people of the campaign (null: of all) slowed down what is sent, as it applies now. */
export function countPreferences(
  db: Database,
  campaignId: string | null,
  now: Instant,
): { paused: number; lessOften: number } {
  const { paused, lessOften } = singleRow<
    { campaignId: string | null; now: Instant },
    { paused: number | null; lessOften: number | null }
  >(
    db,
    `SELECT sum(f.paused_until > :now) AS paused, sum(f.less_often_since IS NOT NULL AND ifnull(f.paused_until, 0) <= :now) AS lessOften
    FROM preference f WHERE :campaignId IS NULL OR EXISTS (SELECT 1 FROM enrollment e WHERE e.campaign_id = :campaignId AND e.prospect_id = f.prospect_id)`,
  ).get({ campaignId, now });
  return { paused: paused ?? 0, lessOften: lessOften ?? 0 };
}

/** Where the recipient is, for the language of the page. */
export function placeOfRecipient(
  db: Database,
  prospectId: number,
): { country: string | null; region: string | null } {
  const place = prepared<[number], { country: string | null; region: string | null }>(
    db,
    'SELECT country, region FROM prospect WHERE id = ?',
  ).get(prospectId);
  return place ?? { country: null, region: null };
}

export const createPreferences = storeOf({
  anyPreferences,
  chosenPreference,
  preferredPace,
  placeOfRecipient,
});
