/**
 * Writes S/MIME envelopes as several programs do: DER, and BER with open lengths and strings in
 * pieces.
 */
import { deflateSync } from 'node:zlib';

const OIDS = {
  data: '2a864886f70d010701',
  signed: '2a864886f70d010702',
  enveloped: '2a864886f70d010703',
  compressed: '2a864886f70d0109100109',
  authEnveloped: '2a864886f70d0109100117',
} as const;
type Name = keyof typeof OIDS;

export function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.from(body.length.toString(16).padStart(8, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x84]), size, body]);
}

export function open(tag: number, ...content: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])]);
}

const oid = (name: Name): Buffer => der(0x06, Buffer.from(OIDS[name], 'hex'));
const VERSION = der(0x02, Buffer.from([1]));
const ALGORITHMS = der(0x31, der(0x30, der(0x06, Buffer.from('608648016503040201', 'hex'))));
/** Certificates and signatures, which the reader ignores. */
const REST = Buffer.concat([
  der(0xa0, Buffer.alloc(900, 0x55)),
  der(0x31, Buffer.alloc(300, 0x66)),
]);

export function info(name: Name, content: Buffer): Buffer {
  return der(0x30, oid(name), der(0xa0, content));
}

export function signedData(content: Buffer, type: Name = 'data'): Buffer {
  return der(0x30, VERSION, ALGORITHMS, der(0x30, oid(type), der(0xa0, der(0x04, content))), REST);
}

export function compressedData(content: Buffer, type: Name = 'data'): Buffer {
  return der(
    0x30,
    VERSION,
    der(0x30, der(0x06, Buffer.from('2a864886f70d0109100308', 'hex'))),
    der(0x30, oid(type), der(0xa0, der(0x04, deflateSync(content)))),
  );
}

export const signed = (content: Buffer): Buffer => info('signed', signedData(content));

/**
 * As OpenSSL streams it: every length open, the content in pieces; `nested` puts the pieces into
 * pieces.
 */
export function signedInPieces(content: Buffer, { piece = 100, nested = false } = {}): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < content.length; at += piece)
    pieces.push(der(0x04, content.subarray(at, at + piece)));
  const half = Math.ceil(pieces.length / 2);
  const string = nested
    ? open(0x24, open(0x24, ...pieces.slice(0, half)), der(0x24, ...pieces.slice(half)))
    : open(0x24, ...pieces);
  const algorithms = open(0x31, open(0x30, der(0x06, Buffer.from('608648016503040201', 'hex'))));
  return open(
    0x30,
    oid('signed'),
    open(0xa0, open(0x30, VERSION, algorithms, open(0x30, oid('data'), open(0xa0, string)), REST)),
  );
}

/** PKCS #7 of 1998 allows a definite string of pieces, as Outlook wrote it. */
export function signedInDefinitePieces(content: Buffer): Buffer {
  const half = content.length >> 1;
  const string = der(0x24, der(0x04, content.subarray(0, half)), der(0x04, content.subarray(half)));
  return info(
    'signed',
    der(0x30, VERSION, ALGORITHMS, der(0x30, oid('data'), der(0xa0, string)), REST),
  );
}

export const enveloped = (name: 'enveloped' | 'authEnveloped' = 'enveloped'): Buffer =>
  info(
    name,
    der(
      0x30,
      VERSION,
      der(0x31, Buffer.alloc(200, 0x11)),
      der(0x30, oid('data'), Buffer.alloc(300, 0x22)),
    ),
  );

export const certificatesOnly = (): Buffer =>
  info('signed', der(0x30, VERSION, der(0x31), der(0x30, oid('data')), REST));

/** A reply in an envelope; `type` and `headers` as its sender's program wrote them. */
export function sealedMail(
  bytes: Buffer,
  {
    type = 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
    encoding = 'base64',
    headers = [] as string[],
  } = {},
): Buffer {
  const body =
    encoding === 'base64'
      ? Buffer.from(bytes.toString('base64').replace(/.{64}/g, '$&\r\n'))
      : bytes;
  const head = [
    'From: Bea Bly <bea@example.test>',
    'To: ann@acme.test',
    'Subject: Re: Your warehouse',
    'Message-ID: <r@example.test>',
    'In-Reply-To: <m@acme.test>',
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
}
