/**
 * A megabyte of what each reader of calendars, envelopes, reports, dialogues, dates and quotations
 * finds hard. Synthetic.
 */
import { packRtf, tnefMessage, writeTnef } from '../mail/inbound/envelope/write-tnef.ts';
import { sealedMail, signed } from '../mail/inbound/envelope/write-cms.ts';

const MEGABYTE = 1_000_000;
const many = (text: string, length = MEGABYTE): string =>
  text.repeat(Math.ceil(length / text.length));

const PERSON =
  'From: Bea <bea@example.test>\r\nTo: ann@acme.test\r\nSubject: Re: Your warehouse\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\n';
const AWAY = PERSON.replace('Re: Your warehouse', 'Out of office');
const DAEMON =
  'From: Mail Delivery System <MAILER-DAEMON@mx.example.test>\r\nTo: ann@acme.test\r\nSubject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\n';

const ics = (lines: string, method = 'REPLY'): string =>
  `${PERSON}Content-Type: text/calendar; method=${method}\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\n${lines}`;
const tnef = (properties: Parameters<typeof writeTnef>[0]): Buffer =>
  tnefMessage(writeTnef(properties), ['Subject: Re: x']);
const rtf = (text: string): Buffer =>
  tnef({ properties: [{ id: 0x1009, value: packRtf(`{\\rtf1\\ansi ${text}`) }] });
const parts = (type: string, body: string): string =>
  `${PERSON}Content-Type: ${type}; boundary=b\r\n\r\n${body}`;
const diagnostic = (text: string): string =>
  `${DAEMON}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\n${text}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.test\r\n\r\nFinal-Recipient: rfc822; bea@example.test\r\nAction: failed\r\nDiagnostic-Code: smtp; ${text.replaceAll(/\r?\n/g, '\r\n ')}\r\n\r\n--b--\r\n`;

function deep(body: string): string {
  let mail = PERSON;
  for (let level = 0; level < 100; level++)
    mail += `Content-Type: multipart/mixed; boundary=n${level}\r\n\r\n--n${level}\r\n`;
  return `${mail}${body}`;
}

const TEXTS: Readonly<Record<string, string>> = {
  'dialogues without an end': '>>> RCPT To:<bea@example.test>\n<<< 550-5.1.1 <bea@example.test>\n',
  'commands alone': '>>> DATA\n',
  'hosts that said': 'host mx.example.test[192.0.2.1] said ',
  'a host of letters': `host ${'x'.repeat(250)} [${'y'.repeat(60)} `,
  'sentences of Exim': 'error from remote mail server after RCPT TO <bea@example.test ',
  'sentences of Exim in each other': 'error from remote server in error from remote server after ',
  'opinions on our words': 'did not like our did not like our ',
  'addresses and three dots': '<bea@example.test>... User unknown ',
  'recipients, and what does not exist': 'user ! does not exist ! mailbox ? unknown ; ',
  'codes and statuses': '550 5.1.1 550-5.7.1 #5.4.4 (5.2.2) ',
  'who failed after what':
    'after MAIL FROM:<ann@acme.test>: 550 after RCPT TO:<bea@example.test>: ',
  'ids and hosts': 'X-Failed-Recipients: bea@example.test <bea@example.test> [192.0.2.1] ',
  'attributions without an end': 'On Mon, 1 Jun 2026 Ann Lee <ann@acme.test> \nwrote ',
  'attributions in ten languages':
    'Am 1.6.2026 schrieb Le 1/6/2026 a écrit : El escribió: Il scrive ',
  'headers of Outlook':
    'From: a\nSent: b\nTo: c\nSubject: d\nVon: a\nGesendet: b\nAn: c\nBetreff: d\n',
  'devices and rules': 'Sent from my iPhone\n_____\n--\n-- \nGesendet von meinem Handy\n',
  'wrapped quotations': '> aaa aaa aaa aaa aaa aaa\nbbb\n> ccc ccc ccc ccc ccc\nddd\n',
  'tables of a page': '| From | To | Subject | Date |\n|---|---|\n*From:* a *To:* b\n',
  'dates of all kinds': 'τη Δευτέρα 3 Μαρτίου, ngày 3 tháng 3, عودة 3 مارس, 3. März bis 5.3.26, ',
  'numbers that may be dates': '3.3.2026/4-5-26 2026.3.3 03/03 12.12. ',
  weekdays: 'next Monday until Tuesday on Wednesday since Thursday ',
  'ways to be away': 'out of office on leave in Urlaub en vacances back on Monday ',
  'links that quote our ids':
    'https://acme.test/u?m=aaaaaaaaaaaaaaaa.bbbbbbbbbb%253Daaaaaaaaaaaaaaaa.',
  'signed texts in each other': '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- ',
  'parts of PGP': '-----BEGIN PGP MESSAGE-----\n-----BEGIN PGP SIGNATURE-----\n',
  challenges: 'to confirm that you are a person please click the link below to verify ',
  'letters with marks': 'e\u0301\u0300\u0301a\u0308\ufb01\u0130\u1e9e ',
};

