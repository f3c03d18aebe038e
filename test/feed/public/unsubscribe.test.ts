/** One click of a mail program (RFC 8058) and the page behind the link. */
import { describe, expect, it, test } from 'vitest';
import { ask, FORM, SHOWN, startRecording } from './public.fixture.ts';
import { Failure } from '../../../lib/domain/failure.ts';

const TOKEN = 'zmsl3hk7x5kqhcfw.d3ybvsrqkm';
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const multipart = (
  name: string,
  value: string,
): { headers: Record<string, string>; body: string } => ({
  headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
  body: `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--xyz--\r\n`,
});

describe('a POST of one click unsubscribes at once', () => {
  it.each([
    ['as a form', { headers: FORM, body: ONE_CLICK }],
    ['as multipart', multipart('List-Unsubscribe', 'One-Click')],
    ['without a type', { body: ONE_CLICK }],
    [
      'with a charset',
      { headers: { 'content-type': `${FORM['content-type']}; charset=UTF-8` }, body: ONE_CLICK },
    ],
    ['in chunks', { headers: { ...FORM, 'transfer-encoding': 'chunked' }, body: ONE_CLICK }],
  ])('%s', async (_, given) => {
    const { server, asked } = await startRecording();
    const { status, body } = await ask(server, `/u/${TOKEN}`, { method: 'POST', ...given });
    expect(status).toBe(200);
    expect(asked).toEqual([{ asked: 'unsubscribe', token: TOKEN }]);
    expect(body).toContain('Abgemeldet.');
  });
});

describe('these change nothing', () => {
  it.each<[string, Parameters<typeof ask>[2], number]>([
    ['GET', {}, 200],
    ['HEAD', { method: 'HEAD' }, 200],
    [
      'GET with the body of one click',
      { headers: { ...FORM, 'content-length': '26' }, body: ONE_CLICK },
      200,
    ],
    ['POST without a body', { method: 'POST' }, 400],
    ['POST of another field', { method: 'POST', headers: FORM, body: 'a=b' }, 400],
    ['POST of another value', { method: 'POST', headers: FORM, body: 'List-Unsubscribe=x' }, 400],
    ['POST of an unknown choice', { method: 'POST', headers: FORM, body: 'choice=all' }, 400],
    [
      'POST of JSON',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
      415,
    ],
    [
      'POST of broken multipart',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' },
      400,
    ],
    ['PUT', { method: 'PUT', headers: FORM, body: ONE_CLICK }, 405],
    ['DELETE', { method: 'DELETE' }, 405],
    ['OPTIONS', { method: 'OPTIONS' }, 405],
  ])('%s', async (_, given, expected) => {
    const { server, asked } = await startRecording();
    const { status, headers } = await ask(server, `/u/${TOKEN}?${ONE_CLICK}`, given);
    expect({ status, asked }).toEqual({ status: expected, asked: [] });
    if (status === 405) expect(headers['allow']).toBe('GET, HEAD, POST');
  });
});

test.each(['pause', 'less_often'])('the button %s of the page asks for it', async (choice) => {
  const { server, asked } = await startRecording();
  const given = { method: 'POST', headers: FORM, body: `choice=${choice}` };
  const { status, body } = await ask(server, `/u/${TOKEN}`, given);
  expect(status).toBe(200);
  expect(asked).toEqual([{ asked: 'prefer', token: TOKEN, preference: choice }]);
  expect(body).toContain(SHOWN.texts.done[choice as 'pause']);
  expect(body).toContain(SHOWN.texts.footer);
});

test('the button never is an unsubscription', async () => {
  const { server, asked } = await startRecording();
  await ask(server, `/u/${TOKEN}`, { method: 'POST', headers: FORM, body: 'choice=never' });
  expect(asked).toEqual([{ asked: 'unsubscribe', token: TOKEN }]);
});

test('the page has every text as text, in its language, and asks nobody for anything', async () => {
  const { server } = await startRecording();
  const { body, headers } = await ask(server, `/u/${TOKEN}`);
  expect(body).toContain('<html lang="de" dir="ltr">');
  expect(body).toContain('Ann &lt;b&gt;Lee&lt;/b&gt;');
  expect(body).not.toContain('<b>');
  expect(body.replace(`<link rel="icon" href="data:,">`, '')).not.toMatch(
    /<script|src=|href=|https?:/,
  );
  expect(body).not.toContain(TOKEN);
  for (const choice of Object.values(SHOWN.texts.choices)) {
    expect(body).toContain(choice.button);
    expect(body).toContain(choice.effect);
  }
  expect(headers).toMatchObject({
    'content-language': 'de',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
  });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(headers['content-security-policy']).toContain(`form-action 'self'`);
});

test('a choice that cannot be committed is answered 503 with the page, and told by its code', async () => {
  const locked = new Failure({ code: 'state_locked', exit: 'tryAgain', message: 'x', hint: 'x' });
  const { server, failures } = await startRecording({ unsubscribe: () => Promise.reject(locked) });
  const given = { method: 'POST', headers: FORM, body: ONE_CLICK };
  const { status, headers, body } = await ask(server, `/u/${TOKEN}`, given);
  expect(status).toBe(503);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(body).toContain(SHOWN.texts.failed);
  expect(failures).toEqual([locked]);
});

test('a bug of ours is answered 500 without a word of it', async () => {
  const { server, failures } = await startRecording({
    preferencesOf() {
      throw new TypeError('SELECT secret FROM message');
    },
  });
  const { status, body } = await ask(server, `/u/${TOKEN}`);
  expect({ status, body }).toEqual({ status: 500, body: 'Internal error\n' });
  expect(failures).toHaveLength(1);
});
