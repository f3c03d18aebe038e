/**
 * The instants that count against the limits of a mailbox, a campaign, a recipient provider or
 * domain: claimed, sent and planned messages.
 */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { rollbacksOf } from '../file/transact.ts';
import {
  countUnderWay,
  TAKEN_COLUMNS,
  type TakenBy,
  type TakenColumn,
} from '../sending/under-way.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * Planned messages of a mailbox or a campaign, without those to be planned again. For recipients
 * use `plannedTo`.
 */
export function plannedBy(
  db: Database,
  { column, id }: TakenBy,
  except: ReadonlySet<number>,
): Instant[] {
  if (column === 'provider' || column === 'domain') return [];
  const where = column === 'opens' ? 'campaign_id = ? AND step = 0' : `${column} = ?`;
  const planned = prepared<[string], { id: number; at: Instant }>(
    db,
    `SELECT id, send_at AS at FROM message WHERE ${where} AND state = 'scheduled'`,
  ).all(id);
  return planned.filter((each) => !except.has(each.id)).map(({ at }) => at);
}

/** All planned messages with the provider and domain of the recipient. */
export function plannedTo(
  db: Database,
  except: ReadonlySet<number>,
): { provider: string; domain: string; at: Instant }[] {
  const rows = prepared<[], { id: number; provider: string; domain: string; at: Instant }>(
    db,
    `SELECT m.id, p.provider, p.domain, m.send_at AS at FROM message m INDEXED BY message_scheduled JOIN prospect p ON p.id = m.prospect_id WHERE m.state = 'scheduled'`,
  ).all();
  return rows.filter(({ id }) => !except.has(id));
}

/** Caches settled instants in memory, and updates them by the numbers of later settlements. */
export type TakenLog = {
  /**
   * Returns the sorted instants; the caller may change the array. Messages under way count at
   * `now`, however long ago they were claimed. Runs inside the caller's transaction.
   */
  takenBy(quota: TakenBy, span: { since: Instant; now: Instant }): Instant[];
};

type Settled = Record<TakenColumn, string> & { at: Instant; settled: number };
/**
 * All instants by one column, from `since` on. `reach`: how far back any query on the column
 * looked.
 */
type Known = { since: Instant; reach: number; instants: Map<string, Instant[]> };

/** Instants that no query has reached for this long are dropped by reading the cache again. */
const KEEP = DAY;

/** One log per connection; it reads settled slots once and then only new ones. */
export function createTakenLog(db: Database): TakenLog {
  const known = new Map<TakenColumn, Known>();
  let upTo = 0;
  let rollbacks = rollbacksOf(db);

  /**
   * A rolled back transaction may have shown instants that were never committed, so the cache is
   * then read again.
   */
  function bringUpToDate(): void {
    if (rollbacks !== rollbacksOf(db)) known.clear();
    rollbacks = rollbacksOf(db);
    if (known.size === 0) {
      upTo = singleValue<[], number>(
        db,
        'SELECT ifnull(max(settled), 0) FROM reservation WHERE settled IS NOT NULL',
      ).get();
      return;
    }
    const news = prepared<[number], Settled>(
      db,
      `SELECT ${TAKEN_COLUMNS.join(', ')}, at, settled FROM reservation WHERE settled IS NOT NULL AND settled > ? ORDER BY settled`,
    ).all(upTo);
    for (const row of news) {
      for (const column of TAKEN_COLUMNS) {
        const log = known.get(column);
        if (log) insert(instantsOf(log, row[column]), row.at);
      }
    }
    upTo = news.at(-1)?.settled ?? upTo;
  }

  return {
    takenBy({ column, id }, { since, now }) {
      bringUpToDate();
      let log = known.get(column);
      const reach = Math.max(log?.reach ?? 0, now - since);
      if (!log || log.since > since || log.since + KEEP < now - reach)
        known.set(
          column,
          (log = {
            since: now - reach,
            reach,
            instants: settledSince(db, column, { since: now - reach, upTo }),
          }),
        );
      const all = log.instants.get(id) ?? [];
      const taken = notLater(all.slice(firstFrom(all, since)), now);
      for (let underWay = countUnderWay(db, { column, id }); underWay > 0; underWay--)
        taken.push(now);
      return taken;
    },
  };
}

function instantsOf({ instants }: Pick<Known, 'instants'>, id: string): Instant[] {
  let list = instants.get(id);
  if (!list) instants.set(id, (list = []));
  return list;
}

/**
 * One scan for all values, over the index by mailbox: an index per column would cost every sending
 * a page.
 */
function settledSince(
  db: Database,
  column: TakenColumn,
  { since, upTo }: { since: Instant; upTo: number },
): Known['instants'] {
  const instants: Known['instants'] = new Map();
  const rows = prepared<[number, number], { id: string; at: Instant }>(
    db,
    `SELECT ${column} AS id, at FROM reservation WHERE mailbox_id IN (SELECT id FROM mailbox) AND at >= ? AND settled IS NOT NULL AND settled <= ?`,
  ).all(since, upTo);
  for (const { id, at } of rows) instantsOf({ instants }, id).push(at);
  for (const list of instants.values()) list.sort((a, b) => a - b);
  return instants;
}

/** A clock that was set back must not free limits: an instant later than now is counted as now. */
function notLater(instants: Instant[], now: Instant): Instant[] {
  return instants.map((at) => Math.min(at, now));
}

/** Usually inserts at the end. */
function insert(instants: Instant[], at: Instant): void {
  let position = instants.length;
  while ((instants[position - 1] ?? -Infinity) > at) position--;
  if (position === instants.length) instants.push(at);
  else instants.splice(position, 0, at);
}

/** A binary search, because a day of messages may precede `since`. */
function firstFrom(instants: readonly Instant[], since: Instant): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? Infinity) < since) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const createPlannedInstants = storeOf({ plannedTo });
