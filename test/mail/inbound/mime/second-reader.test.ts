/** mailparser reads what our own reader cannot decode, and nothing else. */
import { describe, expect, it, vi } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import type { ParsedMail } from '../../../../lib/domain/responses/response.ts';

const HEAD = [
  'From: Bea Low <bea@example.test>',
  'To: ann@acme.test',
  'Subject: Re: Your warehouse',
  'Message-ID: <1@example.test>',
].join('\r\n');

/** `text`: its bytes as latin1. */
function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function inCharset(charset: string, body: Buffer, type = 'text/plain'): Promise<ParsedMail> {
  const head = `${HEAD}\r\nContent-Type: ${type}; charset=${charset}\r\n`;
  return parseMail(Buffer.concat([bytes(`${head}Content-Transfer-Encoding: 8bit\r\n\r\n`), body]));
}

function utf32(text: string): Buffer {
  const units = Buffer.alloc([...text].length * 4);
  [...text].forEach((char, i) => units.writeUInt32LE(char.codePointAt(0)!, i * 4));
  return units;
}

describe('a text in a charset that TextDecoder does not know', () => {
  it.each([
    ['utf-7', bytes('Bitte l+APY-schen +- danke'), 'Bitte löschen + danke'],
    ['unicode-1-1-utf-7', bytes('+T2BZfQ-'), '你好'],
    ['cp850', bytes('Gr\x81\xe1e'), 'Grüße'],
    ['IBM437', bytes('Gr\x81\xe1e'), 'Grüße'],
    ['utf-32le', utf32('Grüße, 你好'), 'Grüße, 你好'],
    ['viscii', bytes('Vi\xaet'), 'Việt'],
    ['iso-2022-jp-2', bytes('\x1b$B%"%$\x1b(B'), 'アイ'],
    ['cp1125', bytes('\x8f\xe0\xa8'), 'При'],
    ['armscii-8', bytes('\xb2'), 'Ա'],
  ])('%s', async (charset, body, text) => {
    expect((await inCharset(charset, body)).parts).toMatchObject([{ text }]);
  });

  it('is read with any transfer encoding', async () => {
    const body = bytes(Buffer.from('l+APY-schen').toString('base64'));
    const head = `${HEAD}\r\nContent-Type: text/plain; charset="UTF-7"\r\n`;
    const mail = await parseMail(
      Buffer.concat([bytes(`${head}Content-Transfer-Encoding: base64\r\n\r\n`), body]),
    );
    expect(mail.parts[0]!.text).toBe('löschen');
  });

  it('is read as HTML, whose words are derived from it', async () => {
    const mail = await inCharset('utf-7', bytes('<p>Bitte <b>l+APY-schen</b></p>'), 'text/html');
    expect(mail.parts.map(({ contentType, text }) => [contentType, text])).toEqual([
      ['text/html', '<p>Bitte <b>löschen</b></p>'],
      ['text/plain', 'Bitte löschen'],
    ]);
  });

  it('is read in each part, reports and attachments beside it stay as they are', async () => {
    const source = [
      HEAD,
      'Content-Type: multipart/report; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-7',
      '',
      'Zur+APw-ck',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Action: failed',
      '--b',
      'Content-Type: image/png',
      '',
      'PNG',
      '--b--',
    ].join('\r\n');
    expect((await parseMail(bytes(source))).parts.map(({ text }) => text)).toEqual([
      'Zurück',
      'Action: failed',
      null,
    ]);
  });

  it('is read in header fields: subject, names, and what else is shown', async () => {
    const mail = await parseMail(
      bytes(
        [
          'From: =?utf-7?Q?J+APY-rg?= <joerg@example.test>',
          'Subject: Re: =?cp850?B?R3KB4WU=?= =?utf-8?Q?_=C3=A4?= =?utf-7?Q?+AOQ-?=',
          'X-Note: =?utf-7*de?B?K0FPUS0=?=',
          '',
          'x',
        ].join('\r\n'),
      ),
    );
    expect(mail).toMatchObject({
      from: { name: 'Jörg', address: 'joerg@example.test' },
      subject: 'Re: Grüße ää',
    });
    expect(mail.headers).toContainEqual({ name: 'x-note', value: 'ä' });
  });

  it('decides what the message is: a "no" in UTF-7 is a "no"', async () => {
    const said = bytes('D+AOk-sinscrivez-moi de votre liste, s+AOc-il vous pla+AO4-t. +ACE-');
    expect(classifyMail(await inCharset('utf-7', said)).kind).toBe('unsubscribe');
  });
});

