/** What strangers and slips can send to the private server: nothing is disclosed, memory is bounded. */
import { expect, test } from 'vitest';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { newestSeq } from '../../../lib/state/events/newest-event.ts';
import { FeedListener } from './listener.ts';
import { startKit, TOKEN, type LiveKit } from './live-kit.ts';

const token = TOKEN;
const bearer = { authorization: `Bearer ${TOKEN}` };
const codeOf = async (url: string, options: ConstructorParameters<typeof FeedListener>[1]) =>
  (await new FeedListener(url, options).ended).code;

type Answer = { status: number; headers: Record<string, unknown>; body: string };

/** Unlike `fetch`, sends any path, name of the host and method as it is. */
function ask(
  kit: LiveKit,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const port = Number(new URL(kit.http).port);
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: { ...headers }, agent: false },
      (response) => {
        let text = '';
        response
          .on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
          .on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
      },
    );
    asked.on('error', reject).end(body);
  });
}

test('without the right token there is neither feed nor page', async () => {
  const kit = await startKit();
  for (const wrong of [undefined, '', 'x', `${TOKEN}x`, TOKEN.slice(1)]) {
    expect(await codeOf(kit.ws, wrong === undefined ? {} : { token: wrong })).toBe(401);
    const headers = { authorization: `Bearer ${wrong}`, cookie: `live_1=${TOKEN}` };
    expect((await ask(kit, '/', { headers })).status).toBe(401);
    expect((await ask(kit, `/?token=${wrong ?? ''}`)).status).toBe(401);
  }
  expect((await ask(kit, '/', { headers: bearer })).body).toBe('<p>the page</p>');
});

test('the token in the address becomes a cookie of another value, and leaves the address', async () => {
  const kit = await startKit();
  const { status, headers } = await ask(kit, `/?token=${TOKEN}&campaign=spring`);
  expect([status, headers['location']]).toEqual([303, '/?campaign=spring']);
  const [cookie = ''] = headers['set-cookie'] as string[];
  expect(cookie).toMatch(/^live_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain(TOKEN);
  const sent = { cookie: `other=1; ${cookie.split(';')[0]}` };
  expect((await ask(kit, '/', { headers: sent })).status).toBe(200);
  const listener = new FeedListener(`${kit.ws}?since=0`, {
    headers: { ...sent, origin: kit.http },
  });
  expect((await listener.atLeast(1)).length).toBeGreaterThan(0);
});

test('after a link on another site the page opens itself, because its cookie is strict', async () => {
  const kit = await startKit();
  const headers = { 'sec-fetch-site': 'cross-site' };
  const answered = await ask(kit, `/?token=${TOKEN}`, { headers });
  expect([answered.status, answered.headers['refresh']]).toEqual([200, '0; url=/']);
});

test('the token leads to no other site', async () => {
  const kit = await startKit();
  for (const path of ['//evil.test/', '/%0d%0aSet-Cookie:x', '/@evil.test']) {
    const { status, headers } = await ask(kit, `${path}?token=${TOKEN}`);
    expect([path, status, headers['location']]).toEqual([path, 303, '/']);
  }
  expect((await ask(kit, `/\\evil.test?token=${TOKEN}`)).status).toBe(400);
});

test('pages of other sites and other ports get no feed, programs need no origin', async () => {
  const kit = await startKit();
  const own = new URL(kit.http).host;
  for (const origin of [
    'https://evil.test',
    'http://127.0.0.1:9',
    'null',
    `http://${own}.evil.test`,
  ])
    expect(await codeOf(kit.ws, { token, headers: { origin } })).toBe(403);
  const listener = new FeedListener(`${kit.ws}?since=0`, { token, headers: { origin: kit.http } });
  expect((await listener.atLeast(1)).length).toBeGreaterThan(0);
});

test('another name of the host is refused, whatever address it leads to', async () => {
  const kit = await startKit();
  for (const host of [
    'evil.test',
    '127.0.0.1.evil.test',
    'localhost.evil.test:80',
    '10.0.0.1',
    'a b',
  ]) {
    const answered = await ask(kit, '/', { headers: { ...bearer, host } });
    expect([421, 400]).toContain(answered.status);
    expect(answered.body).not.toContain('page');
  }
  expect(await codeOf(kit.ws, { token, headers: { host: 'evil.test' } })).toBe(421);
  // A tunnel has a port of its own.
  expect((await ask(kit, '/', { headers: { ...bearer, host: 'localhost:9999' } })).status).toBe(
    200,
  );
});

test('only GET and HEAD are answered, and no body is read', async () => {
  const kit = await startKit();
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
    const answered = await ask(kit, '/', { method, headers: bearer });
    expect([answered.status, answered.headers['allow']]).toEqual([405, 'GET, HEAD']);
  }
  const body = 'x'.repeat(65_536);
  expect(
    (await ask(kit, '/', { headers: { ...bearer, 'content-length': 65_536 }, body })).status,
  ).toBe(413);
  const head = await ask(kit, '/', { method: 'HEAD', headers: bearer });
  expect([head.status, head.body]).toEqual([200, '']);
});

