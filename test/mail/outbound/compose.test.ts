import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeMail, mailtoUrl } from '../../../lib/mail/outbound/compose.ts';
import { openSmtp } from '../../../lib/mail/outbound/smtp/smtp-transport.ts';
import type { MailDraft } from '../../../lib/mail/outbound/compose.ts';
import type { AddressInfo } from 'node:net';

const plain: MailDraft = {
  from: { name: 'Ann Lee', address: 'ann@acme.test' },
  returnTo: 'ann@acme.test',
  to: { name: 'Bob', address: 'bob@example.test' },
  subject: 'Hello',
  text: 'Hi Bob\n',
  html: null,
  messageId: '<one.two@acme.test>',
  inReplyTo: null,
  references: [],
  date: Date.UTC(2031, 2, 3, 8),
  listUnsubscribe: { mailto: null, https: null },
  service: [],
};

/** Header fields of the message, unfolded. */
async function headersOf(change: Partial<MailDraft>): Promise<string[]> {
  const { raw } = await composeMail({ ...plain, ...change });
  return (raw.toString().split('\r\n\r\n')[0] as string).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
}

test('a plain message has the headers of a hand-written one and no other', async () => {
  expect((await headersOf({})).map((line) => line.split(':')[0]).sort()).toEqual([
    'Content-Transfer-Encoding',
    'Content-Type',
    'Date',
    'From',
    'MIME-Version',
    'Message-ID',
    'Subject',
    'To',
  ]);
});

test('the date is the given clock, not the machine', async () => {
  expect(await headersOf({})).toContain('Date: Mon, 03 Mar 2031 08:00:00 +0000');
});

test('nothing names the program, and the same draft gives the same bytes', async () => {
  const [first, second] = await Promise.all([
    composeMail({ ...plain, html: '<p>Hi</p>' }),
    composeMail({ ...plain, html: '<p>Hi</p>' }),
  ]);
  expect(first.raw.toString()).not.toMatch(/nodemailer|nmp|x-mailer|campaign/i);
  expect(first.raw.equals(second.raw)).toBe(true);
});

test('a follow-up names the message it follows and the thread', async () => {
  const headers = await headersOf({
    inReplyTo: '<b@acme.test>',
    references: ['<a@acme.test>', '<b@acme.test>'],
  });
  expect(headers).toContain('In-Reply-To: <b@acme.test>');
  expect(headers).toContain('References: <a@acme.test> <b@acme.test>');
});

describe('List-Unsubscribe', () => {
  test.each([
    [{ mailto: null, https: null }, []],
    [
      { mailto: 'no@acme.test', https: null },
      ['List-Unsubscribe: <mailto:no@acme.test?subject=unsubscribe%20one.two%40acme.test>'],
    ],
    [
      { mailto: 'no@acme.test', https: 'https://acme.test/u?m=1' },
      [
        'List-Unsubscribe: <https://acme.test/u?m=1>, <mailto:no@acme.test?subject=unsubscribe%20one.two%40acme.test>',
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      ],
    ],
  ])('%j', async (listUnsubscribe, expected) => {
    expect(
      (await headersOf({ listUnsubscribe })).filter((line) => line.startsWith('List-')),
    ).toEqual(expected);
  });

  test.each(['http://127.0.0.1:8025/u/one.two', 'http://localhost/u/one.two'])(
    '%j is a test on this machine',
    async (https) => {
      const fields = await headersOf({ listUnsubscribe: { mailto: null, https } });
      expect(fields).toContain(`List-Unsubscribe: <${https}>`);
    },
  );

  test.each([
    'http://acme.test/',
    'http://127.0.0.1.acme.test/u',
    'http://localhost@acme.test/u',
    'https://acme.test/>, <mailto:x@y.z',
    'https://acme.test/\r\nBcc: x@y.z',
    'https://acme.test/a b',
  ])('%j is refused', async (https) => {
    await expect(
      composeMail({ ...plain, listUnsubscribe: { mailto: null, https } }),
    ).rejects.toThrow('List-Unsubscribe');
  });

  test('a mailto address keeps what would end it encoded', () => {
    expect(mailtoUrl('a&b?c@acme.test', '<a.b@acme.test>')).toBe(
      'mailto:a%26b%3Fc@acme.test?subject=unsubscribe%20a.b%40acme.test',
    );
  });
});

test.each([
  'a@b.com, evil@e.com',
  'Smith, <evil@e.com> <a@b.com>',
  '<a@b.com>',
  '"a,b"@c.com',
  'a@b.com\r\nRCPT TO:<evil@e.com>',
  'a b@c.com',
  'group:a@b.com;',
  'a@b@c.com',
  '.a@b.com',
  'a..b@c.com',
  'a@-b.com',
  '',
])('%j is refused as an address', async (address) => {
  await expect(composeMail({ ...plain, to: { name: null, address } })).rejects.toThrow(
    'not a plain address',
  );
});

