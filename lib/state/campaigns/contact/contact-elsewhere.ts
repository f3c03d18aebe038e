/**
 * Reads a person's contact in other campaigns than the one that asks: declines, and when another
 * campaign last wrote. A file with one campaign is asked nothing about its people.
 */
import { preferredPace } from './preferences.ts';
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, singleValue, valueOf } from '../../file/prepared.ts';
import type {
  ContactElsewhere,
  Decline,
  KnownElsewhere,
} from '../../../domain/campaigns/contact.ts';
import type { Instant } from '../../../domain/time.ts';

/** False: no other campaign was ever started, so no person has contact elsewhere. */
export function hasOtherCampaigns(db: Database, campaignId: string): boolean {
  return (
    prepared(db, 'SELECT 1 FROM campaign WHERE id <> ? AND started_at IS NOT NULL LIMIT 1').get(
      campaignId,
    ) !== undefined
  );
}

/** Declines of a person in other campaigns, the oldest first. */
export function declinesElsewhere(db: Database, prospectId: number, campaignId: string): Decline[] {
  return prepared<[number, string], Decline>(
    db,
    'SELECT kind, campaign_id AS campaignId, at FROM decline WHERE prospect_id = ? AND campaign_id <> ? ORDER BY at',
  ).all(prospectId, campaignId);
}

/**
 * When another campaign last wrote to the person. A claimed slot counts like a sent message, and a
 * message in doubt too; a planned one does not.
 */
export function lastContactElsewhere(
  db: Database,
  prospectId: number,
  campaignId: string,
): Instant | null {
  return singleValue<[number, string], Instant | null>(
    db,
    'SELECT max(r.at) FROM message m JOIN reservation r ON r.message_id = m.id WHERE m.prospect_id = ? AND m.campaign_id <> ?',
  ).get(prospectId, campaignId);
}

function contactElsewhere(db: Database, prospectId: number, campaignId: string): ContactElsewhere {
  return {
    declines: declinesElsewhere(db, prospectId, campaignId),
    lastAt: lastContactElsewhere(db, prospectId, campaignId),
  };
}

/** Null: the person is not known yet. */
function knownElsewhere(
  db: Database,
  canonical: string,
  campaignId: string,
): KnownElsewhere | null {
  const id = valueOf<[string], number>(db, 'SELECT id FROM prospect WHERE canonical = ?').get(
    canonical,
  );
  if (id === undefined) return null;
  const enrollments = prepared<
    [number, string],
    { campaignId: string; open: 0 | 1; answered: 0 | 1 }
  >(
    db,
    `SELECT e.campaign_id AS campaignId, e.state IN ('waiting', 'queued', 'paused') AND c.state <> 'completed' AS open, e.state = 'replied' AS answered
    FROM enrollment e JOIN campaign c ON c.id = e.campaign_id WHERE e.prospect_id = ? AND e.campaign_id <> ? ORDER BY e.id`,
  ).all(id, campaignId);
  const where = (what: 'open' | 'answered'): string[] =>
    enrollments.flatMap((each) => (each[what] === 1 ? [each.campaignId] : []));
  return {
    ...contactElsewhere(db, id, campaignId),
    open: where('open'),
    answered: where('answered'),
    preferred: preferredPace(db, id, null),
  };
}

export const createContactElsewhere = storeOf({
  hasOtherCampaigns,
  contactElsewhere,
  declinesElsewhere,
  lastContactElsewhere,
  knownElsewhere,
});
