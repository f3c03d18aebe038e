/** Prospects and their enrollment in campaigns: rows of `prospect` and `enrollment`. */
import { nameKey } from '../../../domain/campaigns/name-key.ts';
import type { Database } from '../../engine/database.ts';
import { countEnrollments } from '../../events/counters.ts';
import { countEnrolled } from '../../events/enrollment-counts.ts';
import { isSuppressed } from '../suppressions.ts';
import { countZones, createZoneCount } from './count-zones.ts';
import { declinesElsewhere } from '../contact/contact-elsewhere.ts';
import type { Decline } from '../../../domain/campaigns/contact.ts';
import type { Instant, Zone } from '../../../domain/time.ts';
import {
  OTHER_PROVIDER,
  ZONE_SOURCES,
  type EnrollOutcome,
  type Prospect,
  type ProspectState,
  type NewProspect,
} from '../../../domain/campaigns/prospect.ts';
import { prepared, singleRow } from '../../file/prepared.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import { storeOf } from '../../engine/store-of.ts';

/**
 * Adds or completes prospects and enrolls them, in the caller's transaction. Returns one outcome
 * per row, in order.
 */
export function enrollProspects(
  db: Database,
  campaign: { id: string; zone: Zone; isDeclined: (declines: readonly Decline[]) => boolean },
  rows: readonly NewProspect[],
  now: Instant,
): EnrollOutcome[] {
  const enroll = prepared(
    db,
    `INSERT INTO enrollment (campaign_id, prospect_id, state, calendar_key, position) VALUES (?, ?, 'waiting', ?, ?) ON CONFLICT DO NOTHING`,
  );
  const zones = createZoneCount(db, campaign.id);
  const before = countEnrolled(db, campaign.id);
  let enrolled = 0;
  const outcomes = rows.map((row): EnrollOutcome => {
    if (isSuppressed(db, row)) return 'suppressed';
    const person = addPerson(db, row, now) ?? completePerson(db, row);
    if (person === null) return 'notMailable';
    if (person.known && campaign.isDeclined(declinesElsewhere(db, person.id, campaign.id)))
      return 'declined';
    const key = calendarKey(person.place, campaign.zone);
    if (enroll.run(campaign.id, person.id, key, before + enrolled).changes === 0)
      return 'enrolledAlready';
    enrolled++;
    zones.add(person.place);
    return 'enrolled';
  });
  if (enrolled > 0) countEnrollments(db, campaign.id, { state: 'waiting', n: enrolled });
  zones.write();
  return outcomes;
}

type Place = Pick<NewProspect, 'zone' | 'zoneSource' | 'byPopulation' | 'country' | 'region'>;
/** `known`: it was stored before. */
type Person = { id: number; place: Place; known: boolean };

/**
 * Adds a prospect; null when the address is already known. Inserts without a lookup, because most
 * prospects of a list are new.
 */
function addPerson(db: Database, row: NewProspect, now: Instant): Person | null {
  const {
    email,
    canonical,
    company,
    provider,
    zone,
    zoneSource,
    byPopulation,
    country,
    region,
    fields,
  } = row;
  const added = prepared(
    db,
    'INSERT INTO prospect (email, canonical, domain, company, provider, zone, zone_source, zone_by_population, country, region, fields, first_key, last_key, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(
    email,
    canonical,
    email.slice(email.lastIndexOf('@') + 1),
    company,
    provider,
    zone,
    zoneSource,
    Number(byPopulation),
    country,
    region,
    JSON.stringify(fields),
    ...nameKeysOf(fields),
    now,
  );
  return added.changes === 0 ? null : { id: added.lastInsertRowid, place: row, known: false };
}

/** First and last name; null: the list has none. */
function nameKeysOf(fields: Prospect['fields']): [string | null, string | null] {
  const key = (name: string | undefined): string | null => nameKey(name ?? '') || null;
  return [key(fields['first_name']), key(fields['last_name'])];
}

/**
 * Completes a known prospect. A later list may add data, but never erases any, and messages still
 * go to the address of the first list. Null when the prospect may not get messages.
 */
