/**
 * PGP's lines around a text without encryption are removed; an encrypted text is left out and
 * marked.
 */
import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { unwrapPgp } from '../../../../lib/mail/inbound/envelope/open-pgp.ts';
import { startAllowance } from '../../../../lib/mail/inbound/envelope/unpack.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';

/**
 * `gpg --clearsign`, `gpg --sign --armor` (zip, zlib, not packed) and `gpg --encrypt --armor` of
 * the same text.
 */
const CLEAR = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Please unsubscribe me.

- - a dash
- -- 
Bea
-----BEGIN PGP SIGNATURE-----

iIcEARYIAC8WIQSOB1yZayXjt986CjrVpSnBe2FskQUCawze2xEcYmVhQGV4YW1w
bGUudGVzdAAKCRDVpSnBe2FskSS3AP0Ws2TT5dg1X5k96TJsOIHluMKuIWsIjrda
=gQsB
-----END PGP SIGNATURE-----`;
const ZIP = `-----BEGIN PGP MESSAGE-----

owGbwMvMwCF2danmwerEnImMp/WTGLJ57t0OyElNLE5VKM0rLk0qTi7KTEpVyE3V
4+LSVUhUSEkszuDS1VXgckpN5OpoZ2EQ42DQF1Nk6WOPmZmt+nj7fSsuK5iBrEwg
0wRlklITHVIrEnMLclL1SlKLSxi4OAVgam71MDKs/WKqn1wuolv0K7vnqtqLpc+X
se04wb8n4+aMnt60pwsyGRn+nOtfk3vq/3KDXzeSOQL+rbnKr9f44Uz+qvD91ofu
Np7mBAA=
=JKqz
-----END PGP MESSAGE-----`;
const ZLIB = `-----BEGIN PGP MESSAGE-----
Version: GnuPG v2
Comment: none

owJ4nJvAy8zAIXZ1qebB6sSciYyn9ZMYsnnu3Q7ISU0sTlUozSsuTSpOLspMSlXI
TdXj4tJVSFRISSzO4NLVVeBySk3k6mhnYRDjYNAXU2TpY4+Zma36ePt9Ky4rmIGs
TCDTBGWSUhMdUisScwtyUvVKUotLGLg4BWBqbvUwMqz9YqqfXC6iW/Qru+eq2oul
z5ex7TjBvyfj5oye3rSnCzIZGf6c61+Te+r/coNfN5I5Av6tucqv1/jhTP6q8P3W
h+42nuYEAJS6UmY=
=2S4T
-----END PGP MESSAGE-----`;
const UNPACKED = `-----BEGIN PGP MESSAGE-----

kA0DAAgW1aUpwXthbJEByy9iAGsM3ttQbGVhc2UgdW5zdWJzY3JpYmUgbWUuCgot
IGEgZGFzaAotLSAKQmVhCoiHBAAWCAAvFiEEjgdcmWsl47ffOgo61aUpwXthbJEF
AmsM3tsRHGJlYUBleGFtcGxlLnRlc3QACgkQ1aUpwXthbJHajAEArfQ1L2N3FC1y
+muM1SbopeemBrjID7xo2ZiMjWbloGkBAPzOj6xtyv+nMPrYYwhQ/qzVDy6B8Mxv
qle/O8LdgcsJ
=3VWB
-----END PGP MESSAGE-----`;
const ENCRYPTED = `-----BEGIN PGP MESSAGE-----

