/** A folder with nothing new, with a message that breaks a batch, and with messages set aside. */
import { describe, expect, it } from 'vitest';
import { readImapFolder } from '../../../../lib/mail/inbound/imap/read-imap-folder.ts';
import { listenToDriver } from '../../../../lib/mail/inbound/imap/imap-heard.ts';
import { BODIES, both, examineLine, searchLine } from '../../../support/imap/imap-faults.ts';
import type { ImapFault } from '../../../support/imap/imap-server.ts';
import { ImapFlow } from 'imapflow';
import { serve, read, mail, told } from './imap-answers.fixture.ts';
import type { FolderMessage } from '../../../../lib/domain/responses/inbound.ts';

describe('a folder without new messages', () => {
  const cursor = { uidValidity: 7, lastUid: 2 };

  it.each<[string, ImapFault | null]>([
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

  it('costs one more command than SEARCH: the last message confirms that none is new', async () => {
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
    const found: FolderMessage[] = [];
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

describe('messages that were set aside', () => {
  it('is requested after the new messages, and reported as gone or renumbered', async () => {
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

describe('the log of the driver, the only source of these facts', () => {
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
    const search = async (fault: ImapFault | null): Promise<[number, number]> => {
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
