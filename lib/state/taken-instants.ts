/** The instants that count against a mailbox's or a campaign's limits: what is claimed, what is sent, and what is planned. */
import type { Database } from 'better-sqlite3';
import { prepared, valueOf } from './prepared.ts';
import { rollbacksOf } from './transact.ts';
import type { Instant } from '../domain/time.ts';

export type TakenBy = { column: 'mailbox_id' | 'campaign_id'; id: string };

/** For a plan: claimed since `since`, and planned, less the messages about to be planned anew; sorted. */
export function takenInstants(db: Database, party: TakenBy, options: { since: Instant; except: ReadonlySet<number> }): Instant[] {
  const taken = valueOf(db, `SELECT at FROM reservation WHERE ${party.column} = ? AND at >= ? AND settled IS NOT NULL UNION ALL
    SELECT at FROM reservation INDEXED BY reservation_under_way WHERE ${party.column} = ? AND owner IS NOT NULL`).all(party.id, options.since, party.id) as Instant[];
  const planned = prepared(db, `SELECT id, send_at AS at FROM message WHERE ${party.column} = ? AND state = 'scheduled'`).all(party.id) as { id: number; at: Instant }[];
  for (const { id, at } of planned) if (!options.except.has(id)) taken.push(at);
  return taken.sort((a, b) => a - b);
}

/** For claims, many in a run: what was settled stays in memory and is brought up to date by the numbers of later settlements. */
export type TakenLog = {
  /** Inside the claim's transaction. What is under way counts as taken at `now`, however long ago it was claimed. Sorted; the caller's own. */
  takenBy(party: TakenBy, span: { since: Instant; now: Instant }): Instant[];
};

type Settled = { mailbox_id: string; campaign_id: string; at: Instant; settled: number };

/** So many instants that no window reaches any more are dropped from memory. */
const FORGET_AFTER = 1_000;

export function createTakenLog(db: Database): TakenLog {
  const known = new Map<string, { party: TakenBy; since: Instant; instants: Instant[] }>();
  let upTo = 0;
  let rollbacks = rollbacksOf(db);

  /** What a rolled back transaction showed was never so: forget all, and read anew. */
  function bringUpToDate(): void {
    if (rollbacks !== rollbacksOf(db)) known.clear();
    rollbacks = rollbacksOf(db);
    if (known.size === 0) {
      upTo = valueOf(db, 'SELECT ifnull(max(settled), 0) FROM reservation WHERE settled IS NOT NULL').get() as number;
      return;
    }
    const news = prepared(db, 'SELECT mailbox_id, campaign_id, at, settled FROM reservation WHERE settled IS NOT NULL AND settled > ? ORDER BY settled').all(upTo) as Settled[];
    for (const row of news) for (const { party, instants } of known.values()) if (row[party.column] === party.id) insert(instants, row.at);
    upTo = news.at(-1)?.settled ?? upTo;
  }

  return {
    takenBy(party, { since, now }) {
      bringUpToDate();
      const key = `${party.column} ${party.id}`;
      let log = known.get(key);
      if (!log || log.since > since) {
        const instants = valueOf(db, `SELECT at FROM reservation WHERE ${party.column} = ? AND at >= ? AND settled IS NOT NULL AND settled <= ? ORDER BY at`).all(party.id, since, upTo) as Instant[];
        known.set(key, (log = { party, since, instants }));
      }
      const underWay = valueOf(db, `SELECT count(*) FROM reservation INDEXED BY reservation_under_way WHERE ${party.column} = ? AND owner IS NOT NULL`).get(party.id) as number;
      const first = firstFrom(log.instants, since);
      if (first > FORGET_AFTER) Object.assign(log, { since, instants: log.instants.slice(first) });
      const taken = log.instants.slice(firstFrom(log.instants, since));
      for (let i = 0; i < underWay; i++) insert(taken, now);
      return taken;
    },
  };
}

/** Nearly always at the end. */
function insert(instants: Instant[], at: Instant): void {
  let position = instants.length;
  while (position > 0 && (instants[position - 1] as Instant) > at) position--;
  if (position === instants.length) instants.push(at);
  else instants.splice(position, 0, at);
}

function firstFrom(instants: readonly Instant[], since: Instant): number {
  const position = instants.findIndex((at) => at >= since);
  return position < 0 ? instants.length : position;
}
