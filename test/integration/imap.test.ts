/**
 * Reading a folder of a real Dovecot: the yielded messages, the meaning of the cursor, and an
 * unchanged mailbox.
 */
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImapFolder, type ImapReading } from '../../lib/mail/inbound/imap/read-imap-folder.ts';
import { readMaildir } from '../../lib/mail/inbound/files/read-maildir.ts';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { Failure } from '../../lib/domain/failure.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
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

async function asClient<T>(url: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { hostname, port, username, password } = new URL(url);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    logger: false,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

describeWithServers('an IMAP folder on Dovecot', ['dovecot'], () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot([
      'ann@acme.test',
      'many@acme.test',
      'big@acme.test',
      'moved@acme.test',
      'seen@acme.test',
    ]);
  });
  afterAll(async () => dovecot?.stop());

  it('is read in order of its UIDs, and from the cursor on afterwards', async () => {
    const url = dovecot.url('ann@acme.test');
    const reading: ImapReading = { url, folder: 'INBOX', cursor: null, since: LONG_AGO };
    expect(await readAll(reading)).toEqual([]);
    for (const n of [1, 2, 3]) dovecot.deliver('ann@acme.test', mail(n));
    const first = await readAll(reading);
    expect(first.map(({ uid }) => uid)).toEqual([1, 2, 3]);
    expect(first.map(({ item }) => item.truncated)).toEqual([false, false, false]);
    expect((await parseMail(first[1]!.item.raw)).messageId).toBe('<2@example.test>');
    expect(first[0]!.item.receivedAt).toBeGreaterThan(LONG_AGO);

    const cursor = { uidValidity: first[0]!.uidValidity, lastUid: 2 };
    expect((await readAll({ ...reading, cursor })).map(({ uid }) => uid)).toEqual([3]);
    // `UID 4:*` names the last message even though its UID is 3.
    expect(await readAll({ ...reading, cursor: { ...cursor, lastUid: 3 } })).toEqual([]);
    dovecot.deliver('ann@acme.test', mail(4));
    expect(
      (await readAll({ ...reading, cursor: { ...cursor, lastUid: 3 } })).map(({ uid }) => uid),
    ).toEqual([4]);
  });

  it('gives each message the key that its Maildir file has', async () => {
    const overImap = await readAll({
      url: dovecot.url('ann@acme.test'),
      folder: 'INBOX',
      cursor: null,
      since: LONG_AGO,
    });
    const fromFiles: string[] = [];
    for await (const item of readMaildir(`${dovecot.mailFolder}/acme.test/ann`).read())
      fromFiles.push(item.key);
    expect(overImap.map(({ item }) => item.key).sort()).toEqual(fromFiles.sort());
  });

  it('is unchanged: no message seen, flagged, moved or deleted', async () => {
    const url = dovecot.url('seen@acme.test');
    dovecot.deliver('seen@acme.test', mail(1));
    dovecot.deliver('seen@acme.test', mail(2, 'x'.repeat(3 * 1024 * 1024)));
    // A first look assigns UIDs; what follows must not change a thing.
    const look = (): Promise<unknown> =>
      asClient(url, async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true });
        const all = await client.fetchAll('1:*', { uid: true, flags: true });
        return {
          exists: client.mailbox && client.mailbox.exists,
          unseen: await client.search({ seen: false }, { uid: true }),
          flags: all.map(({ uid, flags }) => [
            uid,
            [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
          ]),
        };
      });
    const before = await look();
    const files = dovecot.inboxFiles('seen@acme.test');
    expect(await readAll({ url, folder: 'INBOX', cursor: null, since: LONG_AGO })).toHaveLength(2);
    expect(await look()).toEqual(before);
    expect(dovecot.inboxFiles('seen@acme.test')).toEqual(files);
  });

  it('is read again by date when the server has renumbered it, with the same keys', async () => {
    const url = dovecot.url('moved@acme.test');
    const fill = (client: ImapFlow): Promise<unknown> =>
      client
        .mailboxCreate('Answers')
        .then(() => client.append('Answers', mail(1), [], new Date('2024-01-10T12:00:00Z')))
        .then(() => client.append('Answers', mail(2), [], new Date('2026-03-10T12:00:00Z')));
    await asClient(url, fill);
    const reading: ImapReading = { url, folder: 'Answers', cursor: null, since: LONG_AGO };
    const before = await readAll(reading);
    expect(before).toHaveLength(2);
    const cursor = { uidValidity: before[0]!.uidValidity, lastUid: 2 };

    await asClient(url, async (client) => {
      await client.mailboxDelete('Answers');
      await fill(client);
    });
    const after = await readAll({ ...reading, cursor });
    expect(after[0]!.uidValidity).not.toBe(cursor.uidValidity);
    expect(after.map(({ item }) => item.key)).toEqual(before.map(({ item }) => item.key));
    // Only as far back as `since` says, with a day of margin.
    const recent = await readAll({ ...reading, cursor, since: Date.UTC(2026, 2, 11) });
    expect(recent.map(({ item }) => item.key)).toEqual([before[1]!.item.key]);
  });

  it('returns the header, the text and the report of a large message, and the whole of a small one', async () => {
    const attachment = Buffer.alloc(3 * 1024 * 1024, 0x41)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n');
    const part = (type: string, body: string): string =>
      `--xyz\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
    const head =
      'From: MAILER-DAEMON@example.test\r\nTo: ann@acme.test\r\nSubject: big\r\nMessage-ID: <big@example.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; boundary="xyz"; report-type=delivery-status\r\n\r\n';
    const big =
      `${head}${part('text/plain; charset=utf-8', 'It could not be delivered.')}--xyz\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n` +
      part(
        'message/delivery-status',
        'Reporting-MTA: dns; mx.example.test\r\n\r\nFinal-Recipient: rfc822; bea@example.test\r\nAction: failed\r\nStatus: 5.1.1',
      ) +
      `${part('message/rfc822', 'Message-ID: <ours@acme.test>\r\nSubject: ours\r\n\r\nbody')}--xyz--\r\n`;
    dovecot.deliver('big@acme.test', big);
    dovecot.deliver('big@acme.test', mail(2));
    dovecot.deliver('big@acme.test', mail(3, 'long line\r\n'.repeat(300_000)));
    const [report, small, plain] = await readAll({
      url: dovecot.url('big@acme.test'),
      folder: 'INBOX',
      cursor: null,
      since: LONG_AGO,
    });
    expect(report!.item.truncated).toBe(true);
    expect(report!.item.raw.length).toBeLessThan(20_000);
    const parsed = await parseMail(report!.item.raw);
    expect(parsed.parts.map((one) => one.contentType)).toEqual([
      'text/plain',
      'message/delivery-status',
      'message/rfc822',
    ]);
    expect(parsed.parts[0]!.text).toBe('It could not be delivered.');
    expect(parsed.parts[1]!.text).toContain('Status: 5.1.1');
    expect(parsed.parts[2]!.text).toContain('<ours@acme.test>');
    expect(small!.item.truncated).toBe(false);
    expect(plain!.item.truncated).toBe(true);
    expect(plain!.item.raw.length).toBeLessThanOrEqual(320 * 1024);
    expect((await parseMail(plain!.item.raw)).messageId).toBe('<3@example.test>');
  });

  it('of 500 messages is read without a gap, and an interrupted reading goes on at its position', async () => {
    const url = dovecot.url('many@acme.test');
    for (let n = 1; n <= 500; n++) dovecot.deliver('many@acme.test', mail(n));
    let cursor: ImapReading['cursor'] = null;
    const seen: number[] = [];
    for await (const { uid, uidValidity } of readImapFolder({
      url,
      folder: 'INBOX',
      cursor,
      since: LONG_AGO,
    })) {
      seen.push(uid);
      cursor = { uidValidity, lastUid: uid };
      if (seen.length === 217) break;
    }
    for (const { uid } of await readAll({ url, folder: 'INBOX', cursor, since: LONG_AGO }))
      seen.push(uid);
    expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  });

  it('that does not exist, and a password that is wrong, are each named without a secret', async () => {
    const url = dovecot.url('ann@acme.test');
    const missing = await failureOf({ url, folder: 'Nowhere', cursor: null, since: LONG_AGO });
    expect(missing).toMatchObject({ code: 'imap_folder_missing', exit: 'configuration' });
    const wrong = await failureOf({
      url: url.replace(/:[^:@]+@/, ':hunter2@'),
      folder: 'INBOX',
      cursor: null,
      since: LONG_AGO,
    });
    expect(wrong).toMatchObject({ code: 'imap_auth_failed', exit: 'configuration' });
    expect(JSON.stringify([wrong, wrong.message, wrong.hint])).not.toContain('hunter2');
  });
});
