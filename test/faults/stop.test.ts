/**
 * A suspended sender sends nothing after it lost its claims; a terminated one settles the running
 * messages and ends in time.
 */
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { LEASE } from '../../lib/app/sending/settle-verdict.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { MONDAY } from '../support/quota.ts';
import { call, newFolder, type Called } from '../support/script.ts';
import { plan } from '../support/sending.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { newPath, people, seededState } from '../support/state-file.ts';

const PEOPLE = 40;
/**
 * A process that has not ended by then has failed; shorter than the deadline of one try, so that it
 * was not this which ended it.
 */
const PATIENCE = 60_000;

/** Message-IDs in the order in which the server took them, before it answers. */
let taken: string[] = [];
/** The clock their senders went by. */
let dates: number[] = [];
/** What the server does with a message that it has taken; it answers when this resolves. */
let answering: () => Promise<void> = () => pause(15);
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSink({
    onMail({ headers }) {
      taken.push(headers['message-id'] ?? '');
      dates.push(Date.parse(headers['date'] ?? ''));
      return answering();
    },
  });
});
afterAll(() => sink.close());
beforeEach(() => {
  [taken, dates] = [[], []];
  answering = () => pause(15);
});

/** All messages are due at `now`, at any time of any day. */
async function allDue(now: number): Promise<string> {
  const path = newPath();
  const file = {
    sendWindow: { start: '00:00', end: '24:00', skipWeekends: false, skipHolidays: false },
    steps: [{ subject: 'Hello', text: 'One mail.' }],
  };
  const state = await seededState({ people: people(PEOPLE), now, file }, path);
  await plan(state, now, PEOPLE);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(now, now + 8 * HOUR);
  closeState(state);
  return path;
}

type Sender = { signal(name: NodeJS.Signals): void; ended: Promise<Called> };

/** `now` null: the real clock. */
function startSender(path: string, options: { connections: number; now: number | null }): Sender {
  let signal: Sender['signal'] = () => undefined;
  const clock = options.now === null ? [] : ['--now', new Date(options.now).toISOString()];
  const ended = call(
    ['rate_limiter', 'send', '--db', path, '--connections', String(options.connections), ...clock],
    { cwd: newFolder(), env: { ANN_SMTP: sink.url }, onStart: (kill) => (signal = kill) },
  );
  const impatient = setTimeout(() => signal('SIGKILL'), PATIENCE);
  return { signal: (name) => signal(name), ended: ended.finally(() => clearTimeout(impatient)) };
}

/**
 * Stops it where it holds no lock: inside a transaction it would keep all others from the file
 * while it is suspended.
 */
async function stop(sender: Sender, path: string): Promise<void> {
  const db = openDatabase(path, { timeout: 0 });
  for (let tries = 0; tries < 200; tries++) {
    sender.signal('SIGSTOP');
    // The signal is delivered when the system comes to it.
    await pause(50);
    try {
      db.exec('BEGIN IMMEDIATE; ROLLBACK');
      break;
    } catch {
      sender.signal('SIGCONT');
      await pause(3);
    }
  }
  db.close();
}

