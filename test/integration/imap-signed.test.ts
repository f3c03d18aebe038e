/** Of a large signed message only the envelope with the text is fetched from a real Dovecot. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classifyMail } from '../../lib/core/responses/classify/classify.ts';
import { readImapFolder } from '../../lib/mail/inbound/imap/read-imap-folder.ts';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { sealedMail, signed } from '../mail/inbound/envelope/write-cms.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import type { FolderMessage } from '../../lib/domain/responses/inbound.ts';

describeWithServers('a large signed reply on Dovecot', ['dovecot'], () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot(['signed@acme.test']);
  });
  afterAll(async () => dovecot?.stop());

  it('is judged by the text in its envelope, alone or below a note of a gateway', async () => {
    const pdf = Buffer.alloc(3 * 1024 * 1024, 0x41)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n');
    const reply = Buffer.from(
      `Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nPlease unsubscribe me.\r\n--c\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${pdf}\r\n--c--\r\n`,
    );
    const alone = sealedMail(signed(reply)).toString('latin1');
    const [, envelope = ''] = /^(MIME-Version[^]*)$/m.exec(alone) ?? [];
    dovecot.deliver('signed@acme.test', alone);
    dovecot.deliver(
      'signed@acme.test',
      `From: Bea <bea@example.test>\r\nTo: ann@acme.test\r\nSubject: Re: Your warehouse\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p></p>\r\n--b\r\nContent-Disposition: attachment; filename=smime.p7m\r\n${envelope}\r\n--b--`,
    );
    const found: FolderMessage[] = [];
    for await (const one of readImapFolder({
      url: dovecot.url('signed@acme.test'),
      folder: 'INBOX',
      cursor: null,
      since: 0,
    }))
      found.push(one);
    const kinds = await Promise.all(
      found.map(async ({ item }) => [
        item.truncated,
        item.raw.length < 400_000,
        classifyMail(await parseMail(item.raw)).kind,
      ]),
    );
    expect(kinds).toEqual([
      [true, true, 'unsubscribe'],
      [true, true, 'unsubscribe'],
    ]);
  });
});
