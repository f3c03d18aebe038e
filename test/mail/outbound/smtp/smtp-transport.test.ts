import { expect, test } from 'vitest';
import { openSmtp } from '../../../../lib/mail/outbound/smtp/smtp-transport.ts';
import { startScripted } from './scripted-server.ts';
import { mail, open, connection, sendOnce } from './smtp-transport.fixture.ts';

test('a message that the server takes is accepted, with its reply', async () => {
  const { result, started, received } = await sendOnce({});
  expect(result).toEqual({
    accepted: true,
    dataStarted: true,
    phase: 'final',
    code: 250,
    enhanced: '2.0.0',
    response: '250 2.0.0 taken',
  });
  expect(started).toBe(1);
  expect(received).toContain('MAIL FROM:<ann@acme.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\n');
  expect(received).toContain('\r\n..a line with a dot\r\n.\r\n');
});

test('a server that answers DATA with 250 gets no text: that 250 may be the answer to what came before', async () => {
  const { result, started, received } = await sendOnce({ DATA: '250 go on\r\n' });
  expect([result.accepted, result.dataStarted, started, received.includes('the body')]).toEqual([
    false,
    false,
    0,
    false,
  ]);
});

test('a server that sends its last reply without end is abandoned at the deadline, in doubt', async () => {
  const { result } = await sendOnce(
    {
      text: (socket) => {
        const timer = setInterval(() => socket.write('250-still here\r\n'), 20);
        socket.on('close', () => clearInterval(timer));
      },
    },
    300,
  );
  expect(result).toMatchObject({ accepted: false, dataStarted: true, code: null });
});

test('when the commit before the text fails, no byte of it is sent and the connection is destroyed', async () => {
  const { server, smtp } = await connection({});
  const failing = (): Promise<void> => Promise.reject(new Error('the state file is locked'));
  const result = await smtp.send(mail, { onDataStart: failing, signal: null });
  expect(result).toMatchObject({
    accepted: false,
    dataStarted: false,
    phase: 'aborted',
    code: null,
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.received[0]).toMatch(/DATA\r\n$/);

  const next = await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null });
  expect(next.accepted).toBe(true);
  expect(server.received).toHaveLength(2);
});

test('a connection that breaks while the commit is under way takes no byte: certainly not sent', async () => {
  const { server, smtp } = await connection({
    DATA: (socket) => socket.write('354 go on\r\n', () => setTimeout(() => socket.destroy(), 20)),
  });
  const committing = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
  expect(await smtp.send(mail, { onDataStart: committing, signal: null })).toMatchObject({
    accepted: false,
    dataStarted: false,
    code: null,
  });
  expect(server.received[0]).toMatch(/DATA\r\n$/);
});

test('the commit is called before any byte of the text is sent', async () => {
  const { server, smtp } = await connection({});
  const seen: string[] = [];
  await smtp.send(mail, {
    onDataStart: async () => void seen.push(server.received[0] ?? ''),
    signal: null,
  });
  expect(seen[0]).toMatch(/DATA\r\n$/);
});

test('an abort before the text means not sent; after it the message has the grace period to finish, and is then in doubt', async () => {
  const before = await connection({ RCPT: 'hang' }, 10_000);
  const early = before.smtp.send(mail, {
    onDataStart: () => Promise.resolve(),
    signal: AbortSignal.timeout(50),
  });
  expect(await early).toMatchObject({ accepted: false, dataStarted: false, phase: 'aborted' });

  const after = await connection({ text: 'hang' }, 10_000);
  const late = after.smtp.send(mail, {
    onDataStart: () => Promise.resolve(),
    signal: AbortSignal.timeout(50),
  });
  expect(await late).toMatchObject({ accepted: false, dataStarted: true, phase: 'final' });

  const slow = await connection(
    { text: (socket) => setTimeout(() => socket.write('250 2.0.0 taken\r\n'), 80) },
    10_000,
  );
  const taken = slow.smtp.send(mail, {
    onDataStart: () => Promise.resolve(),
    signal: AbortSignal.timeout(50),
  });
  expect(await taken).toMatchObject({ accepted: true });
});

test('one connection serves mail after mail, also after a refused one', async () => {
  const { server, smtp } = await connection({
    RCPT: (socket) => socket.write(refusals-- > 0 ? '550 no\r\n' : '250 ok\r\n'),
  });
  let refusals = 1;
  const accepted = [];
  for (let i = 0; i < 3; i++)
    accepted.push(
      (await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null })).accepted,
    );
  expect(accepted).toEqual([false, true, true]);
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toContain('RSET');
});

