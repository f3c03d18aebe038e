/** A signed reply is read like any other; an encrypted one is a reply that only the holder of the key can read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { fetchLarge } from '../../../../lib/mail/inbound/imap/fetch-large.ts';
import { keepDecidingParts } from '../../../../lib/mail/inbound/imap/keep-parts.ts';
import { openCms } from '../../../../lib/mail/inbound/envelope/open-cms.ts';
import { startAllowance } from '../../../../lib/mail/inbound/envelope/unpack.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import type { ImapSession } from '../../../../lib/mail/inbound/imap/imap-session.ts';
import {
  certificatesOnly,
  compressedData,
  der,
  enveloped,
  info,
  open,
  sealedMail,
  signed,
  signedData,
  signedInDefinitePieces,
  signedInPieces,
} from './write-cms.ts';

const TEXT = 'Please unsubscribe me.';
const entity = (text: string): Buffer =>
  Buffer.from(
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text}\r\n\r\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee wrote:\r\n> Hello Bea\r\n`,
  );
const REPLY = entity(TEXT);

async function verdict(raw: Buffer): Promise<string> {
  const { kind, rule, visibleText } = classifyMail(await parseMail(raw));
  return `${kind} | ${rule} | ${visibleText}`;
}
const READ = `unsubscribe | text.unsubscribe-word | ${TEXT}`;
const SEALED = 'reply | reply.encrypted | null';

/** `openssl cms -sign -nodetach -nocerts -noattr`, and the same with `-stream`. */
const OPENSSL =
  'MIIBNwYJKoZIhvcNAQcCoIIBKDCCASQCAQMxDTALBglghkgBZQMEAgEwgY8GCSqGSIb3DQEHAaCBgQR/Q29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiBxdW90ZWQtcHJpbnRhYmxlDQoNClBsZWFzZSB1bnN1YnNjcmliZSBtZS4NCg0KLS0gPTIwDQpCZWENCjF+MHwCAQOAFDGt6/TeVS55GuDAZggEAcGBibtCMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRIMEYCIQDSaYUuA0knCcW/oAXumuk54DL+wh6jveC8nHk38jXVvgIhALlGiSxZgpeSuio97v82Hl9eSafUQrs6MFsr2vApI8D4';
const OPENSSL_STREAM =
  'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgAR/Q29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiBxdW90ZWQtcHJpbnRhYmxlDQoNClBsZWFzZSB1bnN1YnNjcmliZSBtZS4NCg0KLS0gPTIwDQpCZWENCgAAAAAAADGBjTCBigIBATAkMAwxCjAIBgNVBAMMAUICFEaNqf6fEllLgBcfTvFc0aKU5GjpMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRGMEQCIAS4e2s62QPh1qE/G+OJVaYxFSi89OYk4EDY3wMoiaOYAiA/aDrT+WyI7YpnGH+SOWlvsa3NKmq75u9dopoHAY+sxgAAAAAAAA==';

const mixed = (...parts: string[]): Buffer =>
  Buffer.from(
    [
      'From: Bea <bea@example.test>',
      'To: ann@acme.test',
      'Subject: Re: Your warehouse',
      'In-Reply-To: <m@acme.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      ...parts.flatMap((part) => ['--b', part]),
      '--b--',
      '',
    ].join('\r\n'),
  );
const p7m = (bytes: Buffer): string =>
  `Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Disposition: attachment; filename=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`;

