/**
 * Checks a run from two sources alone: the log that the sink wrote before each 250, and the final
 * state file, read with SQL of its own. It uses only the driver from lib, so that a bug there
 * cannot hide itself.
 */
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import type { Database } from '../../lib/state/engine/database.ts';
import { judgeLimits, type Limited, type JudgedLimits, type SentMessage } from './judge-limits.ts';
import { findStops } from './stops.ts';
import type { Taken } from './sink.ts';

export const RULES = [
  'twice',
  'twice_the_same_step',
  'unknown',
  'another_envelope',
  'lost',
  'unaccounted',
  'left_claimed',
  'left_over',
  'too_many_in_doubt',
  'slot_missing',
  'over_a_window',
  'after_a_stop',
  'while_held',
] as const;
export type ChaosViolation = { rule: (typeof RULES)[number]; what: string };

export type Expected = {
  /** Connections times kills. */
  mostInDoubt: number;
  /** Everything planned should have left. */
  finished: boolean;
  /**
   * By which clock the messages are judged: the sender's (their Date header; for runs on a virtual
   * clock), or the sink's own.
   */
  clock: 'sender' | 'sink';
  /** The limits to check; null: those of the file. */
  quotas: readonly Limited[] | null;
};
export type ChaosJudged = { violations: ChaosViolation[]; inDoubt: string[] };

export type ChaosRow = {
  id: number;
  messageId: string;
  state: string;
  step: number;
  sentAt: number | null;
  campaign: string;
  mailbox: string;
  prospect: number;
  email: string;
  domain: string;
  company: string | null;
  provider: string;
  sender: string;
};
export type ChaosFacts = {
  taken: readonly Taken[];
  rows: Map<string, ChaosRow>;
  db: Database;
  expected: Expected;
};

export function check(path: string, taken: readonly Taken[], expected: Expected): ChaosJudged {
  const db = openDatabase(path, { readonly: true });
  try {
    const rows = db
      .prepare(
        `SELECT m.id, m.message_id AS messageId, m.state, m.step, m.sent_at AS sentAt, m.campaign_id AS campaign, m.mailbox_id AS mailbox, m.prospect_id AS prospect, p.email, p.domain, p.company, p.provider, b.from_address AS sender
      FROM message m JOIN prospect p ON p.id = m.prospect_id JOIN mailbox b ON b.id = m.mailbox_id`,
      )
      .all() as ChaosRow[];
    const facts = { taken, rows: new Map(rows.map((row) => [row.messageId, row])), db, expected };
    return {
      violations: [
        ...checkEachMail(facts),
        ...checkEachRow(facts),
        ...checkLimits(facts),
        ...findStops(facts),
      ],
      inDoubt: rows.filter(({ state }) => state === 'in_doubt').map(({ messageId }) => messageId),
    };
  } finally {
    db.close();
  }
}

function checkEachMail({ taken, rows }: ChaosFacts): ChaosViolation[] {
  const found: ChaosViolation[] = [];
  const times = new Map<string, number>();
  const steps = new Map<string, string>();
  for (const { id, to, from } of taken) {
    const before = times.get(id) ?? 0;
    times.set(id, before + 1);
    if (before > 0) continue;
    const row = rows.get(id);
    if (!row) {
      found.push({ rule: 'unknown', what: `${id} to ${to} is in no row` });
      continue;
    }
    if (row.email !== to || row.sender !== from)
      found.push({
        rule: 'another_envelope',
        what: `${id} went from ${from} to ${to} instead of from ${row.sender} to ${row.email}`,
      });
    // A message that bounced later was sent once; so it must say.
    if (row.state !== 'sent' && row.state !== 'in_doubt' && row.sentAt === null)
      found.push({ rule: 'unaccounted', what: `${id} was taken and is ${row.state}` });
    const step = `step ${row.step} of ${row.campaign} to ${to}`;
    const same = steps.get(step);
    if (same !== undefined)
      found.push({ rule: 'twice_the_same_step', what: `${step}: ${same} and ${id}` });
    steps.set(step, id);
  }
  for (const [id, n] of times)
    if (n > 1) found.push({ rule: 'twice', what: `${id} was taken ${n} times` });
  return found;
}

