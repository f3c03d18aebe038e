/** The instants that count against the limits of a mailbox, a campaign, a recipient provider or domain: what is claimed, what is sent, and what is planned. */
import type { Database } from 'better-sqlite3';
import { prepared, valueOf } from './prepared.ts';
import { rollbacksOf } from './transact.ts';
import { countUnderWay, type TakenBy } from './under-way.ts';
import type { Instant } from '../domain/time.ts';

const COLUMNS = ['mailbox_id', 'campaign_id', 'provider', 'domain'] as const satisfies TakenBy['column'][];

/** For a plan: claimed since `since`, and planned, less the messages about to be planned anew; sorted. What is planned towards a recipient is in `plannedTo`. */
export function takenInstants(db: Database, party: TakenBy, options: { since: Instant; now: Instant; except: ReadonlySet<number> }): Instant[] {
  const { column, id } = party;
  const taken = notLater(settledSince(db, party, { since: options.since, upTo: Number.MAX_SAFE_INTEGER }), options.now);
  for (let underWay = countUnderWay(db, party); underWay > 0; underWay--) taken.push(options.now);
  if (column === 'mailbox_id' || column === 'campaign_id') {
    const planned = prepared(db, `SELECT id, send_at AS at FROM message WHERE ${column} = ? AND state = 'scheduled'`).all(id) as { id: number; at: Instant }[];
    for (const each of planned) if (!options.except.has(each.id)) taken.push(each.at);
  }
  return taken.sort((a, b) => a - b);
}

/** Everything planned, with the provider and domain it goes to: for a plan that respects their limits. */
export function plannedTo(db: Database, except: ReadonlySet<number>): { provider: string; domain: string; at: Instant }[] {
  const rows = prepared(db, `SELECT m.id, p.provider, p.domain, m.send_at AS at FROM message m INDEXED BY message_scheduled JOIN prospect p ON p.id = m.prospect_id WHERE m.state = 'scheduled'`)
    .all() as { id: number; provider: string; domain: string; at: Instant }[];
  return rows.filter(({ id }) => !except.has(id));
}

/** For claims, many in a run: what was settled stays in memory and is brought up to date by the numbers of later settlements. */
export type TakenLog = {
  /** Inside the claim's transaction. What is under way counts as taken at `now`, however long ago it was claimed. Sorted; the caller's own. */
  takenBy(party: TakenBy, span: { since: Instant; now: Instant }): Instant[];
};

type Settled = { mailbox_id: string; campaign_id: string; provider: string; domain: string; at: Instant; settled: number };

/** So many instants that no window reaches any more are dropped from memory. */
const FORGET_AFTER = 1_000;

export function createTakenLog(db: Database): TakenLog {
  const known = new Map<string, { since: Instant; instants: Instant[] }>();
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
    const news = prepared(db, 'SELECT mailbox_id, campaign_id, provider, domain, at, settled FROM reservation WHERE settled IS NOT NULL AND settled > ? ORDER BY settled').all(upTo) as Settled[];
    for (const row of news) {
      for (const column of COLUMNS) {
        const log = known.get(keyOf({ column, id: row[column] }));
        if (log) insert(log.instants, row.at);
      }
    }
    upTo = news.at(-1)?.settled ?? upTo;
  }

  return {
    takenBy(party, { since, now }) {
      bringUpToDate();
      let log = known.get(keyOf(party));
      if (!log || log.since > since) known.set(keyOf(party), (log = { since, instants: settledSince(db, party, { since, upTo }).sort((a, b) => a - b) }));
      const first = firstFrom(log.instants, since);
      if (first > FORGET_AFTER) Object.assign(log, { since, instants: log.instants.slice(first) });
      const taken = notLater(log.instants.slice(firstFrom(log.instants, since)), now);
      for (let underWay = countUnderWay(db, party); underWay > 0; underWay--) taken.push(now);
      return taken;
    },
  };
}

function keyOf({ column, id }: TakenBy): string {
  return `${column} ${id}`;
}

function settledSince(db: Database, { column, id }: TakenBy, { since, upTo }: { since: Instant; upTo: number }): Instant[] {
  return valueOf(db, `SELECT at FROM reservation WHERE ${column} = ? AND at >= ? AND settled IS NOT NULL AND settled <= ?`).all(id, since, upTo) as Instant[];
}

/**
 * A clock that was set back must not empty a window: nothing can have been sent later than now, so what says so was sent, as far as
 * anybody knows, just now.
 */
function notLater(instants: Instant[], now: Instant): Instant[] {
  return instants.map((at) => Math.min(at, now));
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