describe('against a real server', () => {
  const taken: { from: string; to: string[]; data: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  const HOSTILE = [
    'Smith, <evil@e.com>',
    'x"\r\nBcc: evil@e.com\r\n\r\nbody',
    'a\nCc: evil@e.com',
    'Zoë\u2028Bcc: evil@e.com',
    '=?UTF-8?Q?=0D=0ABcc:_evil@e.com?=',
    '\0\x1b[31m',
    'evil@e.com, other@e.com',
    '.\r\n.\r\nMAIL FROM:<x@y.z>',
  ];
  test.each(HOSTILE)('%j as name and subject adds no header and no recipient', async (text) => {
    const smtp = openSmtp({
      url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      deadlineMs: 10_000,
      graceMs: 100,
    });
    const mail = await composeMail({
      ...plain,
      to: { name: text, address: 'bob@example.test' },
      from: { name: text, address: 'ann@acme.test' },
      subject: text,
      text,
      html: text,
    });
    const result = await smtp.send(mail, { onDataStart: () => Promise.resolve(), signal: null });
    smtp.close();
    expect(result.accepted).toBe(true);
    const got = taken.at(-1);
    expect([got?.from, got?.to]).toEqual(['ann@acme.test', ['bob@example.test']]);
    const names = (got?.data.split('\r\n\r\n')[0] ?? '')
      .split('\r\n')
      .filter((line) => !/^[ \t]/.test(line))
      .map((line) => line.split(':')[0]);
    expect(names.sort()).toEqual([
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
    ]);
  });
});

test.each(['Это письмо целиком написано кириллицей.', '这封邮件全部用中文写成。', 'Plain.'])(
  'a mail program reads %s in the text and in the HTML',
  async (text) => {
    const { raw } = await composeMail({ ...plain, text, html: `<p>${text}</p>` });
    const read = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
    expect([read.text, read.html]).toEqual([text, `<p>${text}</p>`]);
  },
);

describe("the bytes are those that nodemailer's own composer builds", () => {
  test.each<[string, Partial<MailDraft>]>([
    ['plain', {}],
    ['without an end of line', { text: 'Hi' }],
    ['with line ends of every kind', { text: 'a\nb\r\nc\rd\n\n' }],
    [
      'with long lines, trailing blanks and dots',
      { text: `${'long '.repeat(60)}\n.\n..dots \n\ttab\t\n` },
    ],
    [
      'beyond ASCII',
      {
        text: 'Grüße aus Köln, привет, 你好 👋\n',
        subject: 'Grüße — 你好 👋',
        to: { name: 'Jörg Müller', address: 'bob@example.test' },
        from: { name: 'Ann "Q" Lee, Ltd.', address: 'ann@acme.test' },
      },
    ],
    ['mostly beyond ASCII', { text: 'Это письмо целиком написано кириллицей. '.repeat(20) }],
    [
      'with HTML',
      {
        html: `<p>Hällo</p>\n<p>${'x'.repeat(300)}</p>`,
        inReplyTo: '<b@acme.test>',
        references: Array.from({ length: 12 }, (_, i) => `<reference-${i}@acme.test>`),
        listUnsubscribe: { mailto: 'no@acme.test', https: null },
      },
    ],
    [
      'with lines that look like a boundary',
      { text: '--=-onetwo-Part_1\n--\n', html: '<b>--=-onetwo-Part_1--</b>' },
    ],
  ])('%s', async (_, change) => {
    const draft = { ...plain, ...change };
    const crlf = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
    const { raw } = await composeMail(draft);
    const own = await new MailComposer({
      from: draft.from,
      to: { name: draft.to.name ?? '', address: draft.to.address },
      subject: draft.subject,
      messageId: draft.messageId,
      date: new Date(draft.date),
      textEncoding: 'quoted-printable',
      ...(draft.inReplyTo === null
        ? {}
        : { inReplyTo: draft.inReplyTo, references: draft.references.join(' ') }),
      ...(draft.listUnsubscribe.mailto === null
        ? {}
        : {
            headers: {
              'List-Unsubscribe': `<${mailtoUrl(draft.listUnsubscribe.mailto, draft.messageId)}>`,
            },
          }),
      text: crlf(draft.text),
      ...(draft.html === null ? {} : { html: crlf(draft.html) }),
      baseBoundary: 'onetwo',
      boundaryPrefix: '=',
    })
      .compile()
      .build();
    // It writes the headers in an order of its own, and may end a body with one more line end.
    const parts = (mail: string): string[] => {
      const end = mail.indexOf('\r\n\r\n');
      return [
        ...mail
          .slice(0, end)
          .replace(/\r\n(?=[ \t])/g, '')
          .split('\r\n')
          .sort(),
        mail.slice(end).trimEnd(),
      ];
    };
    expect(parts(raw.toString())).toEqual(parts(own.toString()));
  });
});
