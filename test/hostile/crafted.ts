/**
 * Messages made to harm their reader: long, deep or broken where no reader expects it. Synthetic.
 */

const LONG = 300_000;
const HEAD =
  'From: Mail Delivery System <MAILER-DAEMON@mx.example.test>\r\nTo: ann@acme.test\r\nSubject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\n';
const PERSON =
  'From: Bea <bea@example.test>\r\nTo: ann@acme.test\r\nSubject: Re: Your warehouse\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\n';
const AWAY = PERSON.replace('Re: Your warehouse', 'Out of office');

function report(fields: string, more = ''): string {
  return `${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nYour mail could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.test\r\n\r\n${fields}\r\n${more}--b--\r\n`;
}

function html(body: string): string {
  return `${PERSON}Content-Type: text/html; charset=utf-8\r\n\r\n${body}`;
}

function nested(depth: number, type: (level: number) => string): string {
  let mail = `${PERSON}`;
  for (let level = 0; level < depth; level++)
    mail += `Content-Type: ${type(level)}\r\n\r\n--b${level}\r\n`;
  return `${mail}\r\nend`;
}

function sns(json: string): string {
  return `From: <no-reply@sns.amazonaws.com>\r\nx-amz-sns-message-id: 1\r\nSubject: AWS\r\n\r\n${json}`;
}

const many = (text: string, length = LONG): string => text.repeat(Math.ceil(length / text.length));