export const CRAFTED_READERS: Readonly<Record<string, () => string | Buffer>> = {
  'a calendar of folds': () => ics(`SUMMARY:a\r\n${many(' b\r\n')}`),
  'a calendar of attendees': () =>
    ics(many('ATTENDEE;CN="a";PARTSTAT=ACCEPTED:mailto:bea@example.test\r\n')),
  'a calendar of one parameter': () => ics(`ATTENDEE;CN="${many('a;b=')}":mailto:b@c.test`),
  'a calendar of zones': () =>
    ics(many('BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\nRRULE:FREQ=SECONDLY\r\n')),
  'a calendar of rules': () =>
    ics(`DTSTART;TZID=x:20260908T100000\r\nRRULE:FREQ=SECONDLY;COUNT=9${many('9')}`),
  'a calendar of a comment': () => ics(`COMMENT:${many('\\n> ')}`),
  'a calendar of events': () => ics(many('END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:a\r\n'), 'REQUEST'),
  'a calendar without an end': () => ics(many('BEGIN:VALARM\r\n')),
  'winmail.dat of groups': () => rtf(many('{')),
  'winmail.dat of fonts': () => rtf(`{\\fonttbl${many('{\\f1\\fcharset204 a;}')}`),
  'winmail.dat of bytes': () => rtf(many("\\'e4\\u8364 ")),
  'winmail.dat of tags': () => rtf(`\\fromhtml1${many('{\\*\\htmltag <p>}')}`),
  'winmail.dat of properties': () =>
    tnef({ properties: Array.from({ length: 40_000 }, (_, id) => ({ id, value: 'abc' })) }),
  'winmail.dat of a body': () => tnef({ body: Buffer.from(many('> On Monday Bea wrote\n')) }),
  'an envelope of a quotation': () =>
    sealedMail(signed(Buffer.from(`Content-Type: text/plain\r\n\r\n${many('> a\r\n')}`))),
  'bytes that may be a report': () =>
    parts(
      'multipart/mixed',
      many(
        `--b\r\nContent-Type: application/octet-stream\r\n\r\n${' '.repeat(40)}user-agent:${'a'.repeat(190)}\r\n`,
      ),
    ),
  'a hundred parts in each other, with boundaries of all': () =>
    deep(many(Array.from({ length: 100 }, (_, level) => `--n${level}\r\n`).join(''))),
  'a hundred parts in each other, closed in turn': () =>
    deep(many(Array.from({ length: 100 }, (_, level) => `--n${99 - level}--\r\n`).join(''))),
  'a hundred parts in each other, around a text': () => deep(`\r\n${many('> a\r\n')}`),
  'recipients, line by line, above a long word': () =>
    `${DAEMON}\r\n${'<bea@example.test>\r\n'.repeat(300)}${many('A')}\r\n<cai@example.test>: unknown user\r\n`,
  'a recipient, again and again, above a long word': () =>
    `${DAEMON}X-Failed-Recipients: bea@example.test, cai@example.test\r\n\r\n${'<bea@example.test>\r\n'.repeat(300)}${many('A', 50_000)}\r\n`,
  'a report in a report': () =>
    parts(
      'multipart/report; report-type=delivery-status',
      many(
        '--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: multipart/report; boundary=b\r\n\r\n',
      ),
    ),
  'a report of our domain': () =>
    parts(
      'multipart/report; report-type=tlsrpt',
      `--b\r\nContent-Type: application/tlsrpt+json\r\n\r\n${many('{"a":[')}`,
    ),
  'a label of another charset': () =>
    `${PERSON}Content-Type: text/plain; charset=big5\r\n\r\n${many('\xc3\xa4\xa4\x40 ')}`,
  ...Object.fromEntries(
    Object.entries(TEXTS).flatMap(([name, text]) => [
      [`${name}, in a reply`, () => body(PERSON, text)],
      [`${name}, in an automatic reply`, () => body(AWAY, text)],
      [`${name}, in a notice`, () => body(DAEMON, text)],
      [`${name}, in a report`, () => Buffer.from(diagnostic(many(text)))],
    ]),
  ),
};

function body(head: string, text: string): Buffer {
  return Buffer.from(`${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${many(text)}`);
}
