/** What a server may answer to the reading of one folder, and what the reader makes of it; by a scripted server. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  readImapFolder,
  type ImapMail,
  type ImapReading,
} from '../../../../lib/mail/inbound/imap/read-imap-folder.ts';
import { listenToDriver } from '../../../../lib/mail/inbound/imap/imap-heard.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import {
  BODIES,
  both,
  examineLine,
  fetchLine,
  replaced,
  searchLine,
  shortened,
} from '../../../support/imap/imap-faults.ts';
import { startImapServer, type Fault, type ImapServer } from '../../../support/imap/imap-server.ts';
import { ImapFlow } from 'imapflow';

const servers: ImapServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(...raws: string[]): Promise<ImapServer> {
  const server = await startImapServer();
  servers.push(server);
  for (const raw of raws) server.add(raw);
  return server;
}

async function read(server: ImapServer, reading: Partial<ImapReading> = {}): Promise<ImapMail[]> {
  const found: ImapMail[] = [];
  for await (const mail of readImapFolder({
    url: server.url,
    folder: 'INBOX',
    cursor: null,
    since: 0,
    deadlineMs: 20_000,
    ...reading,
  }))
    found.push(mail);
  return found;
}

const mail = (n: number): string =>
  `From: bea@example.test\r\nSubject: ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\nHello ${n}\r\n`;
const told = (found: ImapMail[]): unknown[] => found.map(({ uid, delivery }) => [uid, delivery]);

const TEXT = 'Please take me off your list.';
const LARGE = `From: bea@example.test\r\nSubject: large\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${TEXT}\r\n--b\r\nContent-Type: application/pdf\r\n\r\n${'A'.repeat(2_200_000)}\r\n--b--\r\n`;
const PARTS = /BODY\.PEEK\[HEADER\]/;

describe('a message that is fetched in parts', () => {
  const rows: [string, Fault | null, string][] = [
    ['whole', null, 'whole'],
    [
      'with its text NIL',
      fetchLine(PARTS, (text) =>
        text.replace(/BODY\[1\]<0> \{\d+\}\r\n[^)]*\)/, 'BODY[1]<0> NIL)'),
      ),
      'whole',
    ],
    [
      'with its text cut short',
      fetchLine(PARTS, (text) =>
        text.replace(/BODY\[1\]<0> \{\d+\}\r\n[^)]*\)/, 'BODY[1]<0> {4}\r\nPlea)'),
      ),
      'whole',
    ],
    [
      'without a header',
      fetchLine(PARTS, (text) =>
        text.replace(/BODY\[HEADER\]<0> \{\d+\}\r\n[\s\S]*?\r\n\r\n/, 'BODY[HEADER]<0> NIL'),
      ),
      'whole',
    ],
    ['without a line', fetchLine(PARTS, () => null), 'whole'],
    [
      'with a structure that is NIL',
      fetchLine(/BODYSTRUCTURE/, (text) =>
        text.replace(/BODYSTRUCTURE .*\)\r\n/, 'BODYSTRUCTURE NIL)\r\n'),
      ),
      'whole',
    ],
    [
      'with a structure that lies',
      fetchLine(/BODYSTRUCTURE/, (text) => text.replace(/"7BIT" \d+ 1/, '"7BIT" 5000 1')),
      'whole',
    ],
    [
      'and withheld in every way',
      both(
        fetchLine(PARTS, () => null),
        fetchLine(BODIES, (text) => replaced(text, 'NIL')),
      ),
      'no_body',
    ],
    [
      'with its beginning cut short too',
      both(
        fetchLine(PARTS, () => null),
        fetchLine(BODIES, (text) => shortened(text, 10)),
      ),
      'short',
    ],
    ['and answered with nothing', fetchLine(/BODY|STRUCTURE/, () => null), 'no_answer'],
  ];
  it.each(rows)('%s', async (_name, fault, delivery) => {
    const server = await serve(mail(1), LARGE, mail(3));
    server.fault = fault;
    const found = await read(server);
    expect(told(found)).toContainEqual([2, delivery]);
    if (delivery !== 'whole') return;
    const { item } = found.find(({ uid }) => uid === 2) as ImapMail;
    // Instead of its parts, its beginning.
    expect(item.raw.length > 100_000).toBe(fault !== null);
    expect([item.truncated, (await parseMail(item.raw)).parts[0]?.text?.includes(TEXT)]).toEqual([
      true,
      true,
    ]);
  });
});

describe('a server whose sizes are estimates', () => {
  const estimates = fetchLine(/RFC822\.SIZE/, (text) =>
    text.replace(/SIZE (\d+)/, (_all, size: string) => `SIZE ${Number(size) + 700}`),
  );

  it('and says so in its greeting (Exchange) has whole messages that are shorter, once nothing comes after their end', async () => {
    const server = await serve(mail(1), mail(2));
    server.greeting = '* OK The Microsoft Exchange IMAP4 service is ready. [AAAA]\r\n';
    server.fault = estimates;
    const found = await read(server);
    expect(told(found)).toEqual([
      [1, 'whole'],
      [2, 'whole'],
    ]);
    expect(found.map(({ item }) => [item.raw.toString(), item.truncated])).toEqual([
      [mail(1), false],
      [mail(2), false],
    ]);
  });

  it('still withholds what has more after its end', async () => {
    const server = await serve(mail(1));
    server.greeting = '* OK The Microsoft Exchange IMAP4 service is ready. [AAAA]\r\n';
    server.fault = both(
      estimates,
      fetchLine(/BODY\.PEEK\[\]<0/, (text) => shortened(text, 20)),
    );
    expect(told(await read(server))).toEqual([[1, 'short']]);
  });

  it('and does not say so is not believed', async () => {
    const server = await serve(mail(1));
    server.fault = estimates;
    expect(told(await read(server))).toEqual([[1, 'short']]);
  });
});

describe('a message that is deleted while the folder is read', () => {
  it.each([
    [
      'answers FETCH with nothing',
      (): Fault => fetchLine(/^/, (text) => (text.includes('UID 2 ') ? null : text)),
    ],
    [
      'answers FETCH with NIL (RFC 2180 4.1.4)',
      (): Fault =>
        fetchLine(BODIES, (text) => (text.includes('UID 2 ') ? replaced(text, 'NIL') : text)),
    ],
  ])('is no message when its server %s and no longer finds it', async (_name, fault) => {
    const server = await serve(mail(1), mail(2), mail(3));
    const nothing = fault();
    let deleted = false;
    server.fault = (command, answer, folder) => {
      if (command.name === 'NOOP') deleted = true;
      const found = deleted
        ? searchLine((text) => text.replace(' 2', '').replace('SEARCH 2', 'SEARCH'))(
            command,
            answer,
            folder,
          )
        : answer;
      return nothing(command, found, folder);
    };
    expect(told(await read(server))).toEqual([
      [1, 'whole'],
      [3, 'whole'],
    ]);
  });

  it('is a missing one while its server goes on listing it, or does not answer the question', async () => {
    const server = await serve(mail(1), mail(2));
    server.fault = fetchLine(/^/, (text) => (text.includes('UID 2 ') ? null : text));
    expect(told(await read(server))).toEqual([
      [1, 'whole'],
      [2, 'no_answer'],
    ]);
    const silent = searchLine((text) => (text.includes('1') ? text : null));
    server.fault = both(server.fault, (command, answer, folder) =>
      /UID 2$/.test(command.rest) ? silent(command, [answer.at(-1) as string], folder) : answer,
    );
    expect(told(await read(server))).toEqual([
      [1, 'whole'],
      [2, 'no_answer'],
    ]);
  });
});

describe('a folder in which nothing is new', () => {
  const cursor = { uidValidity: 7, lastUid: 2 };

  it.each<[string, Fault | null]>([
    ['as it should be', null],
    ['where SEARCH of nothing has no line', searchLine(() => null)],
    ['where UIDNEXT is not told', examineLine((text) => (text.includes('UIDNEXT') ? null : text))],
    [
      'where the newest were deleted',
      examineLine((text) => text.replace(/UIDNEXT \d+/, 'UIDNEXT 9')),
    ],
    [
      'where the newest were deleted, and SEARCH of nothing has no line',
      both(
        searchLine(() => null),
        examineLine((text) => text.replace(/UIDNEXT \d+/, 'UIDNEXT 9')),
      ),
    ],
  ])('is read: %s', async (_name, fault) => {
    const server = await serve(mail(1), mail(2));
    server.fault = fault;
    expect(await read(server, { cursor })).toEqual([]);
  });

  it('and that is empty, though UIDs were given, is read', async () => {
    const server = await serve(mail(1), mail(2));
    server.inbox.messages = [];
    expect(await read(server, { cursor: { uidValidity: 7, lastUid: 1 } })).toEqual([]);
    server.fault = searchLine(() => null);
    expect(await read(server, { cursor: { uidValidity: 7, lastUid: 1 } })).toEqual([]);
  });

  it('costs one more command than SEARCH: the last message bears out that nothing is new', async () => {
    const server = await serve(mail(1), mail(2));
    await read(server, { cursor });
    expect(server.heard.filter((line) => line.includes('FETCH'))).toEqual([
      'FETCH 2 (UID INTERNALDATE)',
    ]);
  });
});

describe('one message that breaks a batch', () => {
  it('by a NO is alone in it: the others are read, with few commands', async () => {
    const server = await serve(...Array.from({ length: 150 }, (_, index) => mail(index + 1)));
    server.fault = (command, answer) =>
      command.name === 'FETCH' &&
      BODIES.test(command.rest) &&
      answer.some((piece) => String(piece).includes('UID 77 '))
        ? [`${command.tag} NO [SERVERBUG] cannot read it\r\n`]
        : answer;
    const found = await read(server);
    expect(told(found).filter((one) => (one as string[])[1] !== 'whole')).toEqual([
      [77, 'refused'],
    ]);
    expect(found).toHaveLength(150);
    expect(server.heard.length).toBeLessThan(60);
  });

  it('by the end of the connection is named, and those before it are read', async () => {
    const server = await serve(mail(1), mail(2), mail(3));
    server.fault = (command, answer) =>
      command.name === 'FETCH' && BODIES.test(command.rest) && answer.length > 2
        ? [String(answer[0]), 30, 'drop']
        : answer;
    const found: ImapMail[] = [];
    await expect(
      (async () => {
        for await (const one of readImapFolder({
          url: server.url,
          folder: 'INBOX',
          cursor: null,
          since: 0,
        }))
          found.push(one);
      })(),
    ).rejects.toMatchObject({ code: 'imap_unreachable' });
    expect(told(found)).toEqual([
      [1, 'whole'],
      [2, 'lost'],
    ]);
  });
});

describe('what was set aside', () => {
  it('is asked for after the new mail, and said to be gone or renumbered where it is', async () => {
    const server = await serve(mail(1), mail(2), mail(3));
    server.inbox.messages = server.inbox.messages.filter(({ uid }) => uid !== 1);
    const again = { uidValidity: 7, uids: [1, 2] };
    expect(told(await read(server, { cursor: { uidValidity: 7, lastUid: 2 }, again }))).toEqual([
      [3, 'whole'],
      [1, 'gone'],
      [2, 'whole'],
    ]);
    expect(
      told(await read(server, { again: { uidValidity: 6, uids: [1] }, onlyAgain: true })),
    ).toEqual([[1, 'renumbered']]);
  });
});

describe('the log of the driver, which nothing else tells', () => {
  it('says whether a SEARCH was answered, and which lines were dropped', async () => {
    const server = await serve(mail(1));
    const { heard, logger } = listenToDriver();
    const { port } = server;
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth: { user: 'ann', pass: 'x' },
      logger: logger as never,
    });
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const search = async (fault: Fault | null): Promise<[number, number]> => {
      const before = { ...heard };
      server.fault = fault;
      await client.search({ uid: '1:*' }, { uid: true });
      return [heard.searchLines - before.searchLines, heard.unreadable - before.unreadable];
    };
    expect(await search(null)).toEqual([1, 0]);
    expect(await search(searchLine(() => null))).toEqual([0, 0]);
    expect(await search(searchLine(() => '* SEARCH\r\n'))).toEqual([1, 0]);
    expect(await search(searchLine(() => '* ESEARCH (TAG "1") UID ALL 1\r\n'))).toEqual([1, 0]);
    expect(await search(searchLine(() => '* SEARCH 1 x\r\n'))).toEqual([1, 1]);
    expect(await search(searchLine(() => '* SEARCH ((((\r\n'))).toEqual([0, 1]);
    expect(heard.refusal).toBeNull();
    await search((command, answer) =>
      command.name === 'SEARCH' ? [`${command.tag} NO [INUSE] busy\r\n`] : answer,
    );
    expect(heard.refusal).toMatchObject({ responseStatus: 'NO', serverResponseCode: 'INUSE' });
    await client.logout();
  });
});