function checkEachRow({ taken, rows, db, expected }: ChaosFacts): ChaosViolation[] {
  const ids = new Set(taken.map(({ id }) => id));
  const found: ChaosViolation[] = [];
  const slots = new Set(
    db.prepare('SELECT DISTINCT message_id FROM reservation').pluck().all() as number[],
  );
  let inDoubt = 0;
  for (const { id, messageId, state } of rows.values()) {
    if (state === 'sent' && !ids.has(messageId))
      found.push({ rule: 'lost', what: `${messageId} is called sent and was never taken` });
    if (state === 'reserved' || state === 'transmitting')
      found.push({ rule: 'left_claimed', what: `${messageId} is ${state}` });
    if (state === 'scheduled' && expected.finished)
      found.push({ rule: 'left_over', what: `${messageId} never left` });
    if ((state === 'sent' || state === 'in_doubt') && !slots.has(id))
      found.push({
        rule: 'slot_missing',
        what: `${messageId} is ${state} and counts against no limit`,
      });
    if (state === 'in_doubt') inDoubt++;
  }
  const owned = db
    .prepare('SELECT count(*) FROM reservation WHERE owner IS NOT NULL')
    .pluck()
    .get() as number;
  if (owned > 0) found.push({ rule: 'left_claimed', what: `${owned} slots still have an owner` });
  if (inDoubt > expected.mostInDoubt)
    found.push({
      rule: 'too_many_in_doubt',
      what: `${inDoubt} in doubt, at most ${expected.mostInDoubt} expected`,
    });
  return found;
}

function checkLimits({ taken, rows, db, expected }: ChaosFacts): ChaosViolation[] {
  const messages = taken.map(({ id, to, from, date, at }): SentMessage => ({
    id,
    to,
    from,
    date: expected.clock === 'sender' ? date : at,
  }));
  // A day on which all that left is in doubt counts as a sending day, whether a server has it or
  // not.
  const doubts = db
    .prepare(
      `SELECT m.message_id AS id, r.at FROM message m JOIN reservation r ON r.message_id = m.id WHERE m.state = 'in_doubt'`,
    )
    .all() as { id: string; at: number }[];
  const doubted = doubts.map(({ id, at }): SentMessage => ({
    id,
    to: rows.get(id)?.email ?? '',
    from: rows.get(id)?.sender ?? '',
    date: at,
  }));
  return judgeLimits(messages, expected.quotas ?? quotasOf({ rows, db }), doubted).map(
    ({ rule, who, detail }) => ({ rule: 'over_a_window', what: `${who}, ${rule}: ${detail}` }),
  );
}

/** According to the sources themselves. */
function quotasOf({ rows, db }: Pick<ChaosFacts, 'rows' | 'db'>): Limited[] {
  const mailboxes = db.prepare('SELECT id, zone, rate_limits AS limits FROM mailbox').all() as {
    id: string;
    zone: string;
    limits: string;
  }[];
  const campaigns = db.prepare('SELECT id, config FROM campaign').all() as {
    id: string;
    config: string;
  }[];
  return [
    ...mailboxes.map(({ id, zone, limits }): Limited => {
      const { warmupEnabled, warmupSchedule, ...others } = JSON.parse(limits) as JudgedLimits & {
        warmupEnabled?: boolean;
      };
      return {
        who: `mailbox ${id}`,
        zone,
        owns: (mail) => rows.get(mail.id)?.mailbox === id,
        limits: {
          ...others,
          ...(warmupEnabled === false || !warmupSchedule ? {} : { warmupSchedule }),
        },
      };
    }),
    ...campaigns.map(({ id, config }): Limited => {
      const { rateLimits, timezone } = JSON.parse(config) as {
        rateLimits?: JudgedLimits;
        timezone?: string;
      };
      const { perMinute, perHour, perDay } = rateLimits ?? {};
      return {
        who: `campaign ${id}`,
        zone: timezone ?? null,
        owns: (mail) => rows.get(mail.id)?.campaign === id,
        limits: defined({ perMinute, perHour, perDay }),
      };
    }),
  ];
}

function defined(limits: Record<string, number | undefined>): JudgedLimits {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
