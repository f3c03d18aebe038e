/**
 * What classification and matching see of a message; no message can stop the reading of the others.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { Failure } from '../../../../lib/domain/failure.ts';

const parse = (...lines: string[]): ReturnType<typeof parseMail> =>
  parseMail(Buffer.from(lines.join('\r\n')));
const AS_MAILPARSER = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
};

describe('the header', () => {
  it('is unfolded, decoded, lower case in names, in order', async () => {
    const mail = await parse(
      'Received: a',
      'RECEIVED: b;',
      '\tfolded',
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
      ' an alle',
      'no field here',
      '',
      'x',
    );
    expect(mail.headers).toEqual([
      { name: 'received', value: 'a' },
      { name: 'received', value: 'b; folded' },
      { name: 'subject', value: 'Grüße an alle' },
    ]);
    expect(mail.subject).toBe('Grüße an alle');
  });

  it.each([
    ['"Lee, Ann" <ann@acme.test>', { name: 'Lee, Ann', address: 'ann@acme.test' }],
    ['=?utf-8?Q?Lee=2C_Ann?= <ann@acme.test>', { name: 'Lee, Ann', address: 'ann@acme.test' }],
    ['ann@acme.test (Ann)', { name: 'Ann', address: 'ann@acme.test' }],
    ['MAILER-DAEMON', { name: 'MAILER-DAEMON', address: '' }],
    ['<>', null],
    ['', null],
  ])('From: %s', async (value, from) => {
    expect((await parse(`From: ${value}`, '', 'x')).from).toEqual(from);
  });

  it('lists every recipient of every To and Cc, groups opened', async () => {
    const mail = await parse(
      'To: a@x.test, "B, C" <b@x.test>',
      'To: team: c@x.test, d@x.test;',
      'Cc: e@x.test',
      '',
      'x',
    );
    expect([mail.to, mail.cc]).toEqual([
      ['a@x.test', 'b@x.test', 'c@x.test', 'd@x.test'],
      ['e@x.test'],
    ]);
  });

  it.each([
    ['<a@x.test>', ['<a@x.test>']],
    ['<a@x.test>\r\n <b@x.test>\r\n\t<a@x.test>', ['<a@x.test>', '<b@x.test>']],
    ['Your message of "Mon, 1 Jan" <a@x.test>', ['<a@x.test>']],
    ['a@x.test', ['<a@x.test>']],
    ['none at all', []],
  ])('References: %s', async (value, ids) => {
    expect(await parse(`References: ${value}`, `In-Reply-To: ${value}`, '', 'x')).toMatchObject({
      references: ids,
      inReplyTo: ids,
    });
  });

  it.each([
    ['Thu, 12 Sep 2024 10:00:00 +0200', Date.UTC(2024, 8, 12, 8)],
    ['12 Sep 2024 10:00 -0000 (no zone)', Date.UTC(2024, 8, 12, 10)],
    ['Thu, 12 Sep 2024 10:00:00 EST', Date.UTC(2024, 8, 12, 15)],
    // never the machine's own zone
    ['Thu, 12 Sep 2024 10:00:00', Date.UTC(2024, 8, 12, 10)],
    ['Thu, 12 Sep 2024 10:00:00 JST', Date.UTC(2024, 8, 12, 10)],
    ['12-Sep-24 10:00', Date.UTC(2024, 8, 12, 10)],
    ['Thu Sep 12 10:00:00 2024', Date.UTC(2024, 8, 12, 10)],
    ['Thu Sep 12 10:00:00 +0200 2024', Date.UTC(2024, 8, 12, 8)],
    ['Thu Sep  2 10:00:00 2024 -0100', Date.UTC(2024, 8, 2, 11)],
    ['Thu, 1 Jan 1970 00:00:00 +0000', null],
    ['29-04-2017 23:34', null],
    ['yesterday', null],
  ])('Date: %s', async (value, at) => {
    expect((await parse(`Date: ${value}`, '', 'x')).date).toBe(at);
  });
});

describe('parts', () => {
  it('of a delivery report come with their text, other attachments without', async () => {
    const mail = await parse(
      'Content-Type: multipart/report; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Zur=FCck, war=',
      'um',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Action: failed',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      'Subject: ours',
      '--b',
      'Content-Type: message/feedback-report',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('Feedback-Type: abuse').toString('base64'),
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <ours@acme.test>',
      '',
      'hi',
      '--b',
      'Content-Type: image/png',
      '',
      'PNG',
      '--b--',
    );
    expect(mail.contentType).toBe('multipart/report');
    expect(mail.parts.map((part) => [part.contentType, part.text])).toEqual([
      ['text/plain', 'Zurück, warum'],
      ['message/delivery-status', 'Action: failed\r\n'],
      ['text/rfc822-headers', 'Subject: ours'],
      ['message/feedback-report', 'Feedback-Type: abuse'],
      ['message/rfc822', 'Message-ID: <ours@acme.test>\r\n\r\nhi'],
      ['image/png', null],
    ]);
    expect(mail.parts[0]!.headers).toContainEqual({
      name: 'content-transfer-encoding',
      value: 'quoted-printable',
    });
  });

  it('of HTML alone are followed by its words as text, marked as derived', async () => {
    const mail = await parse(
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p>Please <b>stop</b>.</p><blockquote><p>You wrote &amp; asked</p></blockquote><a href="http://x.test">link</a>',
    );
    expect(mail.parts.map((part) => part.contentType)).toEqual(['text/html', 'text/plain']);
    expect(mail.parts[1]).toEqual({
      contentType: 'text/plain',
      headers: [{ name: 'x-derived', value: 'text/html' }],
      text: 'Please stop.\n\n> You wrote & asked\n\nlink',
    });
  });

  it('of text and HTML stay as they are', async () => {
    const mail = await parse(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'text',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>html',
      '--b--',
    );
    expect(mail.parts.map((part) => part.text)).toEqual(['text', '<p>html']);
  });

  it('are cut at 256 KB each', async () => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'x'.repeat(400_000),
      '--b',
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.alloc(400_000, 65).toString('base64'),
      '--b--',
    );
    expect(mail.parts.map((part) => part.text!.length)).toEqual([262_144, 262_144]);
  });
});

describe('no message stops the reading', () => {
  it.each([
    ['nothing', ''],
    ['words without a header', 'hello there\r\n\r\nfriend'],
    ['zeros', '\0'.repeat(100)],
  ])('%s is unreadable, and says so without repeating it', async (_name, source) => {
    const failure = await parseMail(Buffer.from(source)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'mail_unreadable', exit: 'invalidData' });
    expect((failure as Failure).message).not.toContain('hello');
  });

  it.each([
    ['<div> 50,000 deep', `Content-Type: text/html\n\n${'<div>'.repeat(50_000)}x`],
    ['200,000 "<"', `Content-Type: text/html\n\n${'<'.repeat(200_000)}`],
    ['5 MB of HTML', `Content-Type: text/html\n\n${'<p>hello</p>\n'.repeat(400_000)}`],
    ['a header of 5 MB', `Subject: ${'=?utf-8?Q?a?= '.repeat(400_000)}\n\nx`],
    ['a million recipients', `To: ${'a@x.test, '.repeat(1_000_000)}\n\nx`],
    [
      'an unknown charset and encoding',
      'Content-Type: text/plain; charset=x-klingon\nContent-Transfer-Encoding: x-rot13\n\n\xff\xfe',
    ],
    [
      'a part that contains itself',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n--b--',
    ],
  ])('%s is read', async (_name, source) => {
    expect((await parseMail(Buffer.from(source, 'latin1'))).parts.length).toBeGreaterThan(0);
  });

  it('any bytes behind a header field are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(
          (await parseMail(Buffer.concat([Buffer.from('Subject: x\n'), bytes]))).parts.length,
        ).toBeGreaterThan(0);
      }),
    );
  });
});

describe('other programs agree', () => {
  it('what nodemailer composes is read back', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const words = fc
      .string({ unit: 'grapheme', maxLength: 120 })
      .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ').trim())
      .filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(words, words, words, async (subject, name, text) => {
        const sent = await transport.sendMail({
          from: { name, address: 'ann@acme.test' },
          to: 'bea@example.test',
          subject,
          text,
          html: `<p>${name}</p>`,
        });
        const mail = await parseMail(sent.message as Buffer);
        expect(mail).toMatchObject({
          messageId: sent.messageId,
          from: { address: 'ann@acme.test' },
          to: ['bea@example.test'],
          subject,
        });
        expect(mail.parts.map((part) => part.contentType)).toEqual(['text/plain', 'text/html']);
        expect(mail.parts[0]!.text!.trim()).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  const corpus = new URL('../../../../../shared/corpora/responses/mail', import.meta.url).pathname;
  it.skipIf(!existsSync(corpus))(
    'mailparser reads the same identity out of real messages, except a few broken ones',
    async () => {
      const files = readdirSync(corpus, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
      const sample = files.filter((_, n) => n % 5 === 0);
      const differing: string[] = [];
      for (const file of sample) {
        const source = readFileSync(file);
        const [ours, theirs] = [await parseMail(source), await simpleParser(source, AS_MAILPARSER)];
        const fold = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
        const same =
          fold(ours.subject) === fold(theirs.subject) &&
          (ours.messageId ?? '') === (theirs.messageId ?? '') &&
          (ours.from?.address ?? '') === (theirs.from?.value[0]?.address ?? '');
        if (!same) differing.push(file);
      }
      expect(sample.length).toBeGreaterThan(100);
      expect(differing.length).toBeLessThan(sample.length * 0.01);
    },
  );
});