test('no path leads out of the pages, and a failing page says nothing of why', async () => {
  const kit = await startKit();
  for (const path of [
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fcampaigns.db',
    '/page/../../x',
    '//',
    '/%00',
    '/%ff',
    '/ws',
  ])
    expect([path, (await ask(kit, path, { headers: bearer })).status]).toEqual([path, 404]);
  const failed = await ask(kit, '/fails', { headers: bearer });
  expect(failed.status).toBe(503);
  expect(failed.body).not.toContain('acme');
});

test('every answer forbids what a page could be used for', async () => {
  const kit = await startKit();
  const { headers } = await ask(kit, '/', { headers: bearer });
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('a place that is no number, or a question that is none of the feed, is a bad request', async () => {
  const kit = await startKit();
  for (const query of [
    'since=-1',
    'since=NaN',
    'since=',
    'since=1e3',
    'since=0x1',
    'since=1&since=2',
    `since=${'9'.repeat(400)}`,
    'since=1.5',
    'snce=1',
    'type=mesage',
    'type=',
    'campaign=a&campaign=b',
  ])
    expect([query, await codeOf(`${kit.ws}?${query}`, { token })]).toEqual([query, 400]);
  expect(await codeOf(`${kit.ws}?campaign=none`, { token })).toBe(404);
  expect(await codeOf(`${kit.ws}?since=999999999999999`, { token })).toBe(4001);
  expect(await codeOf(kit.ws.replace('/ws', '/other'), { token })).toBe(404);
});

test('a large frame ends its connection with 1009, and many small ones with 1008', async () => {
  const kit = await startKit();
  const large = new FeedListener(kit.ws, { token });
  await new Promise((resolve) => large.socket.once('open', resolve));
  large.socket.send('x'.repeat(65_536));
  expect((await large.ended).code).toBe(1009);
  for (const flood of ['send', 'ping'] as const) {
    const many = new FeedListener(kit.ws, { token });
    await new Promise((resolve) => many.socket.once('open', resolve));
    for (let i = 0; i < 100; i++) many.socket[flood]('x');
    expect((await many.ended).code).toBe(1008);
  }
});

test('a few frames of a client are ignored', async () => {
  const kit = await startKit();
  const listener = new FeedListener(kit.ws, { token });
  await new Promise((resolve) => listener.socket.once('open', resolve));
  listener.socket.send('{"hello":1}');
  kit.append({});
  expect(await listener.atLeast(1)).toHaveLength(1);
});

test('more listeners than the bound are told to come later, and take nothing from the others', async () => {
  const kit = await startKit({ clients: 3 });
  const inside = [1, 2, 3].map(() => new FeedListener(kit.ws, { token }));
  for (const { socket } of inside) await new Promise((resolve) => socket.once('open', resolve));
  expect(await codeOf(kit.ws, { token })).toBe(503);
  kit.append({});
  for (const listener of inside) expect(await listener.atLeast(1)).toHaveLength(1);
});

test('a client that sends its head byte by byte is cut off in time', async () => {
  const kit = await startKit({ headWithin: 300, requestWithin: 400 });
  const socket = connect(Number(new URL(kit.http).port), '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: ');
  const drip = setInterval(() => socket.write('x'), 50);
  await closed;
  clearInterval(drip);
});

test('2,000 connections that say nothing keep no caller out', async () => {
  const kit = await startKit();
  const port = Number(new URL(kit.http).port);
  const listener = new FeedListener(`${kit.ws}?since=0`, { token });
  await listener.atLeast(3);
  const sockets: Socket[] = [];
  let open = 0;
  for (let i = 0; i < 2_000; i++) {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined).on('close', () => open--);
    await new Promise<void>((resolve) =>
      socket
        .once('connect', () => (open++, socket.write('GET / HTTP/1.1\r\n'), resolve()))
        .once('close', resolve),
    );
    if (i % 500 === 499) expect((await ask(kit, '/', { headers: bearer })).status).toBe(200);
  }
  expect(open).toBeLessThan(300);
  kit.append({});
  const last = newestSeq(kit.writer.db);
  await listener.until(() => listener.last === last);
  expect(listener.last).toBe(last);
  for (const socket of sockets) socket.destroy();
});

test('a program may offer its token as a second protocol', async () => {
  const kit = await startKit();
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(`${kit.ws}?since=0`, ['events', `token.${TOKEN}`]);
  const first = await new Promise<string>((resolve) =>
    socket.once('message', (text: Buffer) => resolve(text.toString('utf8'))),
  );
  expect(JSON.parse(first)).toMatchObject({ seq: 1 });
  expect(socket.protocol).toBe('events');
  socket.terminate();
});

test('listeners that agree to nothing do not keep the server from ending', async () => {
  const kit = await startKit();
  const newest = newestSeq(kit.writer.db);
  const silent = [`${kit.ws}?since=0`, `${kit.ws}?since=${newest + 1}`].map((url) => {
    const listener = new FeedListener(url, { token });
    listener.socket.once('open', () => listener.socket.pause());
    return listener;
  });
  for (const { socket } of silent) await new Promise((resolve) => socket.once('open', resolve));
  await kit.server.close();
  for (const { socket } of silent) socket.terminate();
});
