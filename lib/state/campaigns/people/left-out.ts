/** Reads the rows that imports left out: why a person of a list is in no campaign. */
import type { Database } from '../../engine/database.ts';
import { prepared } from '../../file/prepared.ts';
import type { LeftOut } from '../../../domain/campaigns/left-out.ts';

/** Also those of campaigns in which the person is since: all that is stored. */
export function everyLeftOut(db: Database, canonical: string): LeftOut[] {
  return prepared<[string], LeftOut>(
    db,
    'SELECT campaign_id AS campaignId, finding, line, at FROM left_out WHERE canonical = ? ORDER BY at DESC',
  ).all(canonical);
}

/** The latest first; not those of campaigns in which the person is since. */
export function leftOutOf(db: Database, canonical: string): LeftOut[] {
  return prepared<[string], LeftOut>(
    db,
    `SELECT l.campaign_id AS campaignId, l.finding, l.line, l.at FROM left_out l
    WHERE l.canonical = ? AND NOT EXISTS (SELECT 1 FROM prospect p JOIN enrollment e ON e.prospect_id = p.id WHERE p.canonical = l.canonical AND e.campaign_id = l.campaign_id)
    ORDER BY l.at DESC LIMIT 20`,
  ).all(canonical);
}
