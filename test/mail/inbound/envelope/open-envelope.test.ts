/**
 * A signed reply is read like any other; an encrypted one is a reply that only the holder of the
 * key can read.
 */
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import {
  certificatesOnly,
  compressedData,
  enveloped,
  info,
  sealedMail,
  signed,
  signedData,
  signedInDefinitePieces,
  signedInPieces,
} from './write-cms.ts';
import {
  TEXT,
  entity,
  REPLY,
  verdict,
  READ,
  SEALED,
  OPENSSL,
  OPENSSL_STREAM,
  mixed,
  p7m,
} from './open-envelope.fixture.ts';

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

  it('of every kind: an absence, a refusal, a report', async () => {
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

  it('but an encrypted attachment does not prevent reading the words above it', async () => {
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
