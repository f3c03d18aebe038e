/** Lists people with their place in a campaign, the last message and the planned one. */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import { prepared, singleValue, valueOf } from '../../file/prepared.ts';
import { candidatesOf, MOST_SEARCHED } from './person-candidates.ts';
import { conditionsOf } from './person-where.ts';
import type {
  PersonCursor,
  PersonFilter,
  PersonMessage,
  PersonPage,
  PersonRow,
} from '../../../domain/campaigns/person-filter.ts';
import type { EnrollmentState, Prospect } from '../../../domain/campaigns/prospect.ts';

type Found = Omit<PersonRow, 'last' | 'planned' | 'fields'> & {
  fields: JsonColumn<Prospect['fields']>;
};

const COLUMNS = `e.id AS enrollmentId, e.campaign_id AS campaignId, e.prospect_id AS prospectId, e.state, e.next_step AS nextStep, e.due_at AS dueAt, e.mailbox_id AS mailboxId,
  p.email, p.domain, p.company, p.provider, p.country, p.zone, p.fields, c.state AS campaignState,
  CASE WHEN e.state = 'paused' THEN (SELECT h.until_at FROM enrollment_change h WHERE h.enrollment_id = e.id AND h.kind = 'pause') END AS pausedUntil`;

/**
 * At most `limit` people after the cursor. A filter without an index looks at a bounded number of
 * people: `cutShort` says that more may match, and `after` goes on from there.
 */
function listPeople(
  db: Database,
  filter: PersonFilter,
  { after, limit }: { after: PersonCursor; limit: number },
): PersonPage {
  const filtered = filter.name.length + filter.tests.length > 0 || filter.domain !== null;
  // The person of the cursor is one of them.
  const most = filtered ? MOST_SEARCHED : limit + 2;
  const candidates = candidatesOf(db, filter, { after: after.prospectId, most });
  const found = findIn(db, filter, { after, limit: limit + 1, ...candidates });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    rows: rows.map(({ fields, ...row }) => ({
      ...row,
      fields: readJson(fields),
      ...messagesOf(db, row),
    })),
    after: more
      ? { prospectId: last.prospectId, enrollmentId: last.enrollmentId }
      : candidates.upTo === null
        ? null
        : { prospectId: candidates.upTo, enrollmentId: Number.MAX_SAFE_INTEGER },
    cutShort: !more && candidates.upTo !== null,
  };
}

/**
 * How many rows match among as many people as one page may look at, from the first; `all`: these
 * are all people.
 */
function countMatching(db: Database, filter: PersonFilter): { n: number; all: boolean } {
  const { ids, upTo } = candidatesOf(db, filter, { after: 0, most: MOST_SEARCHED });
  const { sql, bound } = conditionsOf(filter);
  const n = singleValue<Record<string, string | number | null>, number>(
    db,
    `SELECT count(*) FROM ${sourceOf(filter, ids)} CROSS JOIN prospect p ON p.id = e.prospect_id WHERE e.prospect_id <= :upTo AND ${sql}`,
  ).get({
    ...bound,
    ...(ids === null ? {} : { ids: JSON.stringify(ids) }),
    upTo: upTo ?? Number.MAX_SAFE_INTEGER,
  });
  return { n, all: upTo === null };
}

function sourceOf({ campaignId }: PersonFilter, ids: readonly number[] | null): string {
  if (ids !== null) return 'json_each(:ids) i CROSS JOIN enrollment e ON e.prospect_id = i.value';
  return campaignId === null ? 'enrollment e INDEXED BY enrollment_by_prospect' : 'enrollment e';
}

type Search = {
  after: PersonCursor;
  limit: number;
  ids: readonly number[] | null;
  upTo: number | null;
};

function findIn(db: Database, filter: PersonFilter, { after, limit, ids, upTo }: Search): Found[] {
  const { sql, bound } = conditionsOf(filter);
  return prepared<Record<string, string | number | null>, Found>(
    db,
    `SELECT ${COLUMNS} FROM ${sourceOf(filter, ids)} CROSS JOIN prospect p ON p.id = e.prospect_id CROSS JOIN campaign c ON c.id = e.campaign_id
    WHERE (e.prospect_id, e.id) > (:prospectId, :enrollmentId) AND e.prospect_id <= :upTo AND ${sql}
    ORDER BY e.prospect_id, e.id LIMIT :limit`,
  ).all({
    ...bound,
    ...(ids === null ? {} : { ids: JSON.stringify(ids) }),
    ...after,
    upTo: upTo ?? Number.MAX_SAFE_INTEGER,
    limit,
  });
}

function messagesOf(
  db: Database,
  { enrollmentId, nextStep }: Pick<PersonRow, 'enrollmentId' | 'nextStep'>,
): Pick<PersonRow, 'last' | 'planned'> {
  const messages = prepared<[number, number], PersonMessage>(
    db,
    `SELECT step, variant, mailbox_id AS mailboxId, state, send_at AS sendAt, sent_at AS sentAt, bounce_class AS bounceClass
    FROM message WHERE enrollment_id = ? AND step >= ? ORDER BY step DESC`,
  ).all(enrollmentId, Math.max(0, nextStep - MOST_BEFORE));
  return {
    last: messages.find(({ state, sentAt }) => sentAt !== null || LEFT.has(state)) ?? null,
    planned: messages.find(({ state }) => PLANNED.has(state)) ?? null,
  };
}

/** A skipped step has no message, so the last one may be some steps back. */
const MOST_BEFORE = 20;
const LEFT: ReadonlySet<string> = new Set(['sent', 'rejected', 'in_doubt']);
const PLANNED: ReadonlySet<string> = new Set(['scheduled', 'reserved', 'transmitting', 'in_doubt']);

/** From the running counts; `states` null: all. */
function countPeople(
  db: Database,
  campaignId: string,
  states: readonly EnrollmentState[] | null,
): number {
  return singleValue<[string, string | null, string | null], number>(
    db,
    'SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ? AND (? IS NULL OR state IN (SELECT value FROM json_each(?)))',
  ).get(
    campaignId,
    states === null ? null : 'some',
    states === null ? null : JSON.stringify(states),
  );
}

/** The columns of the prospects files, as the first and the latest people have them. */
function knownColumns(db: Database, campaignId: string | null): string[] {
  const some = (order: 'ASC' | 'DESC'): string =>
    `SELECT * FROM (SELECT prospect_id AS id FROM enrollment WHERE campaign_id = :campaignId ORDER BY prospect_id ${order} LIMIT 100)`;
  const any = (order: 'ASC' | 'DESC'): string =>
    `SELECT * FROM (SELECT id FROM prospect WHERE :campaignId IS NULL ORDER BY id ${order} LIMIT 100)`;
  const pick = campaignId === null ? any : some;
  return valueOf<{ campaignId: string | null }, string>(
    db,
    `SELECT DISTINCT f.key FROM (${pick('ASC')} UNION ${pick('DESC')}) i JOIN prospect p ON p.id = i.id JOIN json_each(p.fields) f ORDER BY 1 LIMIT 200`,
  ).all({ campaignId });
}

export const createPersonList = storeOf({ listPeople, countMatching, countPeople, knownColumns });
