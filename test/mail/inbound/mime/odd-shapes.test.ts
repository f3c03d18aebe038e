/** Replies in unusual or damaged shapes: what a person wrote is read, and only that. */
import { expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { readThrough } from '../../../../lib/core/responses/classify/carried-mail.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';

const HEAD =
  'From: bea@example.test\r\nTo: ann@acme.test\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\n';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const parts = (...each: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary=b\r\n\r\n${each.map((one) => `--b\r\n${one}\r\n`).join('')}--b--`;
const html = (source: string): string => `Content-Type: text/html\r\n\r\n${source}`;
const plain = (text: string, fields = ''): string =>
  `Content-Type: text/plain; charset=utf-8\r\n${fields}\r\n${text}`;

async function replyIn(body: string): Promise<string | null> {
  return classifyMail(readThrough(await parseMail(Buffer.from(HEAD + body)))).visibleText;
}

it.each<[string, string, string]>([
  [
    'without the preview text that HTML hides',
    html(
      '<body><div style="display:none;max-height:0">Preview</div><p hidden>no</p><p>Yes.</p></body>',
    ),
    'Yes.',
  ],
  [
    'in HTML that its own style shows',
    html('<body style="display:none"><div style="display:none">Yes.</div></body>'),
    'Yes.',
  ],
  [
    'in HTML beside a text that only says so',
    parts(
      plain('This message is in MIME format. Your reader does not support it.'),
      html('<p>Yes.</p>'),
    ),
    'Yes.',
  ],
  ['in HTML beside an empty text', parts(plain('&nbsp;\u200b\u00a0'), html('<p>Yes.</p>')), 'Yes.'],
  ['in HTML under the type of plain text', plain('<div dir="ltr">Yes.<br></div>'), 'Yes.'],
  [
    'in a text that begins like HTML',
    plain('<div@example.test> said </div> so.'),
    '<div@example.test> said </div> so.',
  ],
  [
    'in base64 with a footer below it',
    plain(
      `${base64('Yes, call me.')}\r\n\r\n-- \r\nScanned by a gateway\r\n`,
      'Content-Transfer-Encoding: base64\r\n',
    ),
    'Yes, call me.',
  ],
  [
    'in base64 without line ends',
    plain(base64('Yes. '.repeat(400)), 'Content-Transfer-Encoding: base64\r\n'),
    'Yes. '.repeat(400).trim(),
  ],
  [
    'in plain words under the field of base64',
    plain('Hi\r\n\r\nYes, call me on Monday.', 'Content-Transfer-Encoding: base64\r\n'),
    'Hi\n\nYes, call me on Monday.',
  ],
  [
    'in base64 without its field',
    plain(base64('Yes, call me. '.repeat(12)).replace(/(.{76})/g, '$1\r\n')),
    'Yes, call me. '.repeat(12).trim(),
  ],
  [
    'in quoted-printable without its field',
    plain(
      'Yes, we would like to see it next week, on Tuesday or on Wednesday at=\r\n 10 =E2=80=93 call=20me.',
    ),
    'Yes, we would like to see it next week, on Tuesday or on Wednesday at 10 – call me.',
  ],
  [
    'in quoted-printable without its field, below short lines that end in LF',
    plain(
      `a=\n\nYes, we would like to see it next week, on Tuesday or on Wednesday at=\n 10 =E2=80=93 call=20me.`,
    ),
    'a\nYes, we would like to see it next week, on Tuesday or on Wednesday at 10 – call me.',
  ],
  [
    'with the address of a page, which looks like quoted-printable',
    plain('See https://example.test/?a=20&b=3D and\r\nanswer=\r\nplease.'),
    'See https://example.test/?a=20&b=3D and\nanswer=\nplease.',
  ],
  [
    'in flowed lines of a script without spaces',
    'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\nこれは \r\n長い。',
    'これは長い。',
  ],
  [
    'above an attached text',
    parts(
      plain('Yes.'),
      plain('Remove me from your list.', 'Content-Disposition: attachment; filename=terms.txt\r\n'),
    ),
    'Yes.',
  ],
  [
    'in an attached text, when there is no other',
    parts(plain('Yes.', 'Content-Disposition: attachment; filename=reply.txt\r\n')),
    'Yes.',
  ],
  [
    'in a message of the same sender that is attached as a file',
    parts(
      `Content-Type: application/octet-stream; name="reply.eml"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(`${HEAD}\r\nYes.`)}`,
    ),
    'Yes.',
  ],
  [
    'below a hundred multiparts',
    Array.from({ length: 99 }, (_, at) => at).reduce(
      (inner, at) =>
        `Content-Type: multipart/mixed; boundary=b${at}x\r\n\r\n--b${at}x\r\n${inner}\r\n--b${at}x--`,
      plain('Yes.'),
    ),
    'Yes.',
  ],
  [
    'beside an encrypted file',
    parts(
      plain('Yes.'),
      'Content-Type: text/pgp; name=a.txt.pgp\r\nContent-Transfer-Encoding: base64\r\n\r\nhQEMAwzOQ1qnzNo7AQf/',
    ),
    'Yes.',
  ],
])('a reply %s', async (_, body, text) => {
  expect((await replyIn(body))?.replaceAll('\r\n', '\n')).toBe(text);
});
