/** Slow, silent and many clients: others are answered meanwhile, and memory is bounded. */
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createAdmission } from '../../../lib/feed/public/admission.ts';
import { ask, FORM, sendRaw, startRecording } from './public.fixture.ts';

const opened: Socket[] = [];
afterEach(() => opened.splice(0).forEach((socket) => socket.destroy()));

function open(port: number, bytes: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      if (bytes !== '') socket.write(bytes);
      resolve(socket);
    });
    socket.on('error', () => undefined);
    opened.push(socket);
  });
}

const QUICK = { headersBy: 300, requestBy: 600, checkEvery: 50 };

test.each([
  ['sends nothing', ''],
  ['stops within its headers', 'GET /u/x HTTP/1.1\r\nHost: t\r\nX-A: '],
  ['stops within its body', 'POST /u/x HTTP/1.1\r\nHost: t\r\nContent-Length: 26\r\n\r\nList'],
])('a client that %s is sent away with 408 or closed', async (_, bytes) => {
  const { server, asked } = await startRecording({}, { limits: QUICK });
  const text = await sendRaw(server, bytes);
  expect(text === '' || text.startsWith('HTTP/1.1 408')).toBe(true);
  expect(asked).toEqual([]);
});

test('a client that trickles its body is cut off, and nothing is changed', async () => {
  const { server, asked } = await startRecording({}, { limits: QUICK });
  const socket = await open(
    server.port,
    'POST /u/x HTTP/1.1\r\nHost: t\r\nContent-Length: 26\r\n\r\n',
  );
  const timer = setInterval(() => socket.write('L'), 50);
  await new Promise((resolve) => socket.on('close', resolve));
  clearInterval(timer);
  expect(asked).toEqual([]);
});

test('at the bound of connections the longest quiet one makes room', async () => {
  const { server } = await startRecording({}, { limits: { connections: 50 } });
  const silent = [];
  for (let i = 0; i < 120; i++) silent.push(await open(server.port, i % 2 ? '' : 'GET /u/x HTTP'));
  expect((await ask(server, '/u/x')).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const left = silent.filter((socket) => !socket.destroyed && socket.readyState === 'open');
  expect(left.length).toBeLessThanOrEqual(50);
});

test('too many requests that wait are answered 503 at once, and the others when they are done', async () => {
  const resolves: (() => void)[] = [];
  const { server } = await startRecording(
    { unsubscribe: () => new Promise((resolve) => resolves.push(resolve)) },
    { limits: { waiting: 5 } },
  );
  const given = { method: 'POST', headers: FORM, body: 'List-Unsubscribe=One-Click' };
  const statuses: number[] = [];
  const all = Array.from({ length: 20 }, () =>
    ask(server, '/u/x', given).then(({ status }) => void statuses.push(status)),
  );
  while (statuses.length < 15) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(statuses).toEqual(Array.from({ length: 15 }, () => 503));
  resolves.forEach((resolve) => resolve());
  await Promise.all(all);
  expect(statuses.slice(15)).toEqual([200, 200, 200, 200, 200]);
});

test('a commit that takes too long is answered 503, and counts until it ends', async () => {
  const admission = createAdmission({ most: 1, deadlineMs: 20 });
  let end: () => void = () => undefined;
  const slow = admission.run(() => new Promise<void>((resolve) => (end = resolve)));
  await expect(slow).rejects.toMatchObject({ code: 'commit_too_slow' });
  await expect(admission.run(() => Promise.resolve(1))).rejects.toMatchObject({
    code: 'too_many_waiting',
  });
  end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await admission.run(() => Promise.resolve(1))).toBe(1);
});

test('a stop finishes what was accepted, and takes nothing new', async () => {
  let end: () => void = () => undefined;
  const { server } = await startRecording({
    unsubscribe: () => new Promise((resolve) => (end = resolve)),
  });
  const given = { method: 'POST', headers: FORM, body: 'List-Unsubscribe=One-Click' };
  const accepted = ask(server, '/u/x', given);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = server.stop();
  await expect(ask(server, '/u/x')).rejects.toThrow();
  end();
  expect((await accepted).status).toBe(200);
  await stopped;
});

test('a stop does not wait for connections that a proxy keeps', async () => {
  let end: () => void = () => undefined;
  const { server } = await startRecording({
    unsubscribe: () => new Promise((resolve) => (end = resolve)),
  });
  const lines = 'Host: t\r\nContent-Length: 26\r\n\r\nList-Unsubscribe=One-Click';
  const kept = sendRaw(server, `POST /u/x HTTP/1.1\r\n${lines}`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = server.stop();
  const before = performance.now();
  end();
  await stopped;
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(await kept).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/i);
});

test.each([
  ['a webhook', 'POST /hook/x HTTP/1.1\r\nHost: t\r\nContent-Length: 100\r\n\r\n{"a":'],
  ['chunks', 'POST /u/x HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
])('a caller that hangs up within %s is refused, and no failure', async (_, bytes) => {
  const { server, failures, asked } = await startRecording();
  const socket = await open(server.port, bytes);
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await expect.poll(() => server.counts()).toMatchObject({ refused: 1, failed: 0 });
  expect([failures, asked]).toEqual([[], []]);
});

test('a port in use is a failure with a code', async () => {
  const { server } = await startRecording();
  const { startPublicServer } = await import('../../../lib/feed/public/public-server.ts');
  const options = { host: '127.0.0.1', port: server.port, prefix: '', trustedProxies: [] };
  const again = startPublicServer({} as never, {
    ...options,
    now: () => 0,
    onFailure: () => undefined,
  });
  await expect(again).rejects.toMatchObject({ code: 'port_in_use', exit: 'unavailable' });
});