function completePerson(db: Database, row: NewProspect): Person | null {
  const known = singleRow<
    [string],
    Omit<Place, 'byPopulation'> & {
      id: number;
      email: string;
      fields: JsonColumn<Prospect['fields']>;
      state: ProspectState;
      byPopulation: 0 | 1;
    }
  >(
    db,
    'SELECT id, email, fields, state, zone, zone_source AS zoneSource, zone_by_population AS byPopulation, country, region FROM prospect WHERE canonical = ?',
  ).get(row.canonical);
  if (known.state !== 'active') return null;
  const before: Place = { ...known, byPopulation: known.byPopulation === 1 };
  const place = betterPlace(before, row);
  const all = {
    ...readJson(known.fields),
    ...Object.fromEntries(
      Object.entries(row.fields).filter(([key, value]) => value !== '' && key !== 'email'),
    ),
  };
  const fields = JSON.stringify(all);
  const moved = !samePlace(before, place);
  if (moved || fields !== known.fields) {
    prepared(
      db,
      'UPDATE prospect SET zone = ?, zone_source = ?, zone_by_population = ?, country = ?, region = ?, fields = ?, first_key = ?, last_key = ? WHERE id = ?',
    ).run(
      place.zone,
      place.zoneSource,
      Number(place.byPopulation),
      place.country,
      place.region,
      fields,
      ...nameKeysOf(all),
      known.id,
    );
  }
  if (moved) movePerson(db, known.id, { from: before, to: place });
  // The provider of a prospect who has messages stays, so that reports keep their totals.
  if (row.provider !== OTHER_PROVIDER)
    prepared(
      db,
      'UPDATE prospect SET provider = ? WHERE id = ? AND provider <> ? AND NOT EXISTS (SELECT 1 FROM message WHERE prospect_id = prospect.id)',
    ).run(row.provider, known.id, row.provider);
  return { id: known.id, place, known: true };
}

/**
 * Applies a new place in every campaign of the prospect: in its counts, and in the calendar of
 * messages still to be planned.
 */
function movePerson(
  db: Database,
  prospectId: number,
  { from, to }: { from: Place; to: Place },
): void {
  for (const { campaignId } of prepared<[number], { campaignId: string }>(
    db,
    'SELECT campaign_id AS campaignId FROM enrollment WHERE prospect_id = ?',
  ).all(prospectId)) {
    countZones(db, campaignId, { place: from, n: -1 });
    countZones(db, campaignId, { place: to, n: 1 });
  }
  // A prospect without a zone uses the calendar of each campaign.
  if (to.zone !== null)
    prepared(
      db,
      `UPDATE enrollment SET calendar_key = ? WHERE prospect_id = ? AND state IN ('waiting', 'queued', 'paused', 'removed')`,
    ).run(calendarKey(to, to.zone), prospectId);
}

function samePlace(a: Place, b: Place): boolean {
  return (
    a.zone === b.zone &&
    a.zoneSource === b.zoneSource &&
    a.byPopulation === b.byPopulation &&
    a.country === b.country &&
    a.region === b.region
  );
}

/** The more exactly named place wins; of two equally exact places, the later. */
function betterPlace(known: Place, row: Place): Place {
  const exactness = ({ zoneSource }: Place): number => ZONE_SOURCES.indexOf(zoneSource);
  return exactness(known) < exactness(row) ? known : row;
}

/** Prospects with the same zone, country and region share a calendar. */
export function calendarKey(
  place: { zone: Zone | null; country: string | null; region: string | null },
  campaignZone: Zone,
): string {
  return `${place.zone ?? campaignZone}|${place.country ?? ''}|${place.region ?? ''}`;
}

/** True when another prospect of the company has an open sequence. */
export function hasColleaguesWaiting(db: Database, company: string, prospectId: number): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM prospect p JOIN enrollment e ON e.prospect_id = p.id WHERE p.company = ? AND p.id <> ? AND e.state IN ('waiting', 'queued', 'paused') LIMIT 1`,
    ).get(company, prospectId) !== undefined
  );
}

export const createProspects = storeOf({ enroll: enrollProspects, hasColleaguesWaiting });
