/** Sound messages whose words are in a calendar, a `winmail.dat`, an envelope or a report's file. */
import { CALENDAR_CASES } from '../core/responses/calendar/calendar-answers.fixture.ts';
import { mixed, OPENSSL, p7m, REPLY } from '../mail/inbound/envelope/open-envelope.fixture.ts';
import { sealedMail, signed } from '../mail/inbound/envelope/write-cms.ts';
import { packRtf, tnefMessage, writeTnef } from '../mail/inbound/envelope/write-tnef.ts';

const HEAD =
  'From: Bea <bea@example.test>\r\nTo: ann@acme.test\r\nSubject: Re: Your warehouse\r\nMIME-Version: 1.0\r\n';

const TNEF = writeTnef({
  messageClass: 'IPM.Schedule.Meeting.Resp.Pos',
  properties: [
    { id: 0x0037, value: 'Product demo' },
    { id: 0x820d, value: Date.parse('2026-09-08T08:00:00Z'), set: '02200600' },
    { id: 0x1009, value: packRtf("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}Yes\\par \\'e4{\\b no}}") },
  ],
});

const OTHERS: readonly string[] = [
  `${HEAD}Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nYes, call me.\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----\r\n--b--\r\n`,
  `${HEAD}Content-Type: text/plain\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nYes, call me.\r\n- -- \r\nBea\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----\r\n`,
  `From: tls@provider.test\r\nTo: ann@acme.test\r\nSubject: Report Domain: acme.test\r\nContent-Type: multipart/report; report-type=tlsrpt; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nA report. unsubscribe\r\n--b\r\nContent-Type: application/tlsrpt+gzip; name=r.json.gz\r\nContent-Transfer-Encoding: base64\r\n\r\nH4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==\r\n--b--\r\n`,
  `From: staff@hotmail.com\r\nTo: ann@acme.test\r\nSubject: complaint about message from 192.0.2.1\r\nContent-Type: message/rfc822\r\n\r\nX-HmXmrOriginalRecipient: bea@example.test\r\nMessage-ID: <m1.k7@acme.test>\r\nFrom: ann@acme.test\r\nTo: bea@example.test\r\nSubject: Your warehouse\r\n\r\nHello Bea\r\n`,
  `${HEAD}Content-Type: text/plain; charset=big5\r\n\r\nJa, gern. Rufen Sie mich am Montag an: \xc3\xa4\xc3\xb6\xc3\xbc\r\n\r\nGesendet von meinem iPhone\r\n\r\n> Hello Bea\r\n`,
];

export function envelopeSeeds(): Buffer[] {
  return [
    ...CALENDAR_CASES.map(({ mail }) => Buffer.from(mail)),
    tnefMessage(TNEF, ['Subject: Re: x']),
    sealedMail(signed(REPLY)),
    mixed(p7m(Buffer.from(OPENSSL, 'base64'))),
    ...OTHERS.map((mail) => Buffer.from(mail, 'latin1')),
  ];
}