describe('the text in a signed reply is read', () => {
  it.each<[string, Buffer]>([
    ['of OpenSSL, in DER', sealedMail(Buffer.from(OPENSSL, 'base64'))],
    ['of OpenSSL, streamed', sealedMail(Buffer.from(OPENSSL_STREAM, 'base64'))],
    ['in DER', sealedMail(signed(REPLY))],
    ['in BER, in pieces', sealedMail(signedInPieces(REPLY))],
    ['in BER, in pieces of pieces', sealedMail(signedInPieces(REPLY, { piece: 7, nested: true }))],
    ['in pieces of known length', sealedMail(signedInDefinitePieces(REPLY))],
    ['without an encoding', sealedMail(signed(REPLY), { encoding: 'binary' })],
    [
      'whose encoding is not announced',
      Buffer.from(
        sealedMail(signed(REPLY))
          .toString('latin1')
          .replace('Content-Transfer-Encoding: base64\r\n', ''),
        'latin1',
      ),
    ],
    [
      'in PEM',
      sealedMail(
        Buffer.from(
          `-----BEGIN PKCS7-----\r\n${signed(REPLY).toString('base64')}\r\n-----END PKCS7-----\r\n`,
        ),
        { encoding: '7bit' },
      ),
    ],
    [
      'of the older type, without smime-type',
      sealedMail(signed(REPLY), { type: 'application/x-pkcs7-mime; name="smime.p7m"' }),
    ],
    ['without any parameter', sealedMail(signed(REPLY), { type: 'application/pkcs7-mime' })],
    [
      'passed on as any file',
      sealedMail(signed(REPLY), { type: 'application/octet-stream; name="smime.p7m"' }),
    ],
    [
      'passed on as any file, named by its disposition',
      sealedMail(signed(REPLY), {
        type: 'application/octet-stream',
        headers: ['Content-Disposition: attachment; filename="SMIME.P7M"'],
      }),
    ],
    [
      'passed on as any file, under a name of the gateway',
      sealedMail(signed(REPLY), { type: 'application/octet-stream; name="ATT00001.p7m"' }),
    ],
    [
      'whose header was signed with it',
      sealedMail(
        signed(
          Buffer.concat([
            Buffer.from(
              'Content-Type: message/rfc822; forwarded=no\r\n\r\nSubject: Re: Your warehouse\r\n',
            ),
            REPLY,
          ]),
        ),
      ),
    ],
    [
      'without header fields of its own',
      sealedMail(signed(Buffer.from(`${TEXT}\r\nNote: thanks\r\n`))),
    ],
    [
      'that was signed twice',
      sealedMail(
        signed(
          sealedMail(signed(REPLY)).subarray(sealedMail(signed(REPLY)).indexOf('MIME-Version')),
        ),
      ),
    ],
    [
      'whose structure was signed twice',
      sealedMail(info('signed', signedData(signedData(REPLY), 'signed'))),
    ],
    [
      'that was compressed',
      sealedMail(info('compressed', compressedData(REPLY)), {
        type: 'application/pkcs7-mime; smime-type=compressed-data; name="smime.p7z"',
      }),
    ],
    [
      'that was signed, then compressed',
      sealedMail(info('compressed', compressedData(signedData(REPLY), 'signed'))),
    ],
    [
      'below a banner of a gateway',
      mixed('Content-Type: text/html\r\n\r\n<p></p>', p7m(signed(REPLY))),
    ],
    ['of which only the beginning came', sealedMail(signed(REPLY)).subarray(0, 620)],
    [
      'in two languages of markup',
      sealedMail(
        signed(
          Buffer.from(
            `Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n${TEXT}\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>${TEXT}</p>\r\n--c--\r\n`,
          ),
        ),
      ),
    ],
  ])('%s', async (_, raw) => {
    expect(await verdict(raw)).toMatch(
      new RegExp(`^unsubscribe \\| text.unsubscribe-word \\| ${TEXT}`),
    );
  });

  it('whatever it says: an absence, a refusal, a report', async () => {
    expect(await verdict(sealedMail(signed(entity('Not interested, thanks.'))))).toBe(
      'reply | intent.not-interested.en | Not interested, thanks.',
    );
    expect(
      await verdict(
        sealedMail(signed(entity('I am on vacation until 15 June.')), {
          headers: ['Auto-Submitted: auto-replied'],
        }),
      ),
    ).toContain('out_of_office');
    const report =
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\n\r\nIt failed.\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; bea@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\n--r--\r\n';
    expect(await verdict(sealedMail(signed(Buffer.from(report))))).toContain('bounce');
  });

  it('in a detached signature, as before', async () => {
    expect(
      await verdict(
        Buffer.from(
          mixed(
            `Content-Type: text/plain\r\n\r\n${TEXT}`,
            'Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA',
          )
            .toString()
            .replace('multipart/mixed', 'multipart/signed; protocol="application/pkcs7-signature"'),
        ),
      ),
    ).toBe(READ);
  });
});

