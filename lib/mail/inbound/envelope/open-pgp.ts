/**
 * Reads a text inside PGP armour without a key (RFC 9580): signed in clear, or signed and packed.
 * Verifies nothing.
 */
import { decodeCharset } from '../mime/decode-charset.ts';
import { unpack, type Allowance } from './unpack.ts';

const BEGIN_SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END_SIGNATURE = '-----END PGP SIGNATURE-----';
const BEGIN_MESSAGE = '-----BEGIN PGP MESSAGE';
const END_MESSAGE = '-----END PGP MESSAGE';

const MAX_DEPTH = 4;

/** Packets that need a key: session keys, and encrypted data of three generations. */
const ENCRYPTED: ReadonlySet<number> = new Set([1, 3, 9, 18, 20]);
const COMPRESSED = 8;
const LITERAL = 11;

/**
 * Whether a part begins with an armoured message, as the second part of multipart/encrypted does.
 */
export function isArmored(body: Buffer): boolean {
  return body.toString('latin1', 0, 200).trimStart().startsWith(BEGIN_MESSAGE);
}

/**
 * The text without PGP's armour. `encrypted`: it contained a message that needs a key; that message
 * is left out.
 */
export function unwrapPgp(
  text: string,
  allowance: Allowance,
): { text: string; encrypted: boolean } {
  const kept: string[] = [];
  let encrypted = false;
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lineAt(lines, at);
    if (line === BEGIN_SIGNED) {
      at = copySigned(lines, at, kept);
    } else if (line.startsWith(BEGIN_MESSAGE)) {
      const end = lines.findIndex((each, index) => index > at && each.startsWith(END_MESSAGE));
      const last = end < 0 ? lines.length - 1 : end;
      const content = openMessage(lines.slice(at, last + 1), allowance);
      if (content === null) encrypted = true;
      else kept.push(decodeCharset(content, undefined).trimEnd());
      at = last;
    } else {
      kept.push(lines[at] ?? '');
    }
  }
  return { text: kept.join('\n'), encrypted };
}

/**
 * The content of an armoured message; null if it is encrypted, broken or packed in an unknown way.
 */
export function openPgpMessage(body: Buffer, allowance: Allowance): Buffer | null {
  return openMessage(body.toString('latin1').split('\n'), allowance);
}

/**
 * The lines between the armour's fields and the signature, with dash escapes undone (RFC 9580 7.2).
 * Returns the last line that belongs to it.
 */
function copySigned(lines: readonly string[], begin: number, kept: string[]): number {
  let at = afterFields(lines, begin + 1);
  for (; at < lines.length && lineAt(lines, at) !== BEGIN_SIGNATURE; at++) {
    const line = lines[at] ?? '';
    kept.push(line.startsWith('- ') ? line.slice(2) : line);
  }
  while (at < lines.length && lineAt(lines, at) !== END_SIGNATURE) at++;
  return at;
}

/** `Hash: SHA256`, `Version: ...`, up to the blank line. */
function afterFields(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && /^[A-Za-z-]{1,30}: /.test(lines[at] ?? '')) at++;
  return lineAt(lines, at) === '' ? at + 1 : at;
}

function lineAt(lines: readonly string[], at: number): string {
  return (lines[at] ?? '').trimEnd();
}

function openMessage(lines: readonly string[], allowance: Allowance): Buffer | null {
  const begin = lines.findIndex((line) => line.startsWith(BEGIN_MESSAGE));
  const body: string[] = [];
  for (let at = afterFields(lines, begin + 1); at < lines.length; at++) {
    const line = lineAt(lines, at);
    // The checksum is on its own line.
    if (line.startsWith('=') || line.startsWith('-----')) break;
    body.push(line);
  }
  return readPackets(Buffer.from(body.join(''), 'base64'), { depth: 0, allowance });
}

function readPackets(
  bytes: Buffer,
  { depth, allowance }: { depth: number; allowance: Allowance },
): Buffer | null {
  for (let at = 0; at < bytes.length && depth < MAX_DEPTH;) {
    const packet = readPacket(bytes, at);
    if (packet === null || ENCRYPTED.has(packet.tag)) return null;
    const { tag, body } = packet;
    if (tag === COMPRESSED) {
      const unpacked = uncompress(body, allowance);
      return unpacked === null ? null : readPackets(unpacked, { depth: depth + 1, allowance });
    }
    // Format, length of the file name, the name, four bytes of date, then the text.
    if (tag === LITERAL) return body.subarray(6 + (body[1] ?? 0));
    at = packet.next;
  }
  return null;
}

type Packet = { tag: number; body: Buffer; next: number };

function readPacket(bytes: Buffer, at: number): Packet | null {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) === 0) return null;
  if ((first & 0x40) !== 0) return readPieces(bytes, first & 0x3f, at + 1);
  const size = [1, 2, 4, 0][first & 3] ?? 0;
  const start = at + 1 + size;
  if (start > bytes.length) return null;
  const next = size === 0 ? bytes.length : start + bytes.readUIntBE(at + 1, size);
  return { tag: (first >> 2) & 0xf, body: bytes.subarray(start, next), next };
}

/**
 * Lengths of the new format (RFC 9580 4.2.1); partial lengths, powers of two, may come before the
 * last.
 */
function readPieces(bytes: Buffer, tag: number, from: number): Packet | null {
  const pieces: Buffer[] = [];
  for (let at = from; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const size = first < 192 ? 1 : first < 224 ? 2 : first < 255 ? 1 : 5;
    if (at + size > bytes.length) return null;
    const length =
      first < 192
        ? first
        : first < 224
          ? ((first - 192) << 8) + (bytes[at + 1] ?? 0) + 192
          : first < 255
            ? 2 ** (first & 0x1f)
            : bytes.readUInt32BE(at + 1);
    pieces.push(bytes.subarray(at + size, at + size + length));
    at += size + length;
    if (first < 224 || first === 255) return { tag, body: Buffer.concat(pieces), next: at };
  }
  return { tag, body: Buffer.concat(pieces), next: bytes.length };
}

/** Reads ZIP and ZLIB, not BZip2. */
function uncompress(body: Buffer, allowance: Allowance): Buffer | null {
  switch (body[0]) {
    case 0:
      return body.subarray(1);
    case 1:
      return unpack('raw', body.subarray(1), allowance);
    case 2:
      return unpack('zlib', body.subarray(1), allowance);
    default:
      return null;
  }
}
