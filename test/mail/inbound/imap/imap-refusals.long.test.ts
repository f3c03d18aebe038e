/**
 * The refusals of IMAP servers: each row matches its examples, and the operator sees the server's
 * words and the next step.
 */
import { createServer as createClear, type AddressInfo, type Server } from 'node:net';
import { createServer as createTls } from 'node:tls';
import tlsOptions from 'smtp-server/lib/tls-options.js';
import { describe, expect, it } from 'vitest';
import { IMAP_REFUSAL_RULES } from '../../../../data/imap/refusal-rules.ts';
import { ESTIMATED_SIZES } from '../../../../data/imap/estimated-sizes.ts';
import { ruleOf } from '../../../../lib/mail/inbound/imap/imap-failure.ts';
import { readImapFolder } from '../../../../lib/mail/inbound/imap/read-imap-folder.ts';
import { Failure } from '../../../../lib/domain/failure.ts';
import { nameNearestFolder } from '../../../../lib/cli/response-tracker/process/name-nearest-folder.ts';
import { refuse } from '../../../support/imap/imap-faults.ts';
import { startImapServer, type ScriptedImapServer } from '../../../support/imap/imap-server.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

const { key, cert } = tlsOptions({}) as { key: string; cert: string };
const open = closedAfterEach();

async function serve(): Promise<ScriptedImapServer> {
  const server = await startImapServer();
  open.push(server);
  return server;
}

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function failureOf(url: string, folder = 'INBOX'): Promise<Failure> {
  try {
    for await (const _ of readImapFolder({
      url,
      folder,
      cursor: null,
      since: 0,
      deadlineMs: 15_000,
    }));
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('the folder was read');
}

describe('the rows on refusals', () => {
  it.each(IMAP_REFUSAL_RULES.map((rule) => [rule.id, rule] as const))(
    '%s is the first to match its examples, and does not match its near miss',
    (_id, rule) => {
      for (const example of rule.examples)
        expect([example.text, ruleOf(example).id]).toEqual([example.text, rule.id]);
      expect(ruleOf(rule.nearMiss).id).not.toBe(rule.id);
    },
  );

  it('have unique names, words in small letters, codes in capitals, and a sentence each', () => {
    const ids = IMAP_REFUSAL_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { text = [], codes = [], hint, why } of IMAP_REFUSAL_RULES) {
      for (const words of text) expect(words).toBe(words.toLowerCase());
      for (const code of codes) expect(code).toBe(code.toUpperCase());
      expect(hint).toMatch(/\.$/);
      expect(why.length).toBeGreaterThan(10);
    }
  });

  it('on estimated sizes match their greeting, but not the near miss', () => {
    for (const { greeting, example, nearMiss } of ESTIMATED_SIZES) {
      expect([
        example.toLowerCase().includes(greeting),
        nearMiss.toLowerCase().includes(greeting),
      ]).toEqual([true, false]);
    }
  });
});

describe('a refused login', () => {
  it.each([
    [
      'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      'imap_auth_failed',
      'app_password',
    ],
    [
      'NO [ALERT] Your account is not enabled for IMAP use.',
      'imap_auth_failed',
      'imap_switched_off',
    ],
    ['NO LOGIN failed.', 'imap_auth_failed', 'basic_auth_off'],
    ['NO [AUTHENTICATIONFAILED] Authentication failed.', 'imap_auth_failed', 'login_refused'],
    ['NO Anmeldung fehlgeschlagen', 'imap_auth_failed', 'login_refused'],
    ['NO', 'imap_auth_failed', 'login_refused'],
    [
      'NO [ALERT] Too many simultaneous connections. (Failure)',
      'imap_unavailable',
      'too_many_connections',
    ],
    ['NO [UNAVAILABLE] Temporary authentication failure.', 'imap_unavailable', 'not_now'],
    ['BAD [SERVERBUG] oops', 'imap_unavailable', 'server_trouble'],
    ['NO [PRIVACYREQUIRED] Plaintext authentication disallowed', 'imap_tls', 'login_needs_tls'],
  ])('%s', async (words, code, reason) => {
    const server = await serve();
    server.fault = refuse('LOGIN', /^/, words);
    const failure = await failureOf(server.url);
    expect(failure).toMatchObject({ code, details: { reason } });
    const said = words.replace(/^(?:NO|BAD) ?(?:\[[^\]]*\] ?)?/, '');
    expect(failure.details['untrusted']).toEqual(said === '' ? undefined : { serverSaid: said });
    expect(failure.message + failure.hint).not.toContain(said === '' ? 's3cret' : said);
  });

  it.each([
    ['as it is', (pass: string) => pass],
    ['in base64', (pass: string) => Buffer.from(pass).toString('base64')],
    ['as SASL PLAIN has it', (pass: string) => Buffer.from(`\0ann\0${pass}`).toString('base64')],
    ['percent-encoded', encodeURIComponent],
  ])('that repeats the password %s shows it masked', async (_name, write) => {
    const server = await serve();
    server.fault = refuse('LOGIN', /^/, `NO cannot log in with ${write('s3cret:')} today`);
    expect((await failureOf(server.url)).details['untrusted']).toEqual({
      serverSaid: 'cannot log in with *** today',
    });
  });

  it('is shown without control and bidirectional characters, and cut', async () => {
    const server = await serve();
    server.fault = refuse('LOGIN', /^/, `NO \u001b[31mred\u0007 ${'x'.repeat(900)}`);
    const { serverSaid } = (await failureOf(server.url)).details['untrusted'] as {
      serverSaid: string;
    };
    // eslint-disable-next-line no-control-regex
    expect([serverSaid.length <= 301, /[\u0000-\u001f]/.test(serverSaid)]).toEqual([true, false]);
  });
});