async function until(reached: () => boolean): Promise<void> {
  for (let waited = 0; !reached() && waited < PATIENCE; waited += 5) await pause(5);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

type Row = { id: string; state: string; claimed: number };

async function messages(path: string, now: number): Promise<Row[]> {
  const state = await openState(path, 'read', { now });
  const rows = state.db
    .prepare(
      'SELECT message_id AS id, state, EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = m.id AND r.owner IS NOT NULL) AS claimed FROM message m',
    )
    .all() as Row[];
  closeState(state);
  return rows;
}

function idsOf(rows: readonly Row[], state: string): string[] {
  return rows
    .filter((row) => row.state === state)
    .map(({ id }) => id)
    .sort();
}

describe('stopped for longer than its lease, and woken up', () => {
  it('with messages that the server has not answered: they are settled when it answers, and none is sent twice', async () => {
    const connections = 3;
    const now = Date.now();
    const path = await allDue(now);
    const held: (() => void)[] = [];
    answering = () =>
      taken.length <= 6 ? pause(15) : new Promise((resolve) => void held.push(resolve));
    const first = startSender(path, { connections, now: null });
    await until(() => held.length === connections);
    await stop(first, path);
    answering = () => pause(0);
    const second = await startSender(path, { connections, now: Date.now() + LEASE + MINUTE }).ended;
    expect(second.document.data).toMatchObject({
      recovered: { inDoubt: connections },
      remaining: 0,
    });
    expect(
      idsOf(await messages(path, now), 'in_doubt').sort(),
      'nobody knows yet what became of those',
    ).toEqual(taken.slice(6, 6 + connections).sort());
    first.signal('SIGCONT');
    held.forEach((release) => release());
    const woken = await first.ended;
    expect(woken.code).toBe(0);
    expect(woken.document.data.sent + second.document.data.sent).toBe(PEOPLE);
    await expectEachOnce(path, now);
  }, 180_000);

  it('at any moment, while another one has just claimed what it lost', async () => {
    const connections = 4;
    const path = await allDue(MONDAY);
    const first = startSender(path, { connections, now: MONDAY });
    await until(() => taken.length >= 9);
    await stop(first, path);
    const before = taken.length;
    // So slow that the first wakes up among the claims of the second.
    answering = () => pause(150);
    const other = startSender(path, { connections, now: MONDAY + LEASE + MINUTE });
    await until(() => taken.length > before);
    first.signal('SIGCONT');
    const [woken, second] = await Promise.all([first.ended, other.ended]);
    expect(woken.code).toBe(0);
    expect(second.document.data.sent, 'the second takes over').toBeGreaterThan(0);
    expect(
      second.document.data.recovered.returned + second.document.data.recovered.inDoubt,
      'what the first had claimed',
    ).toBeGreaterThan(0);
    const { inDoubt } = second.document.data.recovered;
    expect(inDoubt).toBeLessThanOrEqual(connections);
    expect(
      dates.filter((date) => date === MONDAY).length,
      'of what it lost, the first sends no more than was past its 354',
    ).toBeLessThanOrEqual(before + inDoubt);
    await expectEachOnce(path, MONDAY);
  }, 180_000);

  async function expectEachOnce(path: string, now: number): Promise<void> {
    const rows = await messages(path, now);
    expect(new Set(taken).size, 'nothing went twice').toBe(taken.length);
    expect(idsOf(rows, 'sent')).toEqual([...taken].sort());
    expect(taken).toHaveLength(PEOPLE);
    expect(
      rows.filter(({ claimed }) => claimed),
      'nothing is left claimed',
    ).toEqual([]);
  }
});

describe('stopped by a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: what is under way is settled, the rest keeps its place',
    async (name) => {
      const path = await allDue(MONDAY);
      answering = () => pause(300);
      const sender = startSender(path, { connections: 4, now: MONDAY });
      await until(() => taken.length >= 6);
      sender.signal(name);
      const { code, document } = await sender.ended;
      expect(code).toBe(0);
      expect(document.warnings).toContainEqual(expect.objectContaining({ code: 'interrupted' }));
      expect(document.data).toMatchObject({
        sent: taken.length,
        inDoubt: 0,
        remaining: PEOPLE - taken.length,
      });
      const rows = await messages(path, MONDAY);
      expect(idsOf(rows, 'sent')).toEqual([...taken].sort());
      expect(idsOf(rows, 'scheduled')).toHaveLength(PEOPLE - taken.length);
      expect(
        rows.filter(({ claimed }) => claimed),
        'nothing is left claimed',
      ).toEqual([]);
    },
    180_000,
  );

  it('a server that never answers after the dot is waited for no longer than the grace period, and its message is in doubt', async () => {
    const path = await allDue(MONDAY);
    answering = () => new Promise(() => undefined);
    const sender = startSender(path, { connections: 1, now: MONDAY });
    await until(() => taken.length === 1);
    sender.signal('SIGTERM');
    const { code, document } = await sender.ended;
    expect(code).toBe(0);
    expect(document.warnings).toContainEqual(expect.objectContaining({ code: 'interrupted' }));
    expect(document.data).toMatchObject({ sent: 0, inDoubt: 1, remaining: PEOPLE - 1 });
    const rows = await messages(path, MONDAY);
    expect(taken).toEqual(idsOf(rows, 'in_doubt'));
    expect(
      rows.filter(({ claimed }) => claimed),
      'nothing is left claimed',
    ).toEqual([]);
  }, 180_000);
});
