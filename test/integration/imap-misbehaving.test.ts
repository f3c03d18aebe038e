/** A server that misbehaves is abandoned at the deadline, and no message is lost. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { readImapFolder, type ImapReading } from '../../lib/mail/inbound/imap/read-imap-folder.ts';
import { Failure } from '../../lib/domain/failure.ts';
import type { FolderMessage } from '../../lib/domain/responses/inbound.ts';

const LONG_AGO = Date.UTC(2020, 0, 1);

function mail(n: number, body = 'Hello'): string {
  return `From: Bea <bea@example.test>\r\nTo: ann@acme.test\r\nSubject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\n${body}\r\n`;
}

async function readAll(reading: ImapReading): Promise<FolderMessage[]> {
  const found: FolderMessage[] = [];
  for await (const one of readImapFolder(reading)) found.push(one);
  return found;
}

async function failureOf(reading: ImapReading): Promise<Failure> {
  try {
    await readAll(reading);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('a server that misbehaves', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers) server.close();
  });

  async function fakeServer(talk: (socket: Socket) => void): Promise<ImapReading> {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      talk(socket);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `imap://ann:secret@127.0.0.1:${port}`,
      folder: 'INBOX',
      cursor: null,
      since: LONG_AGO,
      deadlineMs: 1_500,
    };
  }

  /** Accepts every login and opens an INBOX of three messages; `onFetch` answers the rest. */
  function scripted(
    onFetch: (socket: Socket, tag: string, command: string) => void,
  ): (socket: Socket) => void {
    return (socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
      let text = '';
      socket.on('data', (data) => {
        text += data.toString('latin1');
        for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
          const line = text.slice(0, end);
          text = text.slice(end + 2);
          const [tag = '', ...rest] = line.split(' ');
          const command = rest.join(' ').toUpperCase();
          if (command.startsWith('EXAMINE'))
            socket.write(
              `* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 4] ok\r\n${tag} OK [READ-ONLY] done\r\n`,
            );
          else if (command.startsWith('UID SEARCH'))
            socket.write(`* SEARCH 1 2 3\r\n${tag} OK done\r\n`);
          else if (command.startsWith('UID FETCH')) onFetch(socket, tag, command);
          else if (command.startsWith('LIST'))
            socket.write(`* LIST () "/" "INBOX"\r\n${tag} OK done\r\n`);
          else socket.write(`${tag} OK done\r\n`);
        }
      });
    };
  }

  it('by never greeting is given up at the deadline', async () => {
    expect(await failureOf(await fakeServer(() => undefined))).toMatchObject({
      code: 'imap_timeout',
      exit: 'unavailable',
    });
  });

  it('by talking for ever is given up at the deadline', async () => {
    const reading = await fakeServer(
      scripted((socket) => {
        const timer = setInterval(() => socket.write('* OK still here\r\n'), 20);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    expect(await failureOf(reading)).toMatchObject({ code: 'imap_timeout' });
  });

  it('by trickling a literal is given up at the deadline', async () => {
    const reading = await fakeServer(
      scripted((socket) => {
        socket.write('* 1 FETCH (UID 1 RFC822.SIZE {100000}\r\n');
        const timer = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    expect(await failureOf(reading)).toMatchObject({ code: 'imap_timeout' });
  });

  it('by answering a fetch with OK and nothing loses no message: each counts as unreadable', async () => {
    const reading = await fakeServer(scripted((socket, tag) => socket.write(`${tag} OK done\r\n`)));
    const found = await readAll({ ...reading, deadlineMs: 20_000 });
    expect(found.map(({ uid, item }) => [uid, item.raw.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    expect(new Set(found.map(({ item }) => item.key)).size).toBe(3);
  });

  it('by hanging up in the middle is unreachable', async () => {
    const reading = await fakeServer(scripted((socket) => socket.destroy()));
    expect(await failureOf(reading)).toMatchObject({
      code: 'imap_unreachable',
      exit: 'unavailable',
    });
  });

  it('by closing the connection in the middle of a message loses none: complete messages are settled, the others come with the next reading', async () => {
    let calls = 0;
    const reading = await fakeServer(
      scripted((socket, tag, command) => {
        const uids = /FETCH ([\d:,]+)/.exec(command)?.[1]?.includes(':') ? [1, 2, 3] : [2, 3];
        if (command.includes('RFC822.SIZE'))
          socket.write(
            uids
              .map((uid) => `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${mail(uid).length})\r\n`)
              .join('') + `${tag} OK done\r\n`,
          );
        else if (++calls === 1) {
          socket.write(
            `* 1 FETCH (UID 1 BODY[]<0> {${mail(1).length}}\r\n${mail(1)})\r\n* 2 FETCH (UID 2 BODY[]<0> {${mail(2).length}}\r\n${mail(2).slice(0, 40)}`,
          );
          setTimeout(() => socket.destroy(), 50);
        } else
          socket.write(
            uids
              .map(
                (uid) =>
                  `* ${uid} FETCH (UID ${uid} BODY[]<0> {${mail(uid).length}}\r\n${mail(uid)})\r\n`,
              )
              .join('') + `${tag} OK done\r\n`,
          );
      }),
    );
    const first: number[] = [];
    await expect(
      (async () => {
        for await (const { uid } of readImapFolder({ ...reading, deadlineMs: 20_000 }))
          first.push(uid);
      })(),
    ).rejects.toMatchObject({ code: 'imap_unreachable' });
    const lastUid = first.at(-1) ?? 0;
    const rest = await readAll({
      ...reading,
      deadlineMs: 20_000,
      cursor: lastUid === 0 ? null : { uidValidity: 7, lastUid },
    });
    expect([...first, ...rest.map(({ uid }) => uid)]).toEqual([1, 2, 3]);
    expect(rest.every(({ item }) => item.raw.toString('latin1').endsWith('Hello\r\n'))).toBe(true);
  });

  it('by not listening at all is unreachable', async () => {
    const reading = await fakeServer(() => undefined);
    servers.at(-1)!.close();
    expect(await failureOf(reading)).toMatchObject({
      code: 'imap_unreachable',
      details: { reason: 'ECONNREFUSED' },
    });
  });

  it('off this machine by offering no TLS never hears the password', async () => {
    const heard: string[] = [];
    const reading = await fakeServer((socket) => {
      socket.on('data', (data) => heard.push(data.toString('latin1')));
      scripted(() => undefined)(socket);
    });
    // Reaches this server, but does not count as an address of this machine.
    const failure = await failureOf({
      ...reading,
      url: reading.url.replace('127.0.0.1', '0.0.0.0'),
    });
    expect(failure).toMatchObject({
      code: 'imap_tls',
      exit: 'configuration',
      details: { reason: 'TLS failed' },
    });
    expect(heard.join('')).not.toContain('secret');
  });

  it('is abandoned when the caller aborts', async () => {
    const stop = new AbortController();
    const reading = await fakeServer(scripted(() => stop.abort()));
    expect(await failureOf({ ...reading, deadlineMs: 60_000, signal: stop.signal })).toMatchObject({
      code: 'interrupted',
      exit: 'tryAgain',
    });
  });

  it.each([
    ['http://ann:secret@127.0.0.1'],
    ['imap://127.0.0.1'],
    ['imap://ann@127.0.0.1'],
    ['secret'],
    ['imap://ann:%zzsecret@127.0.0.1'],
    ['imap://ann;AUTH=GSSAPI:secret@127.0.0.1'],
    ['imap://;AUTH=XOAUTH2:secret@127.0.0.1'],
  ])('named by a URL such as %s is refused without repeating it', async (url) => {
    const failure = await failureOf({ url, folder: 'INBOX', cursor: null, since: LONG_AGO });
    expect(failure).toMatchObject({ code: 'imap_url_invalid', exit: 'configuration' });
    expect(failure.message + failure.hint).not.toContain('secret');
  });
});
