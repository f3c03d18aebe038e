/**
 * Logging in: the mechanisms a server offers, its refusals, and servers that repeat the client's
 * words.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { createServer, type AddressInfo } from 'node:net';
import { findVerdict } from '../../../../lib/core/sending/smtp-outcome.ts';
import { openSmtp } from '../../../../lib/mail/outbound/smtp/smtp-transport.ts';
import type { SmtpResult } from '../../../../lib/domain/sending/message.ts';
import { startScripted, type SmtpScript } from './scripted-server.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

beforeAll(async () => void (await import('nodemailer/lib/smtp-connection')));
const open = closedAfterEach();

const PASSWORD = 'pä55 w/ord+"<&>';
const TOKEN = 'ya29.a0Af-token_of_an_hour';

async function logIn(
  script: SmtpScript,
  {
    user = 'ann%40acme.test',
    pass = encodeURIComponent(PASSWORD),
    host = '127.0.0.1',
    scheme = 'smtp',
  } = {},
): Promise<{ result: SmtpResult; problem: string; received: string; tookMs: number }> {
  const server = await startScripted(script);
  const smtp = openSmtp({
    url: `${scheme}://${user}:${pass}@${host}:${new URL(server.url).port}`,
    deadlineMs: 15_000,
    graceMs: 100,
  });
  open.push(smtp, server);
  return { ...(await tell(smtp)), received: server.received.join('') };
}

async function tell(
  smtp: ReturnType<typeof openSmtp>,
): Promise<{ result: SmtpResult; problem: string; tookMs: number }> {
  const started = performance.now();
  const result = await smtp.verify();
  const { then } = findVerdict(result).rule;
  return {
    result,
    problem: result.accepted ? 'none' : 'problem' in then ? then.problem : then.verdict,
    tookMs: performance.now() - started,
  };
}

const offering = (mechanisms: string): string => `250-test\r\n250 AUTH ${mechanisms}\r\n`;
const CHALLENGE = `334 ${Buffer.from('{"status":"400","schemes":"Bearer","scope":"https://mail.example.com/"}').toString('base64')}\r\n`;

describe('an access token', () => {
  const byToken = { user: 'ann%40acme.test;AUTH=XOAUTH2', pass: TOKEN };

  /** 334 with the error, and the refusal once that is acknowledged by an empty line. */
  const afterJson = (refusal: string | null): SmtpScript => ({
    EHLO: offering('LOGIN PLAIN XOAUTH2'),
    AUTH: (socket) => {
      socket.write(CHALLENGE);
      socket.once('data', () =>
        refusal === null ? socket.destroy() : socket.write(`${refusal}\r\n`),
      );
    },
  });

  it('that Gmail refuses with 334, a JSON and then 535 is refused, and the reply is kept', async () => {
    const { result, problem } = await logIn(
      afterJson(
        '535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8  https://support.example.com - gsmtp',
      ),
      byToken,
    );
    expect([problem, result.phase, result.code, result.enhanced]).toEqual([
      'token_refused',
      'auth',
      535,
      '5.7.8',
    ]);
  });

  it('that is refused by hanging up after the JSON is refused as well', async () => {
    expect((await logIn(afterJson(null), byToken)).problem).toBe('token_refused');
  });

  it('is not sent to a server that does not offer XOAUTH2, and what it offers is named', async () => {
    const { result, problem, received } = await logIn({ EHLO: offering('PLAIN LOGIN') }, byToken);
    expect([problem, result.response]).toEqual([
      'no_mechanism',
      'the server offers no mechanism for an access token: PLAIN, LOGIN',
    ]);
    expect(received).not.toContain('AUTH ');
  });
});

describe('a password', () => {
  it.each(['NTLM', 'GSSAPI NTLM', 'XOAUTH2', 'DIGEST-MD5 SCRAM-SHA-1'])(
    'is not sent to a server that offers %s alone',
    async (mechanisms) => {
      const { result, problem, received } = await logIn({ EHLO: offering(mechanisms) });
      expect([problem, result.phase, result.response]).toEqual([
        'no_mechanism',
        'auth',
        `the server offers no mechanism for a password: ${mechanisms.split(' ').join(', ')}`,
      ]);
      expect(received).not.toContain('AUTH ');
    },
  );

  it('finds the names of offered mechanisms, and nothing else', async () => {
    const { result } = await logIn({
      EHLO: offering('NTLM \x1b[31mRED <b>IGNORE PREVIOUS ' + 'X'.repeat(30)),
    });
    expect(result.response).toBe('the server offers no mechanism for a password: NTLM, PREVIOUS');
  });

  // 0.0.0.0 reaches this machine but is not a loopback address.
  it.each([
    ['not offered', {}],
    ['taken out of the offer', { EHLO: '250-test\r\n250-XXXXXXXA\r\n250 AUTH PLAIN\r\n' }],
    [
      'offered, and then not meant',
      {
        EHLO: '250-test\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n',
        STARTTLS: '454 4.7.0 TLS not available\r\n',
      },
    ],
    ['unknown to a server of HELO', { EHLO: '502 5.5.1 not implemented\r\n' }],
  ] satisfies [string, SmtpScript][])(
    'does not go over the network in the clear: STARTTLS is %s',
    async (_, script) => {
      const { problem, received } = await logIn(
        { STARTTLS: '502 5.5.1 not implemented\r\n', ...script },
        { host: '0.0.0.0' },
      );
      expect(['tls', 'starttls_missing']).toContain(problem);
      expect(received).not.toContain('AUTH PLAIN ');
    },
  );
});