test('after a refused text the next message gets a new connection: the rest of the text must not be read as commands', async () => {
  const { server, smtp } = await connection({
    DATA: (socket) => socket.write('354 go\r\n554 5.7.1 I have heard enough\r\n'),
  });
  const large = {
    ...mail,
    raw: Buffer.from(`Subject: x\r\n\r\n${'RCPT TO:<evil@e.com>\r\n'.repeat(200_000)}`),
  };
  expect(
    await smtp.send(large, { onDataStart: () => Promise.resolve(), signal: null }),
  ).toMatchObject({ accepted: false, code: 554, phase: 'data', dataStarted: false });
  await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null });
  expect(server.received).toHaveLength(2);
  expect(server.received[0]).not.toContain('RSET');
});

test('a kept connection that the server closed meanwhile is replaced, and the message is sent once', async () => {
  const { server, smtp } = await connection({ text: (socket) => socket.end('250 taken\r\n') });
  for (let i = 0; i < 2; i++) {
    expect(
      (await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null })).accepted,
    ).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(server.received).toHaveLength(2);
});

test('a kept connection that answers 421 to the next message is replaced, and the message is sent once', async () => {
  let messages = 0;
  const { server, smtp } = await connection({
    MAIL: (socket) =>
      messages++ === 1 ? socket.end('421 4.4.2 idle too long\r\n') : socket.write('250 ok\r\n'),
  });
  const results = [];
  for (let i = 0; i < 2; i++)
    results.push(
      (await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null })).accepted,
    );
  expect(results).toEqual([true, true]);
  expect(server.received.map((text) => text.split('the body').length - 1)).toEqual([1, 1]);
});

test('a server that is not listening is a failed connection, reported without the password', async () => {
  const server = await startScripted({});
  await server.close();
  const smtp = openSmtp({
    url: server.url.replace('//', '//ann:s3cret@'),
    deadlineMs: 10_000,
    graceMs: 100,
  });
  const result = await smtp.verify();
  expect(result).toMatchObject({ accepted: false, phase: 'connect', dataStarted: false });
  expect(JSON.stringify(result)).not.toContain('s3cret');
});

test('an access token logs in by XOAUTH2, and one that is refused is tried once', async () => {
  const server = await startScripted(
    { EHLO: '250-test\r\n250 AUTH PLAIN XOAUTH2\r\n' },
    { EHLO: '250-test\r\n250 AUTH PLAIN XOAUTH2\r\n', AUTH: '535 5.7.8 expired\r\n' },
  );
  open.push(server);
  const url = server.url.replace('smtp://', 'smtp://ann%40acme.test;AUTH=XOAUTH2:ya29.token@');
  const attempt = () => openSmtp({ url, deadlineMs: 5_000, graceMs: 1_000 }).verify();
  expect(await attempt()).toMatchObject({ accepted: true });
  expect(await attempt()).toMatchObject({ accepted: false, phase: 'auth' });
  const sent = Buffer.from('user=ann@acme.test\u0001auth=Bearer ya29.token\u0001\u0001').toString(
    'base64',
  );
  expect(server.received.map((text) => text.match(/AUTH XOAUTH2 (\S+)/g))).toEqual([
    [`AUTH XOAUTH2 ${sent}`],
    [`AUTH XOAUTH2 ${sent}`],
  ]);
});

test('a refused password is a matter of phase auth', async () => {
  const { smtp, server } = await connection({
    EHLO: '250-test\r\n250 AUTH PLAIN\r\n',
    AUTH: '535 5.7.8 no\r\n',
  });
  const withPassword = openSmtp({
    url: server.url.replace('//', '//ann:p%40ss@'),
    deadlineMs: 10_000,
    graceMs: 100,
  });
  open.push(withPassword);
  expect(await withPassword.verify()).toMatchObject({
    accepted: false,
    phase: 'auth',
    code: 535,
    enhanced: '5.7.8',
  });
  expect(server.received[0]).toContain(
    `AUTH PLAIN ${Buffer.from('\0ann\0p@ss').toString('base64')}`,
  );
  expect((await smtp.verify()).accepted).toBe(true);
});