hQEMAz7Io2UgZYSyAQf9EHXUlD8sw+dqnTjzfRxxEPX0BGkWrLDhjs5ZKLIlpFdW
9VY8wp+TIvJuzBO3IuGVeGRsZ8HqaWqcFHPCIZfyvwaV5QhhHpTemJfKUTkWv2ux
=Upj3
-----END PGP MESSAGE-----`;

const HEAD = [
  'From: Bea <bea@example.test>',
  'To: ann@acme.test',
  'Subject: Re: Hello',
  'In-Reply-To: <m@acme.test>',
];
async function verdict(body: string, ...headers: string[]): Promise<string> {
  const { kind, rule, visibleText } = classifyMail(
    await parseMail(Buffer.from([...HEAD, ...headers, '', body].join('\r\n'))),
  );
  return `${kind} | ${rule} | ${visibleText}`;
}
const READ = 'unsubscribe | text.unsubscribe-word | Please unsubscribe me.\n\n- a dash';
const armored = (...packets: Buffer[]): string =>
  `-----BEGIN PGP MESSAGE-----\n\n${Buffer.concat(packets).toString('base64')}\n-----END PGP MESSAGE-----`;
const literal = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xcb, text.length + 6, 0x62, 0, 0, 0, 0, 0]), Buffer.from(text)]);

describe('a signed text', () => {
  it.each([
    ['in clear', CLEAR],
    ['packed with zip', ZIP],
    ['packed with zlib, below fields', ZLIB],
    ['not packed', UNPACKED],
    ['in clear, with the line ends of mail', CLEAR.replace(/\n/g, '\r\n')],
  ])("%s is read, without PGP's lines", async (_, text) => {
    expect(await verdict(text)).toBe(READ);
    expect(await verdict(`${text}\n\n> Hello Bea\n`)).toBe(READ);
  });

  it('keeps the text above and below it', () => {
    expect(
      unwrapPgp(
        `Note of the list\n${CLEAR}\nOn Monday Ann wrote:\n> -----BEGIN PGP SIGNED MESSAGE-----`,
        startAllowance(),
      ),
    ).toEqual({
      text: 'Note of the list\nPlease unsubscribe me.\n\n- a dash\n-- \nBea\nOn Monday Ann wrote:\n> -----BEGIN PGP SIGNED MESSAGE-----',
      encrypted: false,
    });
  });

  it.each([
    ['an old program', CLEAR, 'Content-Type: application/pgp; format=text; x-action=sign'],
    ['HTML', `<pre>${CLEAR}</pre>`, 'Content-Type: text/html'],
    [
      'HTML in one line for each',
      `<div>${CLEAR.split('\n').join('</div><div>')}</div>`,
      'Content-Type: text/html',
    ],
  ])('of %s is read', async (_, body, header) => {
    expect(await verdict(body, 'MIME-Version: 1.0', header)).toMatch(
      /^unsubscribe \| text.unsubscribe-word \| Please unsubscribe me\.\n+- a dash$/,
    );
  });

  it('as a message of its own in PGP/MIME is read with its own header', async () => {
    const inner = literal('Content-Type: text/html\r\n\r\n<p>Not interested.</p>');
    const body = `--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n${armored(
      Buffer.concat([
        Buffer.from([0xc8, 0xff]),
        (() => {
          const packed = Buffer.concat([Buffer.from([1]), deflateRawSync(inner)]);
          const size = Buffer.alloc(4);
          size.writeUInt32BE(packed.length);
          return Buffer.concat([size, packed]);
        })(),
      ]),
    )}\r\n--b--\r\n`;
    expect(
      await verdict(
        body,
        'MIME-Version: 1.0',
        'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
      ),
    ).toBe('reply | intent.not-interested.en | Not interested.');
  });
});

describe('an encrypted text', () => {
  it('is a reply that says so, without the armour', async () => {
    expect(await verdict(ENCRYPTED)).toBe('reply | reply.encrypted | null');
    expect(
      await verdict(`<pre>${ENCRYPTED}</pre>`, 'MIME-Version: 1.0', 'Content-Type: text/html'),
    ).toBe('reply | reply.encrypted | null');
  });

  it('below words does not change them', async () => {
    expect(await verdict(`Not interested.\n${ENCRYPTED}`)).toBe(
      'reply | intent.not-interested.en | Not interested.',
    );
  });
});

describe('hostile armour', () => {
  it('any content gives a result or none, and never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, ended) => {
        const text = armored(Buffer.from(bytes));
        expect(typeof unwrapPgp(ended ? text : text.slice(0, -40), startAllowance()).text).toBe(
          'string',
        );
      }),
      { numRuns: 1_000 },
    );
    expect(unwrapPgp('-----BEGIN PGP SIGNED MESSAGE-----', startAllowance()).text).toBe('');
  });

  it('a text that unpacks to hundreds of megabytes, or is packed in itself, is not read', () => {
    const packet = (body: Buffer): Buffer => Buffer.concat([Buffer.from([0xa3]), body]);
    const bomb = packet(
      Buffer.concat([Buffer.from([2]), deflateSync(Buffer.alloc(20 * 1024 * 1024))]),
    );
    let nested = literal('x');
    for (let i = 0; i < 50; i++)
      nested = packet(Buffer.concat([Buffer.from([1]), deflateRawSync(nested)]));
    expect([
      unwrapPgp(armored(bomb), startAllowance()),
      unwrapPgp(armored(nested), startAllowance()),
    ]).toEqual([
      { text: '', encrypted: true },
      { text: '', encrypted: true },
    ]);
  });
});
