/** A scripted IMAP server with some messages, and the result of reading it. */
import {
  readImapFolder,
  type ImapReading,
} from '../../../../lib/mail/inbound/imap/read-imap-folder.ts';
import { startImapServer, type ScriptedImapServer } from '../../../support/imap/imap-server.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import type { FolderMessage } from '../../../../lib/domain/responses/inbound.ts';

const servers = closedAfterEach();

export async function serve(...raws: string[]): Promise<ScriptedImapServer> {
  const server = await startImapServer();
  servers.push(server);
  for (const raw of raws) server.add(raw);
  return server;
}

export async function read(
  server: ScriptedImapServer,
  reading: Partial<ImapReading> = {},
): Promise<FolderMessage[]> {
  const found: FolderMessage[] = [];
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

export const mail = (n: number): string =>
  `From: bea@example.test\r\nSubject: ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\nHello ${n}\r\n`;
export const told = (found: FolderMessage[]): unknown[] =>
  found.map(({ uid, delivery }) => [uid, delivery]);

export const TEXT = 'Please take me off your list.';
export const LARGE = `From: bea@example.test\r\nSubject: large\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${TEXT}\r\n--b\r\nContent-Type: application/pdf\r\n\r\n${'A'.repeat(2_200_000)}\r\n--b--\r\n`;
export const PARTS = /BODY\.PEEK\[HEADER\]/;
