/**
 * A message that is really sent, really arrives, and really bounces: nodemailer, Postfix, Dovecot,
 * and our reader.
 */
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startMailPair, waitForMail, type MailPair } from '../servers/mail-pair.ts';

describeWithServers('mail through Postfix into Dovecot', ['dovecot', 'postfix'], () => {
  let pair: MailPair;
  beforeAll(async () => {
    pair = await startMailPair(['ann@acme.test', 'bea@example.test']);
  });
  afterAll(async () => pair?.stop());

  function send(to: string, messageId: string, subject: string): Promise<unknown> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: pair.postfix.port,
      secure: false,
      ignoreTLS: true,
    });
    return transport.sendMail({
      envelope: { from: 'ann@acme.test', to: [to] },
      from: { name: 'Ann Lee', address: 'ann@acme.test' },
      to: { name: '', address: to },
      subject,
      text: 'Grüße from Ann',
      messageId,
    });
  }

  it('reaches an existing recipient', async () => {
    await send('bea@example.test', '<known@acme.test>', 'Grüße');
    const [arrived] = await waitForMail(pair, 'bea@example.test', 1);
    const mail = await parseMail(arrived!.item.raw);
    expect(mail).toMatchObject({
      messageId: '<known@acme.test>',
      subject: 'Grüße',
      from: { name: 'Ann Lee', address: 'ann@acme.test' },
      to: ['bea@example.test'],
    });
    expect(mail.parts[0]!.text).toContain('Grüße from Ann');
  });

  it('comes back as a delivery report when the user is unknown', async () => {
    await send('nobody@example.test', '<unknown@acme.test>', 'To nobody');
    const [arrived] = await waitForMail(pair, 'ann@acme.test', 1);
    const report = await parseMail(arrived!.item.raw);
    expect(report.contentType).toBe('multipart/report');
    expect(report.headers.find((field) => field.name === 'return-path')?.value).toBe('<>');
    expect(report.parts.map((part) => part.contentType)).toEqual([
      'text/plain',
      'message/delivery-status',
      'message/rfc822',
    ]);
    const [, status, original] = report.parts;
    expect(status!.text).toMatch(/^Final-Recipient: rfc822; ?nobody@example\.test$/im);
    expect(status!.text).toMatch(/^Action: failed$/im);
    expect(status!.text).toMatch(/^Status: 5\.1\.1$/im);
    expect(original!.text).toContain('Message-ID: <unknown@acme.test>');
  });

  it('to an outside address comes back too, and never leaves this machine', async () => {
    await send('someone@elsewhere.test', '<outside@acme.test>', 'Outside');
    const arrived = await waitForMail(pair, 'ann@acme.test', 2);
    const texts = await Promise.all(
      arrived.map(async ({ item }) =>
        (await parseMail(item.raw)).parts.map((part) => part.text).join('\n'),
      ),
    );
    expect(
      texts.some((text) => text.includes('someone@elsewhere.test') && text.includes('5.4.4')),
    ).toBe(true);
  });
});
