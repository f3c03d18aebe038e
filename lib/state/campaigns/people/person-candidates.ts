/**
 * Where a search for people begins: the shortest list that an index has in order of people. Without
 * one, a bounded part of the campaign, so a page costs the same however many people there are.
 */
import type { Database } from '../../engine/database.ts';
import { singleValue, valueOf } from '../../file/prepared.ts';
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';
import type { PersonFilter } from '../../../domain/campaigns/person-filter.ts';

/** How many people one page may look at. */
export const MOST_SEARCHED = 10_000;
/** Waiting or planned people are collected one by one while there are no more than these. */
const MOST_COLLECTED = 2_000;

/** The people from `after` on. `ids` null: those of the range up to `upTo`; null: all. */
export type PersonCandidates = { ids: number[] | null; upTo: number | null };

export function candidatesOf(
  db: Database,
  filter: PersonFilter,
  { after, most }: { after: number; most: number },
): PersonCandidates {
  const ids = listed(db, filter, { after, most });
  if (ids !== null) return { ids, upTo: ids.length < most ? null : (ids.at(-1) ?? null) };
  return { ids: null, upTo: endOfRange(db, filter.campaignId, { after, most }) };
}

type Part = { after: number; most: number };

function listed(db: Database, filter: PersonFilter, part: Part): number[] | null {
  if (filter.prospectId !== null) return filter.prospectId >= part.after ? [filter.prospectId] : [];
  if (filter.domain !== null && filter.domain.company !== null)
    return valueOf<[string, number, number], number>(
      db,
      'SELECT id FROM prospect INDEXED BY prospect_by_company WHERE company = ? AND id >= ? ORDER BY id LIMIT ?',
    ).all(filter.domain.company, part.after, part.most);
  if (filter.states === null || filter.campaignId === null) return null;
  const { campaignId } = filter;
  const lists = filter.states.map((state) => inState(db, campaignId, state, part));
  if (lists.some((list) => list === null)) return null;
  const all = (lists as number[][]).flat().sort((a, b) => a - b);
  return [...new Set(all)].slice(0, part.most);
}

function inState(
  db: Database,
  campaignId: string,
  state: EnrollmentState,
  { after, most }: Part,
): number[] | null {
  if (state !== 'waiting' && state !== 'queued')
    return valueOf<[string, string, number, number], number>(
      db,
      `SELECT prospect_id FROM enrollment INDEXED BY enrollment_stopped
      WHERE campaign_id = ? AND state = ? AND state NOT IN ('waiting', 'queued') AND prospect_id >= ? ORDER BY prospect_id LIMIT ?`,
    ).all(campaignId, state, after, most);
  if (countOf(db, campaignId, state) > MOST_COLLECTED) return null;
  const found = state === 'waiting' ? waiting(db, campaignId) : queued(db, campaignId);
  return found
    .filter((id) => id >= after)
    .sort((a, b) => a - b)
    .slice(0, most);
}

function countOf(db: Database, campaignId: string, state: EnrollmentState): number {
  return singleValue<[string, string], number>(
    db,
    'SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ? AND state = ?',
  ).get(campaignId, state);
}

function waiting(db: Database, campaignId: string): number[] {
  return valueOf<[string, string], number>(
    db,
    `SELECT prospect_id FROM enrollment INDEXED BY enrollment_new WHERE campaign_id = ? AND state = 'waiting' AND next_step = 0
    UNION ALL SELECT prospect_id FROM enrollment INDEXED BY enrollment_follow_up WHERE campaign_id = ? AND state = 'waiting' AND next_step > 0`,
  ).all(campaignId, campaignId);
}

/** With a message that is planned, claimed, being sent or in doubt. */
function queued(db: Database, campaignId: string): number[] {
  return valueOf<[string, string, string], number>(
    db,
    `SELECT prospect_id FROM message INDEXED BY message_scheduled WHERE campaign_id = ? AND state = 'scheduled'
    UNION SELECT prospect_id FROM message INDEXED BY message_in_doubt WHERE campaign_id = ? AND state = 'in_doubt'
    UNION SELECT m.prospect_id FROM reservation r INDEXED BY reservation_under_way JOIN message m ON m.id = r.message_id WHERE r.campaign_id = ? AND r.owner IS NOT NULL`,
  ).all(campaignId, campaignId, campaignId);
}

/** The last person of the next `most`; null: there are fewer. */
function endOfRange(db: Database, campaignId: string | null, { after, most }: Part): number | null {
  const found =
    campaignId === null
      ? valueOf<[number, number], number>(
          db,
          'SELECT id FROM prospect WHERE id >= ? ORDER BY id LIMIT 1 OFFSET ?',
        ).get(after, most)
      : valueOf<[string, number, number], number>(
          db,
          'SELECT prospect_id FROM enrollment WHERE campaign_id = ? AND prospect_id >= ? ORDER BY prospect_id LIMIT 1 OFFSET ?',
        ).get(campaignId, after, most);
  return found ?? null;
}
