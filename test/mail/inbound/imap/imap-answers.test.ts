/**
 * Possible answers of a server while one folder is read, and the reader's result; with a scripted
 * server.
 */
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import {
  BODIES,
  both,
  fetchLine,
  replaced,
  searchLine,
  shortened,
} from '../../../support/imap/imap-faults.ts';
import type { ImapFault } from '../../../support/imap/imap-server.ts';
import { serve, read, mail, told, TEXT, LARGE, PARTS } from './imap-answers.fixture.ts';
import type { FolderMessage } from '../../../../lib/domain/responses/inbound.ts';

describe('a message that is fetched in parts', () => {
  const rows: [string, ImapFault | null, string][] = [
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
    const { item } = found.find(({ uid }) => uid === 2) as FolderMessage;
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

  it('and says so in its greeting (Exchange) has complete messages that are shorter, if no bytes follow their end', async () => {
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

  it('still withholds a message with more bytes after its end', async () => {
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
      (): ImapFault => fetchLine(/^/, (text) => (text.includes('UID 2 ') ? null : text)),
    ],
    [
      'answers FETCH with NIL (RFC 2180 4.1.4)',
      (): ImapFault =>
        fetchLine(BODIES, (text) => (text.includes('UID 2 ') ? replaced(text, 'NIL') : text)),
    ],
  ])('is not a message when its server %s and no longer finds it', async (_name, fault) => {
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

  it('is missing while its server goes on listing it, or does not answer the question', async () => {
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
