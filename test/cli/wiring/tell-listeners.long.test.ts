/**
 * Events reach a WebSocket listener with the command that made them, or with a later one: never
 * lost, never twice in order.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { startSink } from '../../support/smtp-sink.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url).pathname;
type Heard = { seq: number; type: string };
type Answer = { ok: boolean; data: unknown; warnings: { code: string }[] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listener-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function call(...args: string[]): Promise<Answer> {
  return callWith({ ANN: 'smtp://127.0.0.1:9' }, ...args);
}

function callWith(env: Record<string, string>, ...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(
      join(ROOT, 'scripts/rate_limiter.ts'),
      args,
      { cwd: folder, env: { ...process.env, ...env } },
      (_error, stdout) => resolve(JSON.parse(stdout) as Answer),
    );
  });
}

function listen(port: number, heard: Heard[]): Promise<WebSocketServer> {
  return new Promise((resolve) => {
    const server: WebSocketServer = new WebSocketServer({ host: '127.0.0.1', port }, () =>
      resolve(server),
    );
    server.on('connection', (socket) =>
      socket.on('message', (data) => heard.push(JSON.parse(String(data)) as Heard)),
    );
  });
}

it('a listener gets missed events with the next command, in order and once', async () => {
  const heard: Heard[] = [];
  const first = await listen(0, heard);
  const { port } = first.address() as { port: number };
  writeFileSync(
    join(folder, 'c.json'),
    JSON.stringify({
      id: 'c',
      name: 'C',
      mailboxes: ['ann'],
      steps: [{ subject: 'S', text: 'T' }],
      notify: [{ url: `ws://127.0.0.1:${port}/`, allowPrivate: true }],
    }),
  );
  writeFileSync(join(folder, 'p.csv'), 'email\na@example.test\n');
  await call(
    'mailbox',
    'add',
    '--mailbox',
    'ann',
    '--from',
    'ann@acme.test',
    '--smtp',
    'env:ANN',
    '--timezone',
    'UTC',
  );

  const started = await call('start', '--config', 'c.json', '--prospects', 'p.csv');
  expect(started.warnings.map(({ code }) => code)).not.toContain('listener_unreachable');
  expect(heard.map(({ type }) => type)).toEqual([
    'campaign.created',
    'prospects.imported',
    'campaign.started',
    'batch.scheduled',
  ]);

  await new Promise((resolve) => first.close(resolve));
  const paused = await call('pause', '--campaign-id', 'c', '--reason', 'test');
  expect(paused).toMatchObject({ ok: true, warnings: [{ code: 'listener_unreachable' }] });

  const second = await listen(port, heard);
  await call('resume', '--campaign-id', 'c');
  expect(heard.slice(4).map(({ type }) => type)).toEqual(['hold.placed', 'hold.lifted']);
  expect(heard.map(({ seq }) => seq)).toEqual(
    [...heard].map(({ seq }) => seq).sort((a, b) => a - b),
  );
  await new Promise((resolve) => second.close(resolve));
}, 60_000);

it('a listener hears of the first message while send waits for the time of the second', async () => {
  const heard: Heard[] = [];
  const listener = await listen(0, heard);
  const sink = await startSink();
  const { port } = listener.address() as { port: number };
  const always = { start: '00:00', end: '24:00', skipWeekends: false, skipHolidays: false };
  writeFileSync(
    join(folder, 'c.json'),
    JSON.stringify({
      id: 'c',
      name: 'C',
      mailboxes: ['ann'],
      steps: [{ subject: 'S', text: 'T' }],
      sendWindow: { ...always, timezone: 'UTC' },
      rateLimits: { burst: { minGapSeconds: 6 } },
      notify: [{ url: `ws://127.0.0.1:${port}/`, types: ['message.sent'], allowPrivate: true }],
    }),
  );
  writeFileSync(join(folder, 'p.csv'), 'email\na@example.test\nb@example.test\n');
  const env = { ANN: sink.url };
  const mailbox = 'mailbox add --mailbox ann --from ann@acme.test --smtp env:ANN --timezone UTC';
  await callWith(env, ...mailbox.split(' '));
  await callWith(env, ...'start --config c.json --prospects p.csv --no-dns'.split(' '));

  const told = new Promise<number>((resolve) =>
    listener.on('connection', (socket) =>
      socket.once('message', () => resolve(sink.messages.length)),
    ),
  );
  const sent = await callWith(env, ...'send --campaign-id c --wait 2m --max 2'.split(' '));
  expect(sent).toMatchObject({ ok: true, data: { sent: 2 } });
  expect(await told).toBe(1);
  expect(heard.map(({ type }) => type)).toEqual(['message.sent', 'message.sent']);
  await sink.close();
  await new Promise((resolve) => listener.close(resolve));
}, 120_000);
