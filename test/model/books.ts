/**
 * What the state file must say after every operation: every person accounted for, and every counter
 * equal to the rows that it counts.
 */
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import { wallAt } from '../support/time/wall-clock.ts';
import { ZONE, type Laws } from './laws.ts';

/** `quiet`: no process is at work, and every claim of a dead one was taken over. */
export function checkBooks(path: string, laws: Laws, { quiet }: { quiet: boolean }): string[] {
  const db = openDatabase(path, { readonly: true });
  const all = <T>(sql: string): T[] => db.prepare(sql).all() as T[];
  const broken: string[] = [];
  try {
    const same = (what: string, counted: unknown, kept: unknown): void =>
      void (
        JSON.stringify(counted) !== JSON.stringify(kept) &&
        broken.push(`${what}: counted ${JSON.stringify(counted)}, kept ${JSON.stringify(kept)}`)
      );
    const table = (rows: { key: string; n: number }[]): [string, number][] =>
      rows
        .filter(({ n }) => n !== 0)
        .map(({ key, n }): [string, number] => [key, n])
        .sort();
    same(
      'enrollments by state',
      table(all('SELECT state AS key, count(*) AS n FROM enrollment GROUP BY state')),
      table(all('SELECT state AS key, sum(n) AS n FROM enrollment_count GROUP BY state')),
    );
    const sentOn = new Map<string, number>();
    const first = new Set<number>();
    for (const { at, row, mailbox } of all<{ at: number; row: number; mailbox: string }>(
      `SELECT at, message_id AS row, json_extract(data, '$.mailbox') AS mailbox FROM event WHERE type = 'message.sent'`,
    )) {
      const key = `${mailbox} ${wallAt(ZONE, at).date}`;
      sentOn.set(key, (sentOn.get(key) ?? 0) + 1);
      first.add(row);
    }
    same(
      'sent by mailbox and day',
      [...sentOn].sort(),
      table(all(`SELECT mailbox_id || ' ' || day AS key, sent AS n FROM mailbox_day`)),
    );
    const metric = (name: string): number =>
      db
        .prepare('SELECT ifnull(sum(n), 0) FROM counter WHERE metric = ?')
        .pluck()
        .get(name) as number;
    same('the metric sent', first.size, metric('sent'));
    same(
      'opens and clicks by campaign',
      table(
        all(
          `SELECT campaign_id || metric AS key, sum(n) AS n FROM counter
            WHERE metric IN ('pixel', 'links') OR metric LIKE 'opened_%' OR metric LIKE 'clicked_%' GROUP BY 1`,
        ),
      ),
      table(all('SELECT campaign_id || metric AS key, n FROM tracked_count WHERE n > 0')),
    );
    for (const name of ['sent', 'rejected', 'undelivered', 'replied'])
      same(
        `${name} by day`,
        table(
          all(
            `SELECT campaign_id || day || step AS key, sum(n) AS n FROM counter WHERE metric = '${name}' GROUP BY 1`,
          ),
        ),
        table(
          all(
            `SELECT campaign_id || day || step AS key, ${name} AS n FROM day_count WHERE ${name} > 0`,
          ),
        ),
      );
    same(
      'replies by the hour',
      metric('replied'),
      db.prepare('SELECT ifnull(sum(n), 0) FROM reply_hour').pluck().get(),
    );
    same(
      'the metric in_doubt',
      db
        .prepare(`SELECT count(*) FROM event WHERE type = 'message.in_doubt'`)
        .pluck()
        .get() as number,
      metric('in_doubt'),
    );
    same(
      'the metric replied',
      db
        .prepare(
          `SELECT count(DISTINCT message_id) FROM response WHERE kind = 'reply' AND message_id IS NOT NULL`,
        )
        .pluck()
        .get(),
      metric('replied'),
    );
    for (const { email, state, open } of all<{
      email: string;
      state: string;
      open: string;
    }>(`SELECT p.email, e.state, (SELECT group_concat(m.state) FROM message m WHERE m.enrollment_id = e.id AND m.state IN ('scheduled', 'reserved', 'transmitting', 'in_doubt')) AS open
      FROM enrollment e JOIN prospect p ON p.id = e.prospect_id`)) {
      const under = open === null ? [] : open.split(',');
      // What had been claimed, or is sent again, when its sequence ended is stopped the next time
      // it would leave.
      const right =
        state === 'queued'
          ? under.length === 1
          : state === 'waiting'
            ? under.length === 0
            : under.every((each) => each === 'in_doubt' || !quiet);
      if (!right) broken.push(`${email} is ${state} with ${open ?? 'nothing'} open`);
    }
    if (quiet)
      for (const { owner } of all<{ owner: string }>(
        'SELECT DISTINCT owner FROM reservation WHERE owner IS NOT NULL',
      ))
        broken.push(`something is still claimed by ${owner}`);
    const messages = new Map(
      all<{ id: string; state: string; slots: number }>(
        'SELECT m.message_id AS id, m.state, (SELECT count(*) FROM reservation r WHERE r.message_id = m.id) AS slots FROM message m',
      ).map((row) => [row.id, row]),
    );
    for (const id of new Set(laws.taken.map(({ messageId }) => messageId))) {
      const times = laws.taken.filter(({ messageId }) => messageId === id);
      const kept = messages.get(id);
      const mail = `${times[0]?.email} step ${(times[0]?.step ?? 0) + 1}`;
      if (!kept) broken.push(`${mail} was taken and has no message`);
      else if (kept.slots < times.length)
        broken.push(`${mail} was taken ${times.length} times and holds ${kept.slots} slots`);
      else if (
        !['sent', 'in_doubt', ...(quiet ? [] : ['transmitting'])].includes(kept.state) &&
        !laws.repeats.has(id)
      )
        broken.push(`${mail} was taken and is ${kept.state}`);
    }
    for (const { id, state } of messages.values())
      if (
        state === 'sent' &&
        !laws.saidSent.has(id) &&
        !laws.taken.some(({ messageId }) => messageId === id)
      )
        broken.push(`${id} is called sent and was never taken`);
  } finally {
    db.close();
  }
  return broken;
}

/** People who still have messages to get, without those in doubt. */
export function leftOver(path: string): string[] {
  const db = openDatabase(path, { readonly: true });
  const rows = db
    .prepare(
      `SELECT p.email || ' is ' || e.state || ' at step ' || (e.next_step + 1) || ', due ' || datetime(e.due_at / 1000, 'unixepoch') FROM enrollment e JOIN prospect p ON p.id = e.prospect_id
    WHERE e.state IN ('waiting', 'queued') AND NOT EXISTS (SELECT 1 FROM message m WHERE m.enrollment_id = e.id AND m.state = 'in_doubt')`,
    )
    .pluck()
    .all() as string[];
  db.close();
  return rows;
}

export function nextPlanned(path: string, after: number): number | null {
  const db = openDatabase(path, { readonly: true });
  const next = db
    .prepare(`SELECT min(send_at) FROM message WHERE state = 'scheduled' AND send_at > ?`)
    .pluck()
    .get(after) as number | null;
  db.close();
  return next;
}
