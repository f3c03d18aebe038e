/**
 * Takes the message out of an S/MIME envelope without a key (RFC 8551): signed or compressed, not
 * encrypted. Verifies nothing.
 */
import {
  EXPLICIT_0,
  OBJECT_ID,
  readElement,
  readOctets,
  rangeAfter,
  SEQUENCE,
  type Element,
  type Range,
} from './read-der.ts';
import { unpack, type Allowance } from './unpack.ts';

/**
 * `unreadable`: encrypted, or not CMS at all. `empty`: no message inside, as in a bundle of
 * certificates.
 */
export type Opened =
  { kind: 'content'; content: Buffer } | { kind: 'empty' } | { kind: 'unreadable' };

/** Maximum bytes of content, at every layer. */
const MAX_CONTENT = 4 * 1024 * 1024;
/** RFC 8551 allows three layers: signed, compressed and signed again. */
const MAX_LAYERS = 4;

/** RFC 5652 and RFC 3274, as the bytes of the object identifier. */
const SIGNED = '2a864886f70d010702';
const COMPRESSED = '2a864886f70d0109100109';
const ENCRYPTED: ReadonlySet<string> = new Set([
  '2a864886f70d010703', // enveloped-data
  '2a864886f70d010704', // signed-and-enveloped-data (PKCS #7)
  '2a864886f70d010706', // encrypted-data
  '2a864886f70d0109100117', // auth-enveloped-data
]);

const UNREADABLE: Opened = { kind: 'unreadable' };

/**
 * `bytes`: DER or BER, without transfer encoding. Truncated bytes give the beginning of the
 * content.
 */
export function openCms(bytes: Buffer, allowance: Allowance): Opened {
  let source = bytes;
  let typed = readTyped(source, { start: 0, end: source.length });
  for (let layer = 0; layer < MAX_LAYERS && typed !== null; layer++) {
    if (typed.content === null) return layer === 0 ? UNREADABLE : { kind: 'empty' };
    if (ENCRYPTED.has(typed.type)) return UNREADABLE;
    if (typed.type !== SIGNED && typed.type !== COMPRESSED) {
      const content = readOctets(source, typed.content, MAX_CONTENT);
      return content === null ? UNREADABLE : { kind: 'content', content };
    }
    const inner = readEncapsulated(source, typed.content);
    if (inner === null) return UNREADABLE;
    const compressed = typed.type === COMPRESSED;
    typed = inner;
    // Only the octets are the next layer's source, not the structure around them.
    const octets = inner.content === null ? null : readOctets(source, inner.content, MAX_CONTENT);
    if (octets === null) continue;
    const unpacked = compressed ? unpack('zlib', octets, allowance) : octets;
    if (unpacked === null) return UNREADABLE;
    if (inner.type !== SIGNED && inner.type !== COMPRESSED && !ENCRYPTED.has(inner.type))
      return { kind: 'content', content: unpacked };
    source = unpacked;
    typed = readTyped(source, { start: 0, end: source.length }) ?? {
      type: inner.type,
      content: readElement(source, { start: 0, end: source.length }),
    };
  }
  return UNREADABLE;
}

type Typed = { type: string; content: Element | null };

/**
 * SEQUENCE { OBJECT IDENTIFIER, [0] EXPLICIT content OPTIONAL }: the form of both ContentInfo and
 * EncapsulatedContentInfo.
 */
function readTyped(bytes: Buffer, range: Range): Typed | null {
  const outer = readElement(bytes, range);
  if (outer?.tag !== SEQUENCE) return null;
  const id = readElement(bytes, outer);
  if (id?.tag !== OBJECT_ID) return null;
  const explicit = readElement(bytes, { start: id.end, end: outer.end });
  return {
    type: bytes.toString('hex', id.start, id.end),
    content: explicit?.tag === EXPLICIT_0 ? readElement(bytes, explicit) : null,
  };
}

/**
 * SignedData and CompressedData both hold a version, one structure of algorithms, and then the
 * encapsulated content.
 */
function readEncapsulated(bytes: Buffer, data: Element): Typed | null {
  if (data.tag !== SEQUENCE) return null;
  let rest: Range = { start: data.start, end: data.end };
  for (let skipped = 0; skipped < 2; skipped++) {
    const element = readElement(bytes, rest);
    if (element === null) return null;
    rest = rangeAfter(bytes, element, data.end);
  }
  return readTyped(bytes, rest);
}