describe('a folder that is not there', () => {
  it.each([
    ['Answer', 'Answers'],
    ['answers', 'Answers'],
    ['INBOX.Answers', 'Answers'],
    ['Zzz', undefined],
  ])('%s is reported with the existing folders and the nearest', async (wanted, meant) => {
    const server = await serve();
    for (const name of ['Answers', 'Sent', 'Archive 2026'])
      server.folders.set(name, { uidValidity: 1, uidNext: 1, messages: [] });
    const failure = nameNearestFolder(await failureOf(server.url, wanted));
    expect(failure).toMatchObject({
      code: 'imap_folder_missing',
      exit: 'configuration',
      details: { folder: wanted },
    });
    expect(failure.details['untrusted']).toEqual({
      serverSaid: 'Unknown Mailbox',
      folders: ['INBOX', 'Sent', 'Answers', 'Archive 2026'],
      ...(meant === undefined ? {} : { nearest: meant }),
    });
  });

  it('is reported with fifty of a thousand', async () => {
    const server = await serve();
    for (let n = 0; n < 1_000; n++)
      server.folders.set(`f${n}`, { uidValidity: 1, uidNext: 1, messages: [] });
    const { details } = await failureOf(server.url, 'missing');
    expect([
      (details['untrusted'] as { folders: string[] }).folders.length,
      details['foldersInAll'],
    ]).toEqual([50, 1_001]);
  });

  it('does not excuse an existing folder that is refused', async () => {
    const server = await serve();
    server.fault = refuse('EXAMINE', /^/, 'NO [NOPERM] Permission denied');
    expect(await failureOf(server.url)).toMatchObject({
      code: 'imap_refused',
      details: { reason: 'folder_not_allowed' },
    });
  });
});

describe('a URL and a port that do not belong together', () => {
  const tls = (greeting: string): Server =>
    createTls({ key, cert }, (socket) => socket.on('error', () => undefined).end(greeting));
  const clear = (greeting: string): Server =>
    createClear((socket) => socket.on('error', () => undefined).write(greeting));
  const rows: [string, () => Server, 'imap' | 'imaps', string][] = [
    ['imap:// where TLS is spoken', () => tls('* OK ready\r\n'), 'imap', 'wants_tls'],
    [
      'imaps:// where IMAP is spoken in clear',
      () => clear('* OK ready\r\n'),
      'imaps',
      'wants_clear',
    ],
    ['imap:// where SMTP is spoken', () => clear('220 mx ESMTP\r\n'), 'imap', 'speaks_smtp'],
    [
      'imaps:// where SMTP is spoken over TLS',
      () =>
        createTls(
          { key, cert },
          (socket) => void socket.on('error', () => undefined).write('220 mx ESMTP\r\n'),
        ),
      'imaps',
      'speaks_smtp',
    ],
    ['imap:// where POP3 is spoken', () => clear('+OK POP3 ready\r\n'), 'imap', 'speaks_pop3'],
  ];
  it.each(rows)('%s: it is reported within seconds', async (_name, make, scheme, reason) => {
    const port = await listen(make());
    const began = performance.now();
    expect(await failureOf(`${scheme}://ann:s3cret@127.0.0.1:${port}`)).toMatchObject({
      code: 'imap_tls',
      exit: 'configuration',
      details: { reason },
    });
    expect(performance.now() - began).toBeLessThan(12_000);
  });

  it('is not suspected where a server greets late', async () => {
    const server = await serve();
    const late = createClear(
      (socket) =>
        void setTimeout(
          () => socket.on('error', () => undefined).end('* BYE too late for you\r\n'),
          4_000,
        ),
    );
    const port = await listen(late);
    expect(await failureOf(server.url.replace(/\d+$/, String(port)))).toMatchObject({
      code: 'imap_unreachable',
    });
  });
});
