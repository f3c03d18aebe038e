/**
 * Listening to a folder of a real Dovecot: it announces new messages, detects a dead connection,
 * and reports a server without IDLE.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { listenToFolder, type Listening } from '../../lib/mail/inbound/imap/listen-to-folder.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import { pause } from '../servers/processes.ts';

const BOX = 'ann@acme.test';
const MAIL = 'From: bea@example.test\r\nSubject: hello\r\n\r\nHello\r\n';

/**
 * Forwards all data until it is told to be silent, like a firewall that has forgotten the
 * connection.
 */
async function startProxy(
  to: number,
): Promise<{ port: number; connections(): number; freeze(): void; stop(): void }> {
  const open: Socket[] = [];
  let connections = 0;
  const server: Server = createServer((near) => {
    connections++;
    const far = connect(to, '127.0.0.1');
    open.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    freeze: () => open.splice(0).forEach((socket) => void socket.unpipe().pause()),
    stop: () => {
      server.close();
      open.forEach((socket) => socket.destroy());
    },
  };
}

describeWithServers('listening to a folder', ['dovecot'], () => {
  let dovecot: Dovecot;
  let deaf: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot([BOX]);
    deaf = await startDovecot([BOX], { idle: false });
  });
  afterAll(async () => {
    await dovecot?.stop();
    await deaf?.stop();
  });

  let stopped = new AbortController();
  afterEach(() => {
    stopped.abort();
    stopped = new AbortController();
  });

  type Heard = { news: number; listening: boolean[]; result: Promise<string> };
  function listen(url: string, limits: Listening['limits'] = {}): Heard {
    const heard: Heard = { news: 0, listening: [], result: Promise.resolve('') };
    heard.result = listenToFolder({
      url: () => url,
      folder: 'INBOX',
      signal: stopped.signal,
      limits,
      onNews: () => heard.news++,
      onListening: (listening) => heard.listening.push(listening),
    });
    return heard;
  }
  async function until(happened: () => boolean): Promise<void> {
    for (let tries = 0; tries < 400 && !happened(); tries++) await pause(50);
    expect(happened()).toBe(true);
  }

  it('announces once at the start, for earlier messages, and then every new message', async () => {
    const heard = listen(dovecot.url(BOX));
    await until(() => heard.news === 1);
    dovecot.deliver(BOX, MAIL);
    await until(() => heard.news > 1);
    stopped.abort();
    expect([await heard.result, heard.listening]).toEqual(['ended', [true, false]]);
  });

  it('goes on announcing over renewed checks and renewed connections', async () => {
    const proxy = await startProxy(dovecot.port);
    const heard = listen(dovecot.url(BOX).replace(`:${dovecot.port}`, `:${proxy.port}`), {
      checkEveryMs: 100,
      connectionMs: 1_000,
    });
    await until(() => proxy.connections() > 2);
    const before = heard.news;
    dovecot.deliver(BOX, MAIL);
    await until(() => heard.news > before);
    proxy.stop();
  });

  it('a silent connection is given up, and the next one announces the messages that came meanwhile', async () => {
    const proxy = await startProxy(dovecot.port);
    const heard = listen(dovecot.url(BOX).replace(`:${dovecot.port}`, `:${proxy.port}`), {
      checkEveryMs: 300,
      answerWithinMs: 300,
      retryMs: 10,
    });
    await until(() => heard.news > 0);
    proxy.freeze();
    const before = heard.news;
    dovecot.deliver(BOX, MAIL);
    await until(() => heard.news > before);
    expect([proxy.connections() > 1, heard.listening.slice(0, 3)]).toEqual([
      true,
      [true, false, true],
    ]);
    proxy.stop();
  });

  it('does not listen if the server does not support it', async () => {
    const heard = listen(deaf.url(BOX));
    expect([await heard.result, heard.news, heard.listening]).toEqual(['no_idle', 0, []]);
  });

  it('tries an unreachable server again until it is stopped', async () => {
    const heard = listen('imap://ann:x@127.0.0.1:1', { retryMs: 10 });
    await pause(200);
    stopped.abort();
    expect([await heard.result, heard.news, heard.listening.includes(true)]).toEqual([
      'ended',
      0,
      false,
    ]);
  });
});
