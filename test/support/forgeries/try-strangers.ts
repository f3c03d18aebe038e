/** Reads forgeries of strangers, and returns every change that the design does not allow. */
import type { KnownToStrangers, Victim } from './stranger-forgeries.ts';
import { afterFirstMail, type InboundWorld } from '../imap/inbound-world.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MOST_OPEN } from '../../../lib/core/responses/possible/surplus.ts';
import { MONDAY } from '../quota.ts';

const SUBJECT = 'A warehouse closer to your customers';
const LINE = 'we keep spare parts within an hour of every city that you deliver to';
/** As `keep-possible.ts` has it: a candidate waits so long, once for each message of ours. */
const WAITS = 5 * DAY;

/** What a stranger changes by being read: what came, and who waits because of it. */
const OF_READING: ReadonlySet<string> = new Set([
  ...['response', 'possible_reply', 'possible_candidate', 'event', 'sqlite_sequence'],
  // Compared below, or what a person who waits has left.
  ...['enrollment', 'enrollment_count', 'message', 'reservation'],
  // Of every call, whatever it reads.
  ...['tool_calls', 'clock', 'identity', 'mailbox'],
]);

export async function worldOfVictims(): Promise<{ world: InboundWorld; known: KnownToStrangers }> {
  const names = ['Bea Okafor', 'Carl Meier', 'Dana Rossi', 'Emil Brandt', 'Fay Novak', 'Gus Lund'];
  const world = await afterFirstMail({
    people: names.map((name, n) => {
      const [first_name = '', last_name = ''] = name.split(' ');
      return { email: `${first_name.toLowerCase()}@v${n % 4}.test`, first_name, last_name };
    }),
    file: {
      steps: [
        { subject: SUBJECT, text: `Hi {{ first_name }}, ${LINE}. Shall we talk?` },
        { text: 'Hi again {{ first_name }}.', delay: { days: 3 } },
      ],
      sequences: { onReply: { sameCompany: 'hold' } },
    },
  });
  const rows = world.state.db
    .prepare(
      'SELECT p.email, m.message_id AS messageId FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 0',
    )
    .all() as Omit<Victim, 'name'>[];
  const victims = rows.map((row) => ({
    ...row,
    name: names.find((name) => row.email.startsWith(name.split(' ')[0]!.toLowerCase())) ?? '',
  }));
  return { world, known: { victims, subject: SUBJECT, quote: LINE } };
}

type Db = InboundWorld['state']['db'];
type Sequence = { email: string; state: string; step: number; dueAt: number; got: number };

export type StateOfVictims = { rest: Record<string, string>; sequences: Sequence[] };

export function standing(db: Db): StateOfVictims {
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fs_%'`)
    .pluck()
    .all() as string[];
  const contents = (sql: string): string => JSON.stringify(db.prepare(sql).all());
  return {
    rest: Object.fromEntries([
      ...tables
        .filter((table) => !OF_READING.has(table))
        .map((table) => [table, contents(`SELECT * FROM "${table}" ORDER BY 1, 2`)]),
      ['sent', contents('SELECT * FROM message WHERE sent_at IS NOT NULL ORDER BY id')],
    ]),
    sequences: db
      .prepare(
        `SELECT p.email, e.state, e.next_step AS step, e.due_at AS dueAt,
          (SELECT count(*) FROM message m WHERE m.enrollment_id = e.id AND m.sent_at IS NOT NULL) AS got
        FROM enrollment e JOIN prospect p ON p.id = e.prospect_id ORDER BY e.id`,
      )
      .all() as Sequence[],
  };
}

/** `waited`: how often each person has waited so far; it is counted on. */
export function judge(
  before: StateOfVictims,
  after: StateOfVictims,
  { now, waited }: { now: number; waited: Map<string, number> },
): string[] {
  const found = Object.keys(after.rest)
    .filter((table) => after.rest[table] !== before.rest[table])
    .map((table) => `the table ${table} changed`);
  for (const [at, one] of after.sequences.entries()) {
    const was = before.sequences[at] as Sequence;
    if (was.step !== one.step || !['waiting', 'queued'].includes(one.state))
      found.push(`the sequence of ${one.email} is ${one.state}`);
    if (was.dueAt === one.dueAt) continue;
    if (one.dueAt > now + WAITS) found.push(`${one.email} waits more than five days`);
    if (one.dueAt < was.dueAt) continue;
    const times = (waited.get(one.email) ?? 0) + 1;
    waited.set(one.email, times);
    if (times > one.got) found.push(`${one.email} waits for the ${times}th time`);
  }
  return found;
}

/** What is kept of strangers' mail: bounded, and without words where it is not. */
export function judgeKept(db: Db): string[] {
  const count = (sql: string): number => db.prepare(sql).pluck().get() as number;
  const open = count(`SELECT count(*) FROM possible_reply WHERE state = 'open'`);
  const most = count(
    `SELECT ifnull(max(n), 0) FROM (SELECT count(*) n FROM possible_reply p JOIN response r ON r.id = p.response_id
      WHERE p.state = 'open' GROUP BY lower(r.from_address))`,
  );
  const words = count(
    `SELECT count(*) FROM response r WHERE r.message_id IS NULL AND (r.visible_text IS NOT NULL OR length(r.raw) > 0)
      AND NOT EXISTS (SELECT 1 FROM possible_reply p WHERE p.response_id = r.id AND p.state = 'open')`,
  );
  return [
    ...(open > MOST_OPEN ? [`${open} are open`] : []),
    ...(most > 5 ? [`${most} of one sender are open`] : []),
    ...(words > 0 ? [`the words of ${words} others are kept`] : []),
  ];
}

/** Every tenth hour one comes, so that a wait could be made again and again. */
export const arrivalOf = (n: number): number => MONDAY + DAY + n * (DAY / 10);
