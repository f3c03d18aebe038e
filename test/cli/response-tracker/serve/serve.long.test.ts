/** `response_tracker.ts serve` as a process on a real file. */
import { copyFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { closeState, openState } from '../../../../lib/state/file/open.ts';
import { readPublicUrl } from '../../../../lib/state/campaigns/settings.ts';
import { backUp } from '../../../../lib/state/file/backup.ts';
import { ask, FORM, sendRaw } from '../../../feed/public/public.fixture.ts';
import { MONDAY } from '../../../support/quota.ts';
import { call } from '../../../support/script.ts';
import { people, seededState } from '../../../support/state-file.ts';
import { differences, tableContents } from '../../../support/table-contents.ts';
import {
  recordSent,
  startServing,
  type TokenHolder,
  type Serving,
  type ServingOptions,
} from '../../../support/serving.ts';

const running: Serving[] = [];
afterEach(async () => {
  for (const serving of running.splice(0)) await serving.stop('SIGKILL');
});

async function serving(path: string, options: ServingOptions = {}): Promise<Serving> {
  const started = await startServing(path, options);
  running.push(started);
  return started;
}

async function sentTo(count: number): Promise<{ path: string; sent: TokenHolder[] }> {
  const state = await seededState({ people: people(count) });
  const sent = recordSent(state, 'spring', MONDAY);
  closeState(state);
  return { path: state.path, sent };
}

const ONE_CLICK = { method: 'POST', headers: FORM, body: 'List-Unsubscribe=One-Click' };

async function unsubscribedIn(path: string): Promise<string[]> {
  const state = await openState(path, 'read', { now: MONDAY });
  const rows = state.db
    .prepare(`SELECT email FROM prospect WHERE state = 'unsubscribed' ORDER BY email`)
    .pluck()
    .all() as string[];
  closeState(state);
  return rows;
}

test('a webhook whose secret serve cannot read is answered 503, and stderr says why', async () => {
  const { path } = await sentTo(1);
  const add = ['--name', 'own', '--service', 'standard', '--secret', 'env:OWN_HOOK'];
  await call(['response_tracker', 'hook', 'add', ...add, '--db', path], {
    cwd: dirname(path),
  });
  const server = await serving(path);
  const called = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect((await ask(server, '/hook/own', called)).status).toBe(503);
  await server.stop();
  expect(server.stderr()).toContain('serve: 1 request failed: secret_missing');
});

test('another address is told: links that were sent keep the earlier one', async () => {
  const { path } = await sentTo(1);
  const first = await serving(path, { publicUrl: 'https://a.acme.test' });
  await first.stop();
  const asked = ['--public', 'https://b.acme.test', '--dry-run', '--db', path];
  const { document } = await call(['response_tracker', 'serve', ...asked], { cwd: dirname(path) });
  expect(document.data).toMatchObject({ before: 'https://a.acme.test' });
  const second = await serving(path, { publicUrl: 'https://b.acme.test' });
  await second.stop();
  expect(second.stderr()).toContain('the address was https://a.acme.test: links in messages');
});

test('one click is committed when it is answered, and a kill loses nothing', async () => {
  const { path, sent } = await sentTo(5);
  const server = await serving(path);
  const [first, second] = sent as [TokenHolder, TokenHolder];
  expect((await ask(server, `/u/${first.token}`, ONE_CLICK)).status).toBe(200);
  expect((await ask(server, `/u/${second.token}/?utm_source=x`, ONE_CLICK)).status).toBe(200);
  await server.stop('SIGKILL');
  expect(await unsubscribedIn(path)).toEqual([first.email, second.email].sort());
});

test('it ends with a signal, says what it did, and is in the audit trail', async () => {
  const { path, sent } = await sentTo(2);
  const server = await serving(path);
  await ask(server, `/u/${sent[0]!.token}`);
  await ask(server, `/u/${sent[0]!.token}`, ONE_CLICK);
  await ask(server, '/ws');
  const { code, stdout } = await server.stop();
  const { data } = JSON.parse(stdout) as { data: Record<string, unknown> };
  expect(code).toBe(0);
  expect(data).toMatchObject({
    publicUrl: 'https://t.acme.test',
    port: server.port,
    requests: { page: 1, oneClick: 1, refused: 1, failed: 0 },
    endedBy: 'signal',
  });
  expect(stdout + server.stderr()).not.toContain(sent[0]!.token);
  const state = await openState(path, 'read', { now: MONDAY });
  const names = state.db.prepare('SELECT name FROM tool_calls').pluck().all();
  closeState(state);
  expect(names).toContain('response_tracker.serve');
});

describe('10 kinds of requests that must change nothing', () => {
  it('scanners that follow every link, and forgeries of every token', async () => {
    const { path, sent } = await sentTo(40);
    const server = await serving(path);
    await ask(server, '/u/x');
    const before = tableContents(path);
    const requests = sent.flatMap(({ token }, index) => {
      const forged = [
        token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
        token.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
        token.split('.').reverse().join('.'),
        token.slice(0, -1),
        `${token}a`,
        `${token.slice(0, 17)}${sent[(index + 1) % sent.length]!.token.slice(17)}`,
        `%00${token.slice(1)}`,
        `..%2f${token.slice(1)}`,
      ];
      return [
        ...['GET', 'HEAD'].map((method) => ({ path: `/u/${token}`, method, headers: {} })),
        { path: `/u/${token}?List-Unsubscribe=One-Click`, method: 'GET', headers: {} },
        { path: `/u/${token}`, method: 'POST', headers: FORM, body: '' },
        ...forged.map((each) => ({ ...ONE_CLICK, path: `/u/${each}` })),
      ];
    });
    const statuses = new Map<number, number>();
    for (const { path: asked, ...given } of requests) {
      const { status } = await ask(server, asked, given);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(differences(before, tableContents(path))).toEqual({});
    expect(Object.fromEntries(statuses)).toEqual({ 200: 40 * 11, 400: 40 });
  });
});

test('an unknown token looks like a known one: status, headers and shape of the page', async () => {
  const { path, sent } = await sentTo(1);
  const server = await serving(path);
  const unknown = sent[0]!.token.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  const shapeOf = async (token: string, given: object): Promise<unknown> => {
    const { status, headers, body } = await ask(server, `/u/${token}`, given);
    const { date, 'content-length': length, ...others } = headers;
    void date;
    return {
      status,
      others,
      tags: body.match(/<[^>]*>/g),
      length: Math.round(Number(length) / 500),
    };
  };
  for (const given of [{}, { ...ONE_CLICK }])
    expect(await shapeOf(unknown, given)).toEqual(await shapeOf(sent[0]!.token, given));
});

test('other commands work while it runs, and see what it did', async () => {
  const { path, sent } = await sentTo(3);
  const server = await serving(path);
  await ask(server, `/u/${sent[0]!.token}`, ONE_CLICK);
  const cwd = dirname(path);
  const status = ['rate_limiter', 'status', '--campaign-id', 'spring', '--db', path];
  const { document } = await call(status, { cwd });
  expect(document.data).toMatchObject({
    publicUrl: 'https://t.acme.test',
    enrollments: { unsubscribed: 1 },
  });
  const configure = ['rate_limiter', 'configure', '--hourly', '10', '--db', path];
  expect((await call(configure, { cwd })).code).toBe(0);
  expect((await ask(server, `/u/${sent[1]!.token}`, ONE_CLICK)).status).toBe(200);
});

test('a port in use is a clear failure', async () => {
  const { path } = await sentTo(1);
  const server = await serving(path);
  const again = ['serve', '--public', 'https://t.acme.test', '--port', String(server.port)];
  const { code, document } = await call(['response_tracker', ...again, '--db', path], {
    cwd: dirname(path),
  });
  expect([code, document.error.code]).toEqual([69, 'port_in_use']);
});

test('--public without https is refused with a better one', async () => {
  const { path } = await sentTo(1);
  const line = ['response_tracker', 'serve', '--public', 'http://t.acme.test', '--db', path];
  const { code, document } = await call(line, { cwd: dirname(path) });
  expect([code, document.error.code]).toEqual([64, 'usage']);
  expect(document.error.hint).toContain('--public https://t.acme.test');
});

test('a copy is not served: it does not stop the original from sending', async () => {
  const { path } = await sentTo(1);
  const state = await openState(path, 'write', { now: MONDAY });
  const { path: copy } = await backUp(state, `${path}.bak`, { force: false, now: MONDAY });
  closeState(state);
  await expect(serving(copy)).rejects.toThrow('state_restored');
});

test.each([
  ['knows', (token: string) => token],
  // The present file may know it.
  ['does not know', () => 'aaaaaaaaaaaaaaaa.bbbbbbbbbb'],
])(
  'a file is replaced under it, then comes a token that it %s: 503, and it ends',
  async (...of) => {
    const [, tokenOf] = of;
    const { path, sent } = await sentTo(2);
    const server = await serving(path);
    expect((await ask(server, `/u/${sent[0]!.token}`, ONE_CLICK)).status).toBe(200);
    copyFileSync(path, `${path}.new`);
    renameSync(`${path}.new`, path);
    const { status, headers } = await ask(server, `/u/${tokenOf(sent[1]!.token)}`, ONE_CLICK);
    expect([status, headers['retry-after']]).toEqual([503, '30']);
    const { code, stdout } = await server.ended;
    expect(code).toBe(77);
    expect(stdout).toContain('state_replaced');
  },
);

test('clients that go away in the middle leave nothing on stdout but the answer', async () => {
  const { path, sent } = await sentTo(30);
  const server = await serving(path);
  for (const { token } of sent) {
    const lines = `POST /u/${token} HTTP/1.1\r\nHost: t\r\nContent-Length: 26\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n`;
    const cut = sendRaw(server, `${lines}List-Unsub`, { end: true });
    const whole = sendRaw(server, `${lines}List-Unsubscribe=One-Click`, { end: true });
    await Promise.all([cut, whole]);
  }
  const { code, stdout } = await server.stop();
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, data: { requests: { oneClick: 30 } } });
});

test('a dry run checks the address, and neither keeps it nor serves', async () => {
  const { path } = await sentTo(1);
  const flags = ['serve', '--public', 'https://t.acme.test', '--dry-run', '--db', path];
  const dry = await call(['response_tracker', ...flags], { cwd: dirname(path) });
  expect(dry.document).toMatchObject({
    data: { publicUrl: 'https://t.acme.test', host: '127.0.0.1', port: 8_025, dryRun: true },
  });
  const state = await openState(path, 'read', { now: MONDAY });
  expect(readPublicUrl(state.db)).toBeNull();
  closeState(state);
});
