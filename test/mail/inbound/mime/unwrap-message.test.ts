/** A message is readable in spite of what programs put around it when they save it. */
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { unwrapMessage } from '../../../../lib/mail/inbound/mime/unwrap-message.ts';

const MESSAGE = 'From: bea@example.test\r\nSubject: Re: Offer\r\n\r\nPlease call.\r\n';
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

describe('a message is read', () => {
  it.each([
    ['as it is', Buffer.from(MESSAGE)],
    ['behind empty lines', Buffer.from(`\r\n\n${MESSAGE}`)],
    ['behind the separator of an mbox', Buffer.from(`From bea@example.test  Mon\n${MESSAGE}`)],
    ['behind empty lines and a separator', Buffer.from(`\n>From - Mon\n${MESSAGE}`)],
    ['behind a byte order mark', Buffer.concat([MARK, Buffer.from(MESSAGE)])],
    ['in UTF-16, with a mark', Buffer.from(`\ufeff${MESSAGE}`, 'utf16le')],
    ['in UTF-16, without', Buffer.from(MESSAGE, 'utf16le')],
    ['in UTF-16, the big end first', Buffer.from(`\ufeff${MESSAGE}`, 'utf16le').swap16()],
    ['behind a line of blanks', Buffer.from(` \t\r\n${MESSAGE}`)],
    [
      'behind an empty line and a mark',
      Buffer.concat([Buffer.from('\n'), MARK, Buffer.from(MESSAGE)]),
    ],
    ['with CR alone', Buffer.from(MESSAGE.replaceAll('\r\n', '\r'))],
    ['with CR CR LF', Buffer.from(MESSAGE.replaceAll('\r\n', '\r\r\n'))],
  ])('%s', async (_name, source) => {
    expect(await parseMail(source)).toMatchObject({
      from: { address: 'bea@example.test' },
      subject: 'Re: Offer',
      parts: [{ text: expect.stringMatching(/^Please call\.\r?\n?$/) as string }],
    });
  });
});

it('a message whose every line end is doubled is read like the single one', async () => {
  const fields = ['From: bea@example.test', 'To: ann@acme.test', 'Subject: Re: Offer', 'X-A: 1'];
  const lines = [...fields, 'X-B: 2', '\tfolded', 'X-C: 3', '', 'Please call.', 'Bea', ''];
  expect(await parseMail(Buffer.from(lines.join('\r\n\r\n')))).toMatchObject({
    subject: 'Re: Offer',
    parts: [{ text: 'Please call.\r\nBea\r\n' }],
  });
});

describe('bytes that are not a message stay as they are', () => {
  it.each([
    ['a text behind an empty line', Buffer.from('\r\nNote: please call')],
    ['zeros', Buffer.alloc(8)],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
  ])('%s', (_name, source) => {
    expect(unwrapMessage(source).equals(source)).toBe(true);
  });
});