export const CRAFTED: Readonly<Record<string, () => string | Buffer>> = {
  'nothing at all': () => '',
  'one line end': () => '\n',
  'a body without a header': () => `\r\n${many('text ')}`,
  'a header without a body': () => HEAD,
  zeros: () => Buffer.alloc(LONG),
  'every byte, shuffled': () =>
    Buffer.from(Array.from({ length: LONG }, (_, i) => (i * 7_919) % 256)),
  'a header line of a megabyte': () => `${PERSON}X-Long: ${many('x', 1_000_000)}\r\n\r\nHello`,
  'a subject of a megabyte of blanks': () =>
    `From: bea@example.test\r\nSubject: a${many(' ', 1_000_000)}b\r\n\r\nHello`,
  'ten thousand header fields': () => `${PERSON}${many('X-A: b\r\n', 80_000)}\r\nHello`,
  'header lines without a colon': () => `${PERSON}${many('no colon here\r\n')}\r\nHello`,
  'header lines of a letter, without a colon': () => `${PERSON}${many('a\n', 262_144)}\nHello: you`,
  'a field folded over a hundred thousand lines': () =>
    `${PERSON}X-Fold: a\r\n${many(' a\r\n')}\r\nHello`,
  'encoded words without an end': () =>
    `From: bea@example.test\r\nSubject: ${many('=?utf-8?q?')}\r\n\r\nHello`,
  'ten thousand encoded words': () =>
    `From: bea@example.test\r\nSubject: ${many('=?utf-8?b?w6Q=?= ')}\r\n\r\nHello`,
  'encoded words of ten thousand charsets': () =>
    `From: bea@example.test\r\nSubject: ${Array.from({ length: 10_000 }, (_, i) => `=?x-${i}?q?=ff?=`).join(' ')}\r\n\r\nHello`,
  'a charset nobody has': () =>
    `${PERSON}Content-Type: text/plain; charset="${many('x', 20_000)}"\r\n\r\nH\xe9llo`,
  'a boundary of ten thousand characters': () =>
    `${PERSON}Content-Type: multipart/mixed; boundary="${many('b', 10_000)}"\r\n\r\n--${many('b', 10_000)}\r\n\r\nHello`,
  'a boundary that is a pattern': () =>
    `${PERSON}Content-Type: multipart/mixed; boundary="(a+)+$"\r\n\r\n--(a+)+$\r\n\r\n${many('a')}`,
  'a hundred thousand parameters': () =>
    `${PERSON}Content-Type: text/plain${many('; a=b')}\r\n\r\nHello`,
  'a parameter in ten thousand pieces': () =>
    `${PERSON}Content-Type: text/plain; ${Array.from({ length: 2_000 }, (_, i) => `name*${i}=a`).join('; ')}\r\n\r\nHello`,
  'parts in parts, a thousand deep': () =>
    nested(1_000, (level) => `multipart/mixed; boundary=b${level}`),
  'messages in messages, a thousand deep': () =>
    `${PERSON}${many('Content-Type: message/rfc822\r\n\r\n', 30_000)}Hello`,
  'ten thousand empty parts': () =>
    `${PERSON}Content-Type: multipart/mixed; boundary=b\r\n\r\n${many('--b\r\n')}`,
  'boundaries that are not quite the boundary': () =>
    `${PERSON}Content-Type: multipart/mixed; boundary=b\r\n\r\n${many('--bb\r\n')}`,
  'a multipart without a boundary': () =>
    `${PERSON}Content-Type: multipart/mixed\r\n\r\n${many('--\r\n')}`,
  'base64 that is none': () =>
    `${PERSON}Content-Transfer-Encoding: base64\r\n\r\n${many('?*= ', 2_000_000)}`,
  'quoted-printable of equal signs': () =>
    `${PERSON}Content-Transfer-Encoding: quoted-printable\r\n\r\n${many('=', 2_000_000)}`,
  'a transfer encoding of brackets': () =>
    `${PERSON}Content-Transfer-Encoding: ${many('(')}\r\n\r\nHello`,
  'HTML, a hundred thousand elements deep': () => html(`${many('<div>', 500_000)}Hello`),
  'HTML of opening brackets': () => html(many('<', 500_000)),
  'HTML in a comment without an end': () => html(`<!--${many('<p>x</p>', 500_000)}`),
  'HTML of entities': () => html(many('&lt;', 500_000)),
  'HTML with an attribute of half a megabyte': () =>
    html(`<p title="${many('a ', 500_000)}">Hello</p>`),
  'HTML quotes, ten thousand deep': () => html(`Yes.${many('<blockquote>', 120_000)}`),
  'HTML tables in tables': () => html(`${many('<table><tr><td>', 100_000)}Hello`),
  'one line of five megabytes': () => `${PERSON}\r\n${many('word ', 5_000_000)}`,
  'one word of a megabyte': () => `${PERSON}\r\n${many('x', 1_000_000)}`,
  'a million line ends': () => `${PERSON}\r\n${many('\n', 1_000_000)}Hello`,
  'blanks and one letter': () => `${PERSON}\r\n${many(' \t')}x`,
  'a hundred thousand quote marks': () => `${PERSON}\r\n${many('> ')}\r\n${many('>\r\n')}`,
  'attribution lines without a quote': () => `${PERSON}\r\n${many('On Monday Bea wrote:\r\n')}`,
  'attributions that go on and on': () =>
    `${PERSON}\r\n${many('On Mon, 1 Jun 2026 at 10:00, Bea <bea@example.test>\r\n')}`,
  'copied headers without an end': () => `${PERSON}\r\n${many('From: a\r\nSent: b\r\n')}`,
  'rules and signatures': () => `${PERSON}\r\nYes\r\n${many('-- \r\n_____\r\n*****\r\n')}`,
  'half addresses': () => `${HEAD}\r\nThe following address failed:\r\n${many('a@')}`,
  'addresses without an end': () => `${HEAD}\r\n${many('<a@b')}`,
  'dots and at signs': () => `${HEAD}\r\nrcpt to:<${many('.@')}>`,
  'addresses that led to addresses': () => `${HEAD}\r\n<a@b.test>\r\n${many('(expanded from: ')}`,
  'To with a hundred thousand commas': () =>
    `From: bea@example.test\r\nTo: ${many('a@b.test,')}\r\nSubject: x\r\n\r\nHello`,
  'From of brackets and quotes': () => `From: ${many('("<', 100_000)}\r\nSubject: x\r\n\r\nHello`,
  'a date of brackets': () => `From: bea@example.test\r\nDate: ${many('(')}\r\n\r\nHello`,
  'a hundred thousand references': () => `${PERSON}References: ${many('<a@b> ')}\r\n\r\nHello`,
  'a Message-ID of a megabyte': () =>
    `${PERSON}Message-ID: <${many('m', 1_000_000)}@x>\r\n\r\nHello`,
  'a report about a hundred thousand people': () =>
    report(
      many(
        'Final-Recipient: rfc822; a@b.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n',
        5_000_000,
      ),
    ),
  'a diagnostic of a megabyte': () =>
    report(
      `Final-Recipient: rfc822; a@b.test\r\nAction: failed\r\nDiagnostic-Code: smtp; ${many('550-5.1.1 a@b ', 1_000_000)}`,
    ),
  'a report whose fields are blanks': () =>
    report(`Final-Recipient:${many(' ')};\r\nAction:${many(' ')}failed`),
  'a report that returns reports that return reports': () =>
    report(
      'Action: failed',
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${many('Content-Type: multipart/report; report-type=delivery-status\r\nFinal-Recipient: rfc822; a@b\r\n', 500_000)}`,
    ),
  'X-Failed-Recipients of a hundred thousand': () =>
    `${HEAD}X-Failed-Recipients: ${many('a@b.test, ')}\r\n\r\nThis message was created automatically by mail delivery software.`,
  'replies of many lines': () => `${HEAD}\r\n${many('550-5.7.1 [192.0.2.1] host mx[192.0.2.1]: ')}`,
  'a complaint of a hundred thousand fields': () =>
    `${HEAD}Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n${many('Original-Rcpt-To: a@b\r\n')}--b--`,
  'dates, one after the other': () =>
    `${AWAY}\r\n${many('from 3 to 14 August 2026, until 1.2.2026, back on Monday, ')}`,
  'numbers that are nearly dates': () => `${AWAY}\r\n${many('31.31.')}${many('2026-13-')}`,
  'ways to say no, one after the other': () =>
    `${PERSON}\r\n${many('if you wish to unsubscribe ')}`,
  'JSON of opening brackets': () => sns(many('[{"a":')),
  'a JSON notice of two megabytes': () =>
    sns(
      JSON.stringify({
        notificationType: 'Bounce',
        bounce: {
          bouncedRecipients: Array.from({ length: 20_000 }, () => ({
            emailAddress: 'a@b.test',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          })),
        },
      }),
    ),
  'letters that turn direction, join and vanish': () =>
    `${PERSON}Content-Type: text/plain; charset=utf-8\r\n\r\n${many('\u202e\u200b\u200d\ufeff\u0300')}yes`,
  'halves of characters': () =>
    Buffer.from(
      `${PERSON}Content-Type: text/plain; charset=utf-8\r\n\r\n${many('\xed\xa0\x80\xff\xc3')}`,
      'latin1',
    ),
  'escapes of iso-2022-jp': () =>
    `${PERSON}Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n${many('\x1b$B\x1b(B')}`,
  'utf-16 without a mark': () =>
    Buffer.concat([
      Buffer.from(`${PERSON}Content-Type: text/plain; charset=utf-16\r\n\r\n`),
      Buffer.from(many('yes '), 'utf16le'),
    ]),
  'lines that end in returns alone': () => `${PERSON}\r\n`.replace(/\r\n/g, '\r') + many('Hello\r'),
  'an mbox in a mail': () =>
    `From bea@example.test Mon Jun  1 10:00:00 2026\n${PERSON}\r\n${many('From x Mon Jun  1 10:00:00 2026\n')}`,
};
