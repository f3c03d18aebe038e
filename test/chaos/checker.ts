/**
 * Judges a run from two things alone: the log that the sink wrote before each 250, and the final state file, read with SQL of
 * its own. Nothing of lib is used, so that a mistake there cannot hide itself.
 */
import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import type { Taken } from './sink.ts';

export const RULES = ['twice', 'unknown', 'lost', 'unaccounted', 'left_claimed', 'left_over', 'too_many_in_doubt', 'slot_missing', 'over_a_window', 'after_a_stop', 'while_held'] as const;
export type Violation = { rule: (typeof RULES)[number]; what: string };

/** `mostInDoubt`: lanes times kills. `finished`: everything planned should have left. */
export type Expected = { mostInDoubt: number; finished: boolean };

type Row = { id: number; messageId: string; state: string; campaign: string; mailbox: string; prospect: number; enrollment: number };
type Facts = { taken: readonly Taken[]; rows: Map<string, Row>; db: Database.Database };
const HOUR = 3_600_000;
const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Database;

export function check(path: string, taken: readonly Taken[], expected: Expected): Violation[] {
  const db = new Driver(path, { readonly: true });
  try {
    const rows = db.prepare('SELECT id, message_id AS messageId, state, campaign_id AS campaign, mailbox_id AS mailbox, prospect_id AS prospect, enrollment_id AS enrollment FROM message').all() as Row[];
    const facts = { taken, rows: new Map(rows.map((row) => [row.messageId, row])), db };
    return [...checkEachMail(facts), ...checkEachRow(facts, expected), ...checkWindows(facts), ...checkStops(facts), ...checkHolds(facts)];
  } finally {
    db.close();
  }
}

function checkEachMail({ taken, rows }: Facts): Violation[] {
  const times = new Map<string, number>();
  for (const { id } of taken) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].flatMap(([id, n]): Violation[] => {
    const row = rows.get(id);
    const found: Violation[] = n > 1 ? [{ rule: 'twice', what: `${id} was taken ${n} times` }] : [];
    if (!row) return [...found, { rule: 'unknown', what: `${id} is in no row` }];
    if (row.state !== 'sent' && row.state !== 'in_doubt') found.push({ rule: 'unaccounted', what: `${id} was taken and is ${row.state}` });
    return found;
  });
}

function checkEachRow({ taken, rows, db }: Facts, { mostInDoubt, finished }: Expected): Violation[] {
  const ids = new Set(taken.map(({ id }) => id));
  const found: Violation[] = [];
  const slots = new Set(db.prepare('SELECT DISTINCT message_id FROM reservation').pluck().all() as number[]);
  let inDoubt = 0;
  for (const { id, messageId, state } of rows.values()) {
    if (state === 'sent' && !ids.has(messageId)) found.push({ rule: 'lost', what: `${messageId} is called sent and was never taken` });
    if (state === 'reserved' || state === 'transmitting') found.push({ rule: 'left_claimed', what: `${messageId} is ${state}` });
    if (state === 'scheduled' && finished) found.push({ rule: 'left_over', what: `${messageId} never left` });
    if ((state === 'sent' || state === 'in_doubt') && !slots.has(id)) found.push({ rule: 'slot_missing', what: `${messageId} is ${state} and counts against no limit` });
    if (state === 'in_doubt') inDoubt++;
  }
  const owned = db.prepare('SELECT count(*) FROM reservation WHERE owner IS NOT NULL').pluck().get() as number;
  if (owned > 0) found.push({ rule: 'left_claimed', what: `${owned} slots still have an owner` });
  if (inDoubt > mostInDoubt) found.push({ rule: 'too_many_in_doubt', what: `${inDoubt} in doubt, at most ${mostInDoubt} expected` });
  return found;
}

type Limits = { perMinute?: number; perHour?: number; perDay?: number; burst?: { max?: number; perMinutes?: number } };

/** By the instant in the Date header: the clock the sender went by. Any window of the width that ends with a mail. */
function checkWindows({ taken, rows, db }: Facts): Violation[] {
  const found: Violation[] = [];
  const judge = (who: string, limits: Limits, dates: number[]): void => {
    const sorted = dates.toSorted((a, b) => a - b);
    const windows: [string, number, number | undefined][] = [
      ['minute', 60_000, limits.perMinute], ['hour', HOUR, limits.perHour], ['24 hours', 24 * HOUR, limits.perDay], ['burst', (limits.burst?.perMinutes ?? 0) * 60_000, limits.burst?.max],
    ];
    for (const [name, width, max] of windows) {
      if (max === undefined || width === 0) continue;
      const over = sorted.findIndex((at, index) => index >= max && at - (sorted[index - max] as number) < width);
      if (over >= 0) found.push({ rule: 'over_a_window', what: `${who}: more than ${max} in a ${name}, at ${new Date(sorted[over] as number).toISOString()}` });
    }
  };
  const datesBy = (key: 'mailbox' | 'campaign', id: string): number[] => taken.filter((mail) => rows.get(mail.id)?.[key] === id).map(({ date }) => date);
  for (const { id, limits } of db.prepare('SELECT id, rate_limits AS limits FROM mailbox').all() as { id: string; limits: string }[]) judge(`mailbox ${id}`, JSON.parse(limits) as Limits, datesBy('mailbox', id));
  for (const { id, config } of db.prepare('SELECT id, config FROM campaign').all() as { id: string; config: string }[]) {
    const { perHour, perDay } = (JSON.parse(config) as { rateLimits?: Limits }).rateLimits ?? {};
    judge(`campaign ${id}`, { ...(perHour === undefined ? {} : { perHour }), ...(perDay === undefined ? {} : { perDay }) }, datesBy('campaign', id));
  }
  return found;
}

/** Nobody is written to after the sequence was stopped. */
function checkStops({ taken, rows, db }: Facts): Violation[] {
  const stops = db.prepare(`SELECT campaign_id AS campaign, prospect_id AS prospect, min(at) AS at FROM event WHERE type = 'enrollment.stopped' GROUP BY 1, 2`).all() as { campaign: string; prospect: number; at: number }[];
  const stoppedAt = new Map(stops.map(({ campaign, prospect, at }) => [`${campaign} ${prospect}`, at]));
  return taken.flatMap((mail): Violation[] => {
    const row = rows.get(mail.id);
    const at = row && stoppedAt.get(`${row.campaign} ${row.prospect}`);
    return at !== undefined && mail.date > at ? [{ rule: 'after_a_stop', what: `${mail.id} left ${mail.date - at} ms after the stop` }] : [];
  });
}

function checkHolds({ taken, rows, db }: Facts): Violation[] {
  const holds = db.prepare(`SELECT scope, scope_id AS scopeId, from_at AS "from", min(ifnull(until_at, 9e15), ifnull(lifted_at, 9e15)) AS until FROM hold WHERE scope IN ('all', 'campaign', 'mailbox')`).all() as { scope: string; scopeId: string; from: number; until: number }[];
  return taken.flatMap((mail): Violation[] => {
    const row = rows.get(mail.id);
    const covers = (hold: (typeof holds)[number]): boolean => hold.scope === 'all' || (hold.scope === 'campaign' ? row?.campaign : row?.mailbox) === hold.scopeId;
    return holds.some((hold) => covers(hold) && mail.date > hold.from && mail.date < hold.until) ? [{ rule: 'while_held', what: `${mail.id} left during a hold` }] : [];
  });
}