describe('a text that the second reader cannot improve stays as it was', () => {
  it.each([
    ['a charset that nobody knows', 'x-klingon', bytes('\xff\xe9t\xe9'), 'ÿété'],
    ['UTF-8 under a strange name', 'default', Buffer.from('Grüße'), 'Grüße'],
    ['an 8-bit text under a 7-bit name', 'iso-2022-kr', bytes('\xe9t\xe9'), 'été'],
    // Exchange labels plain ASCII so.
    ['an address in ASCII', 'unicode-1-1-utf-7', bytes('to a+b@x.test'), 'to a+b@x.test'],
    ['a longer tag', 'unicode-1-1-utf-7', bytes('bea+newsletter@x.test'), 'bea+newsletter@x.test'],
    ['a telephone number', 'utf-7', bytes('+46 8 123 45 67'), '+46 8 123 45 67'],
  ])('%s', async (_name, charset, body, text) => {
    expect((await inCharset(charset, body)).parts[0]!.text).toBe(text);
  });

  it('a label cannot add header fields to what the second reader gets', async () => {
    const mail = await inCharset('"utf-7\\\nContent-Type: text/html"', bytes('l+APY-schen'));
    expect(mail.parts.map(({ contentType }) => contentType)).toEqual(['text/plain']);
  });
});

describe('a message whose structure our reader cannot use', () => {
  it('is read by its parts: header lines pasted with no-break spaces before them', async () => {
    const header = [HEAD, 'Content-Type: multipart/mixed; boundary=b'].join('\r\n');
    const source = [
      header.replace(/^/gm, '\xa0'),
      '',
      '--b',
      'Content-Type: text/plain; charset=iso-8859-1',
      '',
      'Zur\xfcck',
      '--b',
      'Content-Type: text/html',
      '',
      '<img src="cid:1">',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Action: failed',
      '--b',
      'Content-Type: image/png',
      'Content-ID: <1>',
      '',
      'PNG',
      '--b--',
    ].join('\r\n');
    const mail = await parseMail(bytes(source));
    expect(mail).toMatchObject({
      messageId: '<1@example.test>',
      from: { name: 'Bea Low', address: 'bea@example.test' },
      to: ['ann@acme.test'],
      subject: 'Re: Your warehouse',
      contentType: 'multipart/mixed',
    });
    // Of several texts it makes one.
    const texts = mail.parts.map(({ contentType, text }) => [contentType, text?.trim() ?? null]);
    expect(texts).toEqual([
      ['text/plain', 'Zurück'],
      ['text/html', expect.stringContaining('<img src="cid:1">')],
      ['message/delivery-status', 'Action: failed'],
      ['image/png', null],
    ]);
  });

  it.each([
    ['a text with a colon', 'Dear Ann: please call\r\n\r\nBea'],
    ['a header of which every line is folded', `\t${HEAD.replaceAll('\r\n', '\r\n\t')}\r\n\r\nx`],
    ['nothing', ''],
  ])('%s is not a message for either reader', async (_name, source) => {
    await expect(parseMail(bytes(source))).rejects.toMatchObject({ code: 'mail_unreadable' });
  });
});

describe('a second reader that fails', () => {
  it.each([
    ['that throws', () => Promise.reject(new Error('broken'))],
    ['that never ends', () => new Promise(() => undefined)],
  ])("%s keeps our own reader's result", async (_name, simpleParser) => {
    vi.useFakeTimers();
    vi.doMock('mailparser', () => ({ simpleParser }));
    vi.resetModules();
    try {
      const again = await import('../../../../lib/mail/inbound/mime/parse-mail.ts');
      const source = bytes(`${HEAD}\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+APw-`);
      const reading = again.parseMail(source);
      await vi.waitFor(async () => {
        await vi.advanceTimersByTimeAsync(10_000);
        expect((await Promise.race([reading, null]))?.parts[0]!.text).toBe('+APw-');
      });
    } finally {
      vi.doUnmock('mailparser');
      vi.useRealTimers();
    }
  });
});
