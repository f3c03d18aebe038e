/**
 * The stored part of a large message is enough to classify it again: the same verdict, in bounded
 * space.
 */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { keepDecidingParts } from '../../../../lib/mail/inbound/imap/keep-parts.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';

const LONG = `${'Some long line of text that means nothing at all.\r\n'.repeat(8_000)}`;
const PDF = Buffer.alloc(600_000, 0x41).toString('base64').replace(/.{76}/g, '$&\r\n');
const part = (headers: string[], body: string): string =>
  `--b\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
const mail = (headers: string[], ...parts: string[]): Buffer =>
  Buffer.from(
    [
      ...headers,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      ...parts,
      '--b--',
      '',
    ].join('\r\n'),
  );
const HEAD = [
  'From: Bea <bea@example.test>',
  'To: ann@acme.test',
  'Subject: Re: Hello',
  'In-Reply-To: <a@acme.test>',
  `X-Long: ${'x'.repeat(3_000)}`,
];
const STATUS =
  'Reporting-MTA: dns; mx.example.test\r\n\r\nFinal-Recipient: rfc822; bea@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown';

const LARGE: Readonly<Record<string, Buffer>> = {
  'a reply with an attachment before its text': mail(
    HEAD,
    part(['Content-Type: application/pdf', 'Content-Transfer-Encoding: base64'], PDF),
    part(['Content-Type: text/plain; charset=utf-8'], 'Please call me on Friday.'),
  ),
  'a reply in base64': mail(
    HEAD,
    part(
      ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
      Buffer.from(`Nicht interessiert, danke für die Mail.\n${LONG}`)
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n'),
    ),
  ),
  'a reply in nested parts': mail(
    HEAD,
    part(
      ['Content-Type: multipart/alternative; boundary="c"'],
      `--c\r\nContent-Type: text/plain\r\n\r\nTell me more.\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Tell me more.</p>${LONG}\r\n--c--`,
    ),
    part(['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], PDF),
  ),
  'a reply in HTML alone': mail(
    HEAD,
    part(
      ['Content-Type: text/html; charset=iso-8859-1'],
      `<p>Unsubscribe me, please.</p><!-- ${LONG} -->`,
    ),
  ),
  'a reply without parts': Buffer.from([...HEAD, '', 'Who are you?', '', LONG].join('\r\n')),
  'a bounce that returns the whole mail': mail(
    ['From: MAILER-DAEMON@mx.example.test', 'To: ann@acme.test', 'Subject: Undelivered'],
    part(['Content-Type: text/plain'], 'It could not be delivered.'),
    part(['Content-Type: message/delivery-status'], STATUS),
    part(
      ['Content-Type: message/rfc822'],
      `Message-ID: <ours@acme.test>\r\nSubject: Hello\r\n\r\n${LONG}`,
    ),
  ),
  'a bounce whose report comes last': mail(
    ['From: MAILER-DAEMON@mx.example.test', 'To: ann@acme.test', 'Subject: Undelivered'],
    part(
      ['Content-Type: message/rfc822'],
      `Message-ID: <ours@acme.test>\r\nSubject: Hello\r\n\r\n${LONG}`,
    ),
    part(['Content-Type: message/delivery-status'], STATUS),
  ),
};

describe('stored of a large message', () => {
  it.each(Object.entries(LARGE))('%s: the verdict stays the same', async (_, raw) => {
    const kept = keepDecidingParts(raw);
    expect(raw.length).toBeGreaterThan(64 * 1024);
    expect(kept.length).toBeLessThan(250_000);
    const [whole, again] = [await parseMail(raw), await parseMail(kept)];
    expect(classifyMail(again)).toMatchObject({
      ...classifyMail(whole),
      visibleText: classifyMail(whole).visibleText && expect.any(String),
    });
    expect(again.headers).toEqual(whole.headers);
    expect(again.parts.map(({ contentType }) => contentType)).toEqual(
      whole.parts.map(({ contentType }) => contentType),
    );
    // Storing a stored message again changes nothing.
    expect(keepDecidingParts(kept).length).toBeLessThanOrEqual(kept.length);
  });
});

it('a small message is stored unchanged', () => {
  const raw = Buffer.from([...HEAD, '', 'Hello'].join('\r\n'));
  expect(keepDecidingParts(raw)).toEqual(raw);
});

it('the stored part of any message is bounded', () => {
  for (const text of [
    LONG.repeat(10),
    `Subject: ${'x'.repeat(3_000_000)}`,
    `${'A: b\r\n'.repeat(400_000)}`,
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\nContent-Type: text/plain\r\n\r\n${'y'.repeat(200_000)}\r\n`.repeat(20)}`,
  ]) {
    expect(keepDecidingParts(Buffer.from(text)).length).toBeLessThan(700 * 1024);
  }
});
