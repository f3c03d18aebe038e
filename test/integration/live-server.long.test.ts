/** `analytics.ts live` as a process of its own, beside processes that write. */
import { afterEach, expect, test } from 'vitest';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { newestSeq } from '../../lib/state/events/newest-event.ts';
import { FeedListener } from '../feed/live/listener.ts';
import { runCode } from '../support/child.ts';
import { MONDAY } from '../support/quota.ts';
import { startScript, type RunningScript } from '../support/running-script.ts';
import { call } from '../support/script.ts';
import { seededState } from '../support/state-file.ts';

type Live = { script: RunningScript; said: Said };
type Said = { listening: string; open: string | null; socket: string; tokenFile: string };

const folders: string[] = [];
const running: RunningScript[] = [];
afterEach(async () => {
  for (const script of running.splice(0)) {
    script.kill('SIGKILL');
    await script.ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function newState(): Promise<{ db: string; newest: number }> {
  const state = await seededState();
  const made = { db: state.path, newest: newestSeq(state.db) };
  closeState(state);
  folders.push(dirname(made.db));
  return made;
}

async function startLive(db: string, port = 0, env = {}): Promise<Live> {
  const script = startScript(['analytics', 'live', '--db', db, '--port', String(port)], env);
  running.push(script);
  await script.until(() => script.stderr.includes('\n'));
  return { script, said: JSON.parse(script.stderr.split('\n')[0] ?? '') as Said };
}

const tokenOf = ({ tokenFile }: Said): string => readFileSync(tokenFile, 'utf8').trim();

/** As many commits as events, in a process of its own. */
const write = (db: string, count: number) =>
  runCode(`
    import { openState, closeState } from './lib/state/file/open.ts';
    import { transact } from './lib/state/file/transact.ts';
    import { appendEvent } from './lib/state/events/event-log.ts';
    const state = await openState(${JSON.stringify(db)}, 'write', { now: ${MONDAY} });
    for (let i = 0; i < ${count}; i++)
      await transact(state, () => appendEvent(state.db, {
        type: 'message.sent', at: ${MONDAY}, campaignId: 'spring', prospectId: 1 + (i % 3) }));
    closeState(state);`);

test('events of three writers arrive once and in order, also across kill -9 of the server', async () => {
  const { db, newest } = await newState();
  let live = await startLive(db);
  const port = Number(new URL(live.said.listening).port);
  const writers: ReturnType<typeof write>[] = [];
  const got: number[] = [];
  // A new wave starts before each kill, so a slow restart cannot find that all was written.
  for (const wave of [1, 2, 3]) {
    writers.push(write(db, 50), write(db, 50), write(db, 50));
    const last = newest + 150 * wave;
    const listener = new FeedListener(`${live.said.socket}?since=${got.at(-1) ?? 0}`, {
      token: tokenOf(live.said),
    });
    await listener.until(() => listener.last >= (wave < 3 ? last - 75 : last));
    if (wave < 3) {
      live.script.kill('SIGKILL');
      await live.script.ended;
      await listener.ended;
      live = await startLive(db, port);
    }
    got.push(...listener.frames.map(({ seq }) => seq));
    listener.socket.terminate();
  }
  for (const { code, stderr } of await Promise.all(writers))
    expect([code, stderr]).toEqual([0, '']);
  expect(got).toEqual(Array.from({ length: newest + 450 }, (_, index) => index + 1));
});

test('a listener that connects at the first possible instant is served', async () => {
  const { db, newest } = await newState();
  const first = await startLive(db);
  const port = Number(new URL(first.said.listening).port);
  first.script.kill('SIGKILL');
  await first.script.ended;
  const options = { token: tokenOf(first.said) };
  const starting = startLive(db, port);
  for (let served = false; !served;) {
    const listener = new FeedListener(`${first.said.socket}?since=0`, options);
    served = (await listener.atLeast(newest)).length === newest;
  }
  await starting;
});

test('its first line says where it is, a signal ends it with its answer, and its token is nowhere', async () => {
  const { db, newest } = await newState();
  const { script, said } = await startLive(db);
  expect(said.open).toBe(`${said.listening}?token=${tokenOf(said)}`);
  expect(statSync(said.tokenFile).mode & 0o777).toBe(0o600);
  const page = await fetch(said.open ?? '', { redirect: 'manual' });
  expect(page.status).toBe(303);
  const listener = new FeedListener(`${said.socket}?since=0`, { token: tokenOf(said) });
  await listener.atLeast(newest);
  script.kill('SIGINT');
  expect((await listener.ended).code).toBe(1001);
  const { code, stdout, stderr } = await script.ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, data: { clients: 1, events: newest } });
  expect(stdout).not.toContain(tokenOf(said));
  expect(stderr.trim().split('\n')).toHaveLength(1);
  const state = await openState(db, 'read', { now: MONDAY });
  const rows = state.db.prepare(`SELECT * FROM tool_calls WHERE name = 'analytics.live'`).all();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(tokenOf(said));
  closeState(state);
});

test('the journal of a service gets no token', async () => {
  const { db } = await newState();
  const { script, said } = await startLive(db, 0, { JOURNAL_STREAM: '8:1' });
  expect(said.open).toBeNull();
  expect(script.stderr).not.toContain(tokenOf(said));
});

test('beside it: the same port and an address of another machine are clear failures, other commands write, and its end leaves one file without a log', async () => {
  const { db } = await newState();
  const { script, said } = await startLive(db);
  const asked = (...args: string[]) => call([...args, '--db', db], { cwd: dirname(db) });
  const { port } = new URL(said.listening);
  const [used, away, wrote] = await Promise.all([
    asked('analytics', 'live', '--port', port),
    asked('analytics', 'live', '--port', '0', '--host', '192.0.2.1'),
    asked('rate_limiter', 'configure', '--hourly', '10'),
  ]);
  expect([used.code, used.document.error.code]).toEqual([69, 'port_in_use']);
  expect([away.code, away.document.error.code]).toEqual([78, 'address_unusable']);
  expect(wrote.code).toBe(0);
  script.kill('SIGTERM');
  await script.ended;
  expect(statSync(`${db}-wal`, { throwIfNoEntry: false })).toBeUndefined();
});
