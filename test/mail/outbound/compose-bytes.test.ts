import fc from 'fast-check';
import MimeNode from 'nodemailer/lib/mime-node';
import { expect, test } from 'vitest';
import { composeMail, mailtoUrl, type MailDraft } from '../../../lib/mail/outbound/compose.ts';

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const crlf = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const oneLine = (text: string): string => text.replace(UNPRINTABLE, ' ').trim();

/** The same draft as nodemailer writes it by itself, streams and all. */
async function byNodemailer(draft: MailDraft): Promise<string> {
  const id = draft.messageId.slice(1, draft.messageId.indexOf('@'));
  const root = new MimeNode(draft.html === null ? PLAIN : 'multipart/alternative', {
    textEncoding: 'Q',
    baseBoundary: id.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
    boundaryPrefix: '=',
  });
  const { mailto, https } = draft.listUnsubscribe;
  const ways = [
    ...(https === null ? [] : [`<${https}>`]),
    ...(mailto === null ? [] : [`<${mailtoUrl(mailto, draft.messageId)}>`]),
  ];
  root.setHeader(
    [
      { key: 'From', value: { ...draft.from, name: oneLine(draft.from.name) } as never },
      { key: 'To', value: { ...draft.to, name: oneLine(draft.to.name ?? '') } as never },
      { key: 'Subject', value: oneLine(draft.subject) },
      { key: 'Message-ID', value: draft.messageId },
      { key: 'In-Reply-To', value: draft.inReplyTo ?? '' },
      { key: 'References', value: draft.references.join(' ') },
      { key: 'Date', value: new Date(draft.date) as never },
      { key: 'List-Unsubscribe', value: ways.join(', ') },
      { key: 'List-Unsubscribe-Post', value: https === null ? '' : 'List-Unsubscribe=One-Click' },
      ...draft.service.map(({ name, value }) => ({ key: name, value })),
    ].filter(({ value }) => value !== '') as never,
  );
  if (draft.html === null) root.setContent(crlf(draft.text));
  else {
    root.createChild(PLAIN, { textEncoding: 'Q' }).setContent(crlf(draft.text));
    root.createChild(HTML, { textEncoding: 'Q' }).setContent(crlf(draft.html));
  }
  return (await root.build()).toString();
}

const words = fc.string({
  unit: fc.constantFrom(
    ...'abc XYZ 0 9 . , - _ = ? ! " \' ( ) < > @ \\ : ; é ü ß 你 👋 \t'.split(/(?=.)/u),
  ),
  maxLength: 120,
});
const name = fc.oneof(
  fc.constantFrom('', 'Ann Lee', "Pat O'Brien", 'Smith, <evil@e.com>', '=?UTF-8?Q?a_b?=', 'Jörg'),
  words,
  fc.string({ unit: 'grapheme' }),
);
const subject = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('word', 'longer-word', 'x'.repeat(70), 'x'.repeat(90), '=?b?='), {
      maxLength: 12,
    })
    .map((list) => list.join(' ')),
);
const line = fc.oneof(
  words,
  fc.constantFrom(
    '',
    '.',
    '..',
    ' ',
    '\t',
    '--',
    '--=-onetwo-Part_1',
    'x'.repeat(76),
    'x'.repeat(77),
    'y '.repeat(60),
  ),
  fc.string({ unit: 'binary', maxLength: 90 }),
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\u2028')), { maxLength: 8 })
  .map((lines) => lines.flat().join(''));
const html = fc.option(
  fc.oneof(
    text,
    text.map((inner) => `<p>${inner}</p>`),
  ),
);
const address = fc.constantFrom(
  'ann@acme.test',
  "o'hara+x@a-b.co.uk",
  'a.b_c@xn--bcher-kva.example',
  `${'l'.repeat(64)}@${'long-domain.'.repeat(6)}test`,
  'x@0x4.example.a1',
);
const id = fc.constantFrom('<onetwo@acme.test>', `<${'i'.repeat(60)}.${'t'.repeat(30)}@acme.test>`);

const drafts: fc.Arbitrary<MailDraft> = fc.record({
  from: fc.record({ name, address }),
  returnTo: address,
  to: fc.record({ name: fc.option(name), address }),
  subject,
  text,
  html,
  messageId: id,
  inReplyTo: fc.option(id),
  references: fc.array(id, { maxLength: 6 }),
  date: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
  listUnsubscribe: fc.record({
    mailto: fc.option(address),
    https: fc.option(
      fc.constantFrom(
        'https://acme.test/u?m=1',
        `https://acme.test/${'p'.repeat(90)}`,
        'https://a.test/?=?x',
      ),
    ),
  }),
  service: fc.constantFrom([], [{ name: 'X-Keep-ID', value: 'true' }]),
});

test('every message is written byte for byte as nodemailer writes it', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      const [{ raw }, theirs] = [await composeMail(draft), await byNodemailer(draft)];
      // Its stream ends every message with a line break, which the final dot brings along anyway.
      const ours = raw.toString();
      expect(ours.endsWith('\n') ? ours : `${ours}\r\n`).toBe(theirs);
    }),
    { numRuns: 500 },
  );
});