describe('what cannot be read is a reply that says so', () => {
  it.each<[string, Buffer]>([
    [
      'encrypted',
      sealedMail(enveloped(), {
        type: 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
      }),
    ],
    ['encrypted, as authenticated data', sealedMail(enveloped('authEnveloped'))],
    ['encrypted and announced as signed', sealedMail(enveloped())],
    [
      'encrypted and passed on as any file',
      sealedMail(enveloped(), { type: 'application/octet-stream; name=smime.p7m' }),
    ],
    [
      'signed, with an encrypted message in it',
      sealedMail(
        signed(sealedMail(enveloped()).subarray(sealedMail(enveloped()).indexOf('MIME-Version'))),
      ),
    ],
    ['no envelope at all', sealedMail(Buffer.from('what is this'), { encoding: '7bit' })],
    [
      'PGP/MIME',
      mixed(
        'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1',
        'Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMAz7Io2UgZYSyAQf9EHXUlD8sw+dqnTjzfRxxEPX0BGkWrLDhjs5ZKLIlpFdW\r\n-----END PGP MESSAGE-----',
      ),
    ],
    [
      'a protected message of Microsoft',
      mixed(
        'Content-Type: application/x-microsoft-rpmsg-message; name="message_v2.rpmsg"\r\nContent-Transfer-Encoding: base64\r\n\r\ndugEYMQ=',
      ),
    ],
  ])('%s', async (_, raw) => {
    expect(await verdict(raw)).toBe(SEALED);
  });

  it('but an encrypted attachment below words is no reason not to read them', async () => {
    expect(await verdict(mixed(`Content-Type: text/plain\r\n\r\n${TEXT}`, p7m(enveloped())))).toBe(
      READ,
    );
  });

  it('and a signed document is an attachment like any other', async () => {
    const file = (bytes: Buffer): Buffer =>
      mixed(
        'Content-Type: text/plain\r\n\r\nFind it attached.',
        `Content-Type: application/pkcs7-mime; name="offer.pdf.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`,
      );
    const parts = async (raw: Buffer): Promise<string[]> =>
      (await parseMail(raw)).parts.map(({ contentType }) => contentType);
    expect([
      await verdict(file(signed(Buffer.from('%PDF-1.7\r\nunsubscribe me')))),
      await parts(file(signed(Buffer.from('%PDF-1.7\n')))),
    ]).toEqual(['reply | reply | Find it attached.', ['text/plain', 'application/octet-stream']]);
    expect(await verdict(file(certificatesOnly()))).toBe('reply | reply | Find it attached.');
  });
});

