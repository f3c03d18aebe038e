/** Accounts and mails of a real Dovecot that want something of their own: an access token instead of a password, 60 MB in one mail. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImapFolder, type ImapMail } from '../../lib/mail/inbound/read-imap-folder.ts';
import { parseMail } from '../../lib/mail/parse-mail.ts';
import { resolveAccount } from '../../lib/mail/secret.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import type { Failure } from '../../lib/domain/failure.ts';

const BOX = 'token@acme.test';

async function readAll(url: string): Promise<ImapMail[]> {
  const found: ImapMail[] = [];
  for await (const one of readImapFolder({ url, folder: 'INBOX', cursor: null, since: 0 })) found.push(one);
  return found;
}

describeWithServers('a folder on Dovecot', ['dovecot'], () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot([BOX], { tokens: { 'ya29.good/token=': BOX } });
  });
  afterAll(async () => dovecot?.stop());

  it('is read with an access token from the variable that the URL names, and not with one that has expired', async () => {
    dovecot.deliver(BOX, 'Subject: one\r\n\r\nHello\r\n');
    const url = (token: string): string => resolveAccount('env:ANN_IMAP', { ANN_IMAP: dovecot.urlWithToken(BOX, 'env:TOKEN'), TOKEN: token });
    expect(await readAll(url('ya29.good/token='))).toHaveLength(1);
    const expired = await readAll(url('ya29.expired')).catch((error: unknown) => error as Failure) as Failure;
    expect(expired).toMatchObject({ code: 'imap_auth_failed', exit: 'configuration', message: expect.stringContaining('access token') });
    expect(JSON.stringify([expired, expired.message, expired.hint])).not.toContain('ya29');
  });

  it('holds a mail of 60 MB that costs no more to read than its words', async () => {
    const attachment = Buffer.alloc(44 * 1024 * 1024, 0x41).toString('base64').replace(/.{76}/g, '$&\r\n');
    dovecot.deliver(BOX, `From: bea@example.test\r\nTo: ann@acme.test\r\nSubject: huge\r\nMessage-ID: <huge@example.test>\r\nContent-Type: multipart/mixed; boundary="xyz"\r\n\r\n--xyz\r\nContent-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n--xyz\r\nContent-Type: text/plain\r\n\r\nPlease call me.\r\n--xyz--\r\n`);
    const huge = (await readAll(dovecot.url(BOX))).at(-1)!;
    expect([huge.item.truncated, huge.item.raw.length < 10_000]).toEqual([true, true]);
    expect((await parseMail(huge.item.raw)).parts[0]!.text).toBe('Please call me.');
  });
});
