/**
 * Special accounts and messages of a real Dovecot: an access token instead of a password, 60 MB in
 * one message.
 */
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImapFolder } from '../../lib/mail/inbound/imap/read-imap-folder.ts';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { resolveAccount } from '../../lib/mail/secret.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import { afterFirstMail, MAILS } from '../support/imap/inbound-world.ts';
import { call, newFolder, type Called } from '../support/script.ts';
import type { Failure } from '../../lib/domain/failure.ts';
import type { FolderMessage } from '../../lib/domain/responses/inbound.ts';

const BOX = 'token@acme.test';

async function readAll(url: string): Promise<FolderMessage[]> {
  const found: FolderMessage[] = [];
  for await (const one of readImapFolder({ url, folder: 'INBOX', cursor: null, since: 0 }))
    found.push(one);
  return found;
}

describeWithServers('a folder on Dovecot', ['dovecot'], () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot([BOX, 'short@acme.test'], { tokens: { 'ya29.good/token=': BOX } });
  });
  afterAll(async () => dovecot?.stop());

  it('is read with an access token from the variable that the URL names, and not with one that has expired', async () => {
    dovecot.deliver(BOX, 'Subject: one\r\n\r\nHello\r\n');
    const url = (token: string): string =>
      resolveAccount('env:ANN_IMAP', {
        ANN_IMAP: dovecot.urlWithToken(BOX, 'env:TOKEN'),
        TOKEN: token,
      });
    expect(await readAll(url('ya29.good/token='))).toHaveLength(1);
    const expired = (await readAll(url('ya29.expired')).catch(
      (error: unknown) => error as Failure,
    )) as Failure;
    expect(expired).toMatchObject({
      code: 'imap_auth_failed',
      exit: 'configuration',
      message: expect.stringContaining('access token'),
    });
    expect(JSON.stringify([expired, expired.message, expired.hint])).not.toContain('ya29');
  });

  it('that ends the connection at a message whose file is shorter than its name says is read around it, after three calls', async () => {
    const world = await afterFirstMail();
    const box = 'short@acme.test';
    const { db } = world.state;
    db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP', inbox_read_at = NULL`).run();
    dovecot.deliver(box, 'Subject: one\r\n\r\nHello\r\n');
    dovecot.deliver(box, 'Subject: two\r\n\r\nHello\r\n');
    dovecot.deliver(box, MAILS.unsubscribe(world).join('\r\n'));
    const folder = join(dovecot.mailFolder, 'acme.test/short/new');
    const second = readdirSync(folder).sort()[1] as string;
    renameSync(join(folder, second), join(folder, `${second},S=5000,W=5100`));
    const process = (): Promise<Called> =>
      call(['response_tracker', 'process', '--mailbox', 'ann', '--db', world.state.path], {
        cwd: newFolder(),
        env: { ANN_IMAP: dovecot.url(box) },
      });
    const states = (): unknown =>
      db
        .prepare(
          'SELECT e.state, m.inbox_read_at IS NOT NULL AS isRead FROM enrollment e, mailbox m',
        )
        .get();
    for (let n = 0; n < 3; n++) {
      const { code, document } = await process();
      expect([code, document.error.code, states()]).toEqual([
        69,
        'imap_unreachable',
        { state: 'waiting', isRead: 0 },
      ]);
    }
    const { code, document } = await process();
    expect([code, document.warnings.map((one) => one.code), states()]).toEqual([
      0,
      ['message_withheld'],
      { state: 'unsubscribed', isRead: 1 },
    ]);
    await world.close();
  });

  it('holds a message of 60 MB that costs no more to read than its words', async () => {
    const attachment = Buffer.alloc(44 * 1024 * 1024, 0x41)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n');
    dovecot.deliver(
      BOX,
      `From: bea@example.test\r\nTo: ann@acme.test\r\nSubject: huge\r\nMessage-ID: <huge@example.test>\r\nContent-Type: multipart/mixed; boundary="xyz"\r\n\r\n--xyz\r\nContent-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n--xyz\r\nContent-Type: text/plain\r\n\r\nPlease call me.\r\n--xyz--\r\n`,
    );
    const huge = (await readAll(dovecot.url(BOX))).at(-1)!;
    expect([huge.item.truncated, huge.item.raw.length < 10_000]).toEqual([true, true]);
    expect((await parseMail(huge.item.raw)).parts[0]!.text).toBe('Please call me.');
  });
});