describe('hostile envelopes', () => {
  it('whatever the bytes are, they give something or nothing, and never an error', () => {
    const whole = [
      signed(REPLY),
      signedInPieces(REPLY, { nested: true }),
      info('compressed', compressedData(REPLY)),
      enveloped(),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 }),
        fc.nat(2_000),
        (bytes, changes, cut) => {
          const mutated = Buffer.from(bytes);
          for (const [at, byte] of changes) if (at < mutated.length) mutated[at] = byte;
          expect(['content', 'empty', 'unreadable']).toContain(
            openCms(mutated.subarray(0, Math.max(1, mutated.length - cut)), startAllowance()).kind,
          );
        },
      ),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => void openCms(Buffer.from(bytes), startAllowance()),
      ),
      { numRuns: 1_000 },
    );
  });

  it('a thousand envelopes in each other end', async () => {
    let inner: Buffer = REPLY;
    for (let i = 0; i < 30; i++)
      inner = Buffer.from(
        `Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: binary\r\n\r\n${signed(inner).toString('latin1')}`,
        'latin1',
      );
    expect((await parseMail(sealedMail(signed(inner)))).parts).toHaveLength(1);
    let nested = signedData(REPLY);
    for (let i = 0; i < 1_000; i++) nested = signedData(nested, 'signed');
    expect(openCms(info('signed', nested), startAllowance()).kind).toBe('unreadable');
  });

  it('open lengths without an end, and lengths beyond the end, are read once', () => {
    for (const bytes of [
      Buffer.alloc(1_000_000, Buffer.from([0x30, 0x80])),
      open(0x30, Buffer.alloc(1_000_000, Buffer.from([0x24, 0x80]))),
      der(0x30, Buffer.from([0x06, 0x84, 0xff, 0xff, 0xff, 0xff])),
    ]) {
      expect(openCms(bytes, startAllowance()).kind).toBe('unreadable');
    }
  });

  it('a few bytes that unpack to hundreds of megabytes are not unpacked', async () => {
    const bomb = info('compressed', compressedData(Buffer.alloc(20 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(70_000);
    expect(openCms(bomb, startAllowance()).kind).toBe('unreadable');
    // Once a mail has used its share, the next envelope in it is not unpacked either.
    const many = mixed(...Array.from({ length: 50 }, () => p7m(bomb)));
    expect((await parseMail(many)).parts.map(({ text }) => text)).toEqual(Array(50).fill(null));
  });
});

describe('of a large signed reply', () => {
  const PDF = Buffer.alloc(900_000, 0x41).toString('base64').replace(/.{76}/g, '$&\r\n');
  const large = Buffer.from(
    `Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n${TEXT}\r\n--c\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${PDF}\r\n--c--\r\n`,
  );

  it.each([
    ['in DER', signed(large)],
    ['in pieces', signedInPieces(large, { piece: 4_096 })],
  ])('%s, what is kept is judged the same', async (_, bytes) => {
    const raw = sealedMail(bytes);
    const kept = keepDecidingParts(raw);
    expect([await verdict(raw), await verdict(kept), kept.length < 300_000]).toEqual([
      READ,
      READ,
      true,
    ]);
    const wrapped = mixed(p7m(bytes), 'Content-Type: text/plain\r\n\r\n-- \r\nA list');
    expect(await verdict(keepDecidingParts(wrapped))).toBe(await verdict(wrapped));
  });

  it('and what cannot be read stays what it is', async () => {
    const raw = mixed(p7m(Buffer.concat([enveloped(), Buffer.alloc(100_000)])));
    expect([await verdict(raw), await verdict(keepDecidingParts(raw))]).toEqual([SEALED, SEALED]);
    const file = mixed(
      'Content-Type: text/plain\r\n\r\nFind it attached.',
      p7m(signed(Buffer.alloc(200_000, 1))),
    );
    expect(await verdict(keepDecidingParts(file))).toBe(await verdict(file));
  });

  it('the envelope is fetched over IMAP though it looks like an attachment', async () => {
    const bytes = Buffer.from(signed(large).toString('base64'));
    const envelope = {
      part: '1',
      type: 'application/pkcs7-mime',
      disposition: 'attachment',
      dispositionParameters: { filename: 'smime.p7m' },
    };
    const pieces: Record<string, Buffer> = {
      HEADER: Buffer.from(
        'From: bea@example.test\r\nSubject: Re: Hello\r\nIn-Reply-To: <m@acme.test>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
      ),
      '1.MIME': Buffer.from(
        'Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      ),
      1: bytes,
    };
    type Query = { bodyStructure?: boolean; bodyParts?: { key: string; maxLength: number }[] };
    const answer = (query: Query): object =>
      query.bodyStructure
        ? {
            uid: 7,
            bodyStructure: {
              type: 'multipart/mixed',
              parameters: { boundary: 'b' },
              childNodes: [
                envelope,
                { part: '2', type: 'application/pdf', disposition: 'attachment' },
              ],
            },
          }
        : {
            uid: 7,
            bodyParts: new Map(
              (query.bodyParts ?? []).map(({ key, maxLength }) => [
                key.toLowerCase(),
                pieces[key]?.subarray(0, maxLength),
              ]),
            ),
          };
    const session = {
      run: (command: () => Promise<unknown>) => command(),
      estimatesSizes: false,
      client: {
        fetch: async function* (_set: string, query: Query) {
          yield answer(query);
        },
      },
    } as unknown as ImapSession;
    const { raw, withheld } = await fetchLarge(session, {
      uid: 7,
      size: 4_000_000,
      receivedAt: null,
    });
    expect([await verdict(raw), raw.length < 300_000, withheld]).toEqual([READ, true, null]);
  });
});
