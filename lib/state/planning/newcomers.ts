/** Reads the new prospects of a campaign that a plan may take, in order of arrival. */
import type { Database } from '../engine/database.ts';
import { candidate, ENROLLED, type FoundCandidate } from './planning-store.ts';
import { PREFERRED_FROM } from '../campaigns/contact/preferences.ts';
import { peopleOpenAt } from '../campaigns/contact/open-at-company.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

type Page = {
  keys: readonly string[];
  limit: number;
  writtenSince?: Instant | null;
  freeBy?: Instant | null;
  mostPerCompany?: number | null;
};

/**
 * At most `limit` of each calendar key. With `writtenSince`, people to whom another campaign wrote
 * later come after the others: a list that two campaigns share would otherwise leave the plan of
 * one empty. With `freeBy`, so do people who chose to be written to only later. Colleagues beyond `mostPerCompany` are left out for the same reason.
 */
function newcomers(
  db: Database,
  campaignId: string,
  { keys, limit, writtenSince = null, freeBy = null, mostPerCompany = null }: Page,
): Candidate[] {
  const asked = { campaignId, limit, writtenSince, freeBy };
  if (writtenSince === null && freeBy === null && mostPerCompany === null)
    return keys.flatMap((key) => pageOf(db, { ...asked, key, after: 0 }));
  const hasRoom = mostPerCompany === null ? () => true : createRoom(db, mostPerCompany);
  return keys.flatMap((key) => {
    const [free, waiting]: [Candidate[], Candidate[]] = [[], []];
    for (let after = 0; free.length < limit;) {
      const page = pageOf(db, { ...asked, key, after });
      for (const row of page) {
        const list = row.waits === 1 ? waiting : free;
        if (list.length < limit && hasRoom(row)) list.push(row);
      }
      if (page.length < limit) break;
      after = page.at(-1)?.enrollmentId ?? Infinity;
    }
    return [...free, ...waiting].slice(0, limit);
  });
}

type Asked = {
  campaignId: string;
  key: string;
  after: number;
  limit: number;
  writtenSince: Instant | null;
  freeBy: Instant | null;
};

function pageOf(
  db: Database,
  { campaignId, key, after, limit, writtenSince, freeBy }: Asked,
): (Candidate & { waits: 0 | 1 })[] {
  const written =
    writtenSince === null
      ? '0 * :writtenSince'
      : `EXISTS (SELECT 1 FROM message m JOIN reservation r ON r.message_id = m.id
      WHERE m.prospect_id = e.prospect_id AND m.campaign_id <> e.campaign_id AND r.at > :writtenSince)`;
  const slower = freeBy === null ? '0 * :freeBy' : `ifnull(${PREFERRED_FROM} > :freeBy, 0)`;
  const named = {
    campaignId,
    key,
    after,
    limit,
    writtenSince: writtenSince ?? 0,
    freeBy: freeBy ?? 0,
  };
  return prepared<typeof named, FoundCandidate & { waits: 0 | 1 }>(
    db,
    `SELECT ${ENROLLED}, NULL AS messageRow, 0 AS tried, ${written} OR ${slower} AS waits FROM enrollment e JOIN prospect p ON p.id = e.prospect_id
    WHERE e.campaign_id = :campaignId AND e.calendar_key = :key AND e.state = 'waiting' AND e.next_step = 0 AND e.id > :after ORDER BY e.id LIMIT :limit`,
  )
    .all(named)
    .map((row) => ({ ...candidate(row), waits: row.waits }));
}

/** Takes room at the person's company; false when there is none left. */
function createRoom(db: Database, most: number): (person: Candidate) => boolean {
  const companies = new Map<string, Set<number>>();
  return ({ company, prospectId }) => {
    if (company === null) return true;
    let people = companies.get(company);
    if (!people) companies.set(company, (people = peopleOpenAt(db, company, new Set())));
    if (people.size >= most && !people.has(prospectId)) return false;
    people.add(prospectId);
    return true;
  };
}

export const createNewcomers = storeOf({ newcomers });
