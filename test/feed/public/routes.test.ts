/** What the public side answers to whom, and what it never answers. */
import { describe, expect, it, test } from 'vitest';
import { ask, FORM, sendRaw, startRecording } from './public.fixture.ts';

describe('the public side asked for anything else is 404 without a hint', () => {
  it.each([
    '/',
    '/ws',
    '/ws?since=0',
    '/part/overview',
    '/u',
    '/u/',
    '/o/',
    '/c/',
    '/hook',
    '/hook/',
    '/u/a/b',
    '/index.html',
    '/.env',
    '/.git/config',
    '/metrics',
    '/robots.txt',
    '//evil.test',
    '//evil.test/u/x/y',
    '/c/unknown',
    '/c/https:%2f%2fevil.test',
    '/c/..%2f..%2f.agentfs%2fcampaigns.db',
    '/u/../../etc/passwd',
    '/U/x',
  ])('%s', async (path) => {
    const { server, asked } = await startRecording();
    const { status, body, headers } = await ask(server, path);
    expect({ status, body }).toEqual({ status: 404, body: 'Not found\n' });
    expect(asked.filter((each) => each.asked !== 'click')).toEqual([]);
    expect(headers['location']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
  });
});

describe('a request that is no plain request for a path', () => {
  it.each([
    ['an unknown Host', 'GET /ws HTTP/1.1\r\nHost: evil.test\r\n\r\n', '404'],
    ['no Host', 'GET /u/x HTTP/1.1\r\n\r\n', '400'],
    ['two Hosts', 'GET /ws HTTP/1.1\r\nHost: a.test\r\nHost: evil.test\r\n\r\n', '404'],
    ['an impossible Host', 'GET /u/x HTTP/1.1\r\nHost: a/../b?c#d\r\n\r\n', '400'],
    ['an absolute form', 'GET http://evil.test/ws HTTP/1.1\r\nHost: t\r\n\r\n', '404'],
    ['an absolute form of another scheme', 'GET ftp://e.test/ HTTP/1.1\r\nHost: t\r\n\r\n', '400'],
    ['a tunnel', 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n', ''],
    [
      'an upgrade',
      'GET /ws HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      '404',
    ],
    [
      'two lengths',
      'POST /u/x HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      '400',
    ],
    [
      'length and chunks',
      'POST /u/x HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
    ['a split header', 'GET /u/x HTTP/1.1\r\nHost: t\r\nX: a\rb\r\n\r\n', '400'],
    ['no HTTP', 'hello\r\n\r\n', '400'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '400'],
  ])('%s', async (_, bytes, status) => {
    const { server, asked } = await startRecording();
    const text = await sendRaw(server, bytes, { end: true });
    expect(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? '').toBe(status);
    expect(text).not.toContain('evil.test');
    expect(asked).toEqual([]);
  });
});

describe('a redirect leads only to a stored address of the web', () => {
  it.each([
    ['https://acme.test/offer?a=1&b=%0d', 302],
    ['http://acme.test', 302],
    ['javascript:alert(1)', 404],
    ['//evil.test', 404],
    ['/relative', 404],
    ['https://acme.test/\r\nSet-Cookie: a=b', 404],
    ['https://acme.test/a b', 404],
    ['https://user:pass@evil.test/', 404],
    ['https://acme.test\\@evil.test/', 404],
    ['data:text/html,x', 404],
    ['file:///etc/passwd', 404],
    ['https://', 404],
    [`https://acme.test/${'a'.repeat(5_000)}`, 404],
  ])('%j', async (target, expected) => {
    const { server } = await startRecording({ click: () => Promise.resolve(target) });
    const { status, headers } = await ask(server, '/c/any');
    expect(status).toBe(expected);
    expect(headers['location']).toBe(expected === 302 ? target : undefined);
  });

  it('never to one in the query', async () => {
    const { server } = await startRecording();
    const { headers } = await ask(server, '/c/known?url=https://evil.test&u=//evil.test');
    expect(headers['location']).toBe('https://acme.test/offer?a=1');
  });

  it('also when the click cannot be recorded: it is only a statistic', async () => {
    const { server, failures } = await startRecording({
      click: () => Promise.reject(new Error('x')),
    });
    const { status } = await ask(server, '/c/known');
    expect({ status, failures: failures.length }).toEqual({ status: 302, failures: 1 });
  });
});

describe('a hit carries what tells a person from a program, and nothing else', () => {
  it('of the request and its client', async () => {
    const { server, asked } = await startRecording();
    const headers = {
      'User-Agent': 'Mozilla/5.0',
      'Sec-Purpose': 'prefetch',
      Cookie: 'a=b',
      Authorization: 'x',
      'X-Forwarded-For': '203.0.113.9',
    };
    const { status, body, headers: answered } = await ask(server, '/o/abc.gif', { headers });
    expect(status).toBe(200);
    expect(body.startsWith('GIF89a')).toBe(true);
    expect(answered).toMatchObject({ 'content-type': 'image/gif', 'cache-control': 'no-store' });
    expect(asked).toEqual([
      {
        asked: 'open',
        hit: {
          kind: 'open',
          token: 'abc',
          method: 'GET',
          at: 1_000,
          address: '203.0.113.9',
          userAgent: 'Mozilla/5.0',
          headers: { 'sec-purpose': 'prefetch' },
        },
      },
    ]);
  });

  it('HEAD is told, and has no body', async () => {
    const { server, asked } = await startRecording();
    for (const path of ['/o/abc', '/c/known']) {
      const { body } = await ask(server, path, { method: 'HEAD' });
      expect(body).toBe('');
    }
    expect(asked.map((each) => 'hit' in each && each.hit.method)).toEqual(['HEAD', 'HEAD']);
  });

  it('a pixel that cannot be recorded is no 2xx', async () => {
    const busy = Object.assign(new Error('x'), { code: 'SQLITE_BUSY' });
    const { server } = await startRecording({ open: () => Promise.reject(busy) });
    expect((await ask(server, '/o/abc.gif')).status).toBe(503);
  });
});

test('a webhook gets the bytes of its body as they came, and the answer of its check', async () => {
  const { server, asked } = await startRecording();
  const body = Buffer.from([0, 255, 13, 10, 128]);
  const headers = { 'X-Signature': 'abc', 'content-type': 'application/octet-stream' };
  expect((await ask(server, '/hook/ses', { method: 'POST', headers, body })).status).toBe(200);
  const [each] = asked;
  expect(each).toMatchObject({
    asked: 'hook',
    call: { name: 'ses', headers: { 'x-signature': 'abc' } },
  });
  expect(each?.asked === 'hook' && each.call.body.equals(body)).toBe(true);
  const refusing = await startRecording({
    hook: () => Promise.resolve({ status: 403, cause: null }),
  });
  expect((await ask(refusing.server, '/hook/ses', { method: 'POST', body })).status).toBe(403);
  expect((await ask(refusing.server, '/hook/ses')).status).toBe(405);
});

describe('a body over the bound is 413', () => {
  it.each([
    ['/u/x', 9_000, {}],
    ['/u/x', 9_000, { 'transfer-encoding': 'chunked' }],
    ['/hook/ses', 1_100_000, {}],
    ['/hook/ses', 1_100_000, { 'transfer-encoding': 'chunked' }],
  ])('%s, %i bytes, %j', async (path, bytes, more) => {
    const { server, asked } = await startRecording();
    const given = { method: 'POST', headers: { ...FORM, ...more }, body: 'a'.repeat(bytes) };
    expect((await ask(server, path, given)).status).toBe(413);
    expect(asked).toEqual([]);
  });

  it('headers over the bound are 431', async () => {
    const { server } = await startRecording();
    const headers = { 'x-long': 'a'.repeat(20_000) };
    expect((await ask(server, '/u/x', { headers })).status).toBe(431);
  });
});

test('behind a path, both the whole path and the rest of it are answered', async () => {
  const { server } = await startRecording({}, { prefix: '/mail/t' });
  expect((await ask(server, '/mail/t/u/x')).status).toBe(200);
  expect((await ask(server, '/u/x')).status).toBe(200);
  expect((await ask(server, '/mail/u/x')).status).toBe(404);
});