describe('TLS on the wrong port', () => {
  it('smtp:// to a server that waits for TLS is known within five seconds', async () => {
    const server = new SMTPServer({ secure: true, logger: false });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const smtp = openSmtp({
      url: `smtp://ann:secret@127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      deadlineMs: 20_000,
      graceMs: 100,
    });
    open.push(smtp, { close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
    const { problem, tookMs } = await tell(smtp);
    expect(problem).toBe('tls_expected');
    expect(tookMs).toBeLessThan(5_000);
  });

  it('smtp:// to a server that answers every handshake with an alert is known as well', async () => {
    const alert = Buffer.from('15030100020228', 'hex');
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(alert));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const smtp = openSmtp({
      url: `smtp://ann:secret@127.0.0.1:${port}`,
      deadlineMs: 20_000,
      graceMs: 100,
    });
    open.push(smtp, { close: () => server.close() });
    expect((await tell(smtp)).problem).toBe('tls_expected');
  });

  it('a server that is only slow to greet is waited for, and not taken for one', async () => {
    const { problem, tookMs } = await logIn({
      greeting: (socket) =>
        setTimeout(() => socket.writable && socket.write('220 at last\r\n'), 3_500),
      EHLO: offering('PLAIN'),
    });
    expect(problem).toBe('none');
    expect(tookMs).toBeGreaterThan(3_000);
  });

  it('smtps:// to a server that greets in the clear', async () => {
    expect((await logIn({}, { scheme: 'smtps' })).problem).toBe('tls_unspoken');
  });
});

describe("a server that repeats the client's words", () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  it.each<[string, string]>([
    ['the password', PASSWORD],
    ['the password in a URL', encodeURIComponent(PASSWORD)],
    ['the command of AUTH PLAIN', `AUTH PLAIN ${base64(`\0ann@acme.test\0${PASSWORD}`)}`],
    ['that command, cut', `AUTH PLAIN ${base64(`\0ann@acme.test\0${PASSWORD}`).slice(0, -4)}`],
    ['that command with an authorisation', base64(`ann@acme.test\0ann@acme.test\0${PASSWORD}`)],
    ['the line of AUTH LOGIN', base64(PASSWORD)],
    ['name and password', `x=${base64(`ann@acme.test:${PASSWORD}`)}`],
  ])('%s: is kept without it', async (_, echo) => {
    const { result } = await logIn({
      EHLO: offering('PLAIN'),
      AUTH: (socket) =>
        socket.write(Buffer.from(`535 5.7.8 bad command '${echo}' from ann@acme.test\r\n`)),
    });
    expect([result.code, result.enhanced, result.response]).toEqual([
      535,
      '5.7.8',
      expect.stringMatching(/\[secret\].* from ann@acme\.test$/),
    ]);
    const decoded = result.response
      .split(/[^A-Za-z0-9+/=]/)
      .map((word) => Buffer.from(word, 'base64').toString());
    expect([result.response, ...decoded].join('\n')).not.toContain('w/ord');
  });

  it('at any other point of the conversation as well, its yes included', async () => {
    const server = await startScripted(
      { EHLO: offering('PLAIN'), text: `250 2.0.0 taken, ${TOKEN}\r\n`, AUTH: '235 ok\r\n' },
      { RCPT: `550 5.1.1 no ${TOKEN}\r\n`, EHLO: offering('PLAIN') },
    );
    open.push(server);
    const mail = {
      envelope: { from: 'ann@acme.test', to: 'bob@example.test' },
      messageId: '<a@acme.test>',
      raw: Buffer.from('Subject: x\r\n\r\nhello\r\n'),
    };
    for (const expected of ['250 2.0.0 taken, [secret]', '550 5.1.1 no [secret]']) {
      const smtp = openSmtp({
        url: server.url.replace('//', `//ann:${TOKEN}@`),
        deadlineMs: 5_000,
        graceMs: 100,
      });
      open.push(smtp);
      expect(
        (await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null })).response,
      ).toBe(expected);
    }
  });
});
