/** Reads the log of what servers said of us: rows of `refusal`, and their totals. */
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import type { LoggedRefusal } from '../../domain/sending/refusal.ts';
import type { Instant } from '../../domain/time.ts';

/** Null: not asked for. `domain`: ours or the recipient's. `since`: heard at least once from then on. */
export type RefusalFilter = {
  mailboxId: string | null;
  domain: string | null;
  provider: string | null;
  list: string | null;
  since: Instant | null;
};

/** The last row of the page before; rows are listed from the latest. */
export type RefusalPlace = { lastAt: Instant; id: number };

const MATCHING = `FROM refusal WHERE (:mailboxId IS NULL OR mailbox_id = :mailboxId) AND (:domain IS NULL OR sending_domain = :domain OR domain = :domain)
  AND (:provider IS NULL OR provider = :provider) AND (:list IS NULL OR list = :list) AND (:since IS NULL OR last_at >= :since)`;

/** Rows behind `after`, latest first, and the number of all that match. */
export function listRefusals(
  db: Database,
  filter: RefusalFilter,
  { after, limit }: { after: RefusalPlace | null; limit: number },
): { rows: LoggedRefusal[]; total: number } {
  const page = { ...filter, lastAt: after?.lastAt ?? null, id: after?.id ?? 0, limit };
  return {
    rows: prepared<typeof page, LoggedRefusal>(
      db,
      `SELECT id, kind, at, nullif(sending_domain, '') AS sendingDomain, mailbox_id AS mailboxId, nullif(domain, '') AS domain, nullif(provider, '') AS provider, reason, rule,
        nullif(list, '') AS list, code, status, ip, sample, first_at AS firstAt, last_at AS lastAt, times AS count ${MATCHING}
        AND (:lastAt IS NULL OR (last_at, id) < (:lastAt, :id)) ORDER BY last_at DESC, id DESC LIMIT :limit`,
    ).all(page),
    total: singleValue<RefusalFilter, number>(db, `SELECT count(*) ${MATCHING}`).get(filter),
  };
}

/** How often each kind was heard. */
export type RefusalTotal = {
  count: number;
  block: number;
  deferral: number;
  account: number;
  hardBounce: number;
  firstAt: Instant;
  lastAt: Instant;
};

const TOTAL = `sum(times) AS count, sum(CASE WHEN kind = 'block' THEN times ELSE 0 END) AS block, sum(CASE WHEN kind = 'deferral' THEN times ELSE 0 END) AS deferral,
  sum(CASE WHEN kind = 'account' THEN times ELSE 0 END) AS account, sum(CASE WHEN kind = 'hard_bounce' THEN times ELSE 0 END) AS hardBounce, min(first_at) AS firstAt, max(last_at) AS lastAt`;
/** Groups, largest first. */
const MOST = 'ORDER BY count DESC, 1 LIMIT 20';

export function totalByDomain(
  db: Database,
  filter: RefusalFilter,
): (RefusalTotal & { sendingDomain: string | null })[] {
  return prepared<RefusalFilter, RefusalTotal & { sendingDomain: string | null }>(
    db,
    `SELECT nullif(sending_domain, '') AS sendingDomain, ${TOTAL} ${MATCHING} GROUP BY sending_domain ${MOST}`,
  ).all(filter);
}

export function totalByProvider(
  db: Database,
  filter: RefusalFilter,
): (RefusalTotal & { provider: string })[] {
  return prepared<RefusalFilter, RefusalTotal & { provider: string }>(
    db,
    `SELECT provider, ${TOTAL} ${MATCHING} AND provider <> '' GROUP BY provider ${MOST}`,
  ).all(filter);
}

/** `mailboxId`: the mailbox that heard of the list last. */
export type ListTotal = Pick<RefusalTotal, 'count' | 'firstAt' | 'lastAt'> & {
  list: string;
  mailboxId: string;
  ips: string[];
};

export function totalByList(db: Database, filter: RefusalFilter): ListTotal[] {
  return prepared<RefusalFilter, Omit<ListTotal, 'ips'> & { ips: JsonColumn<string[]> }>(
    db,
    `SELECT list, sum(times) AS count, min(first_at) AS firstAt, max(last_at) AS lastAt, mailbox_id AS mailboxId,
      json_group_array(DISTINCT ip) FILTER (WHERE ip IS NOT NULL) AS ips ${MATCHING} AND list <> '' GROUP BY list ${MOST}`,
  )
    .all(filter)
    .map((row) => ({ ...row, ips: readJson(row.ips) }));
}
