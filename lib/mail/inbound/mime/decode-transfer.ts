/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 section 6), reading no more of the body than the cap
 * needs.
 */

import { isUtf8 } from 'node:buffer';

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Decodes a part's body to at most `cap` bytes. Unknown encodings are read as 8bit (RFC 2045 6.4
 * leaves them opaque).
 */
export function decodeTransfer(body: Buffer, encoding: string, cap: number): Buffer {
  if (encoding === 'base64') {
    // 4 characters carry 3 bytes; lines may be very short, so leave room for line ends.
    const text = body.toString('latin1', 0, cap * 2);
    const encoded = withoutFooter(text);
    if (!isWholeBase64(encoded) && isPlain(text)) return body.subarray(0, cap);
    return Buffer.from(encoded, 'base64').subarray(0, cap);
  }
  if (encoding === 'quoted-printable')
    return decodeQuotedPrintable(body.subarray(0, cap * 4), false).subarray(0, cap);
  return body.subarray(0, cap);
}

/**
 * The encoding of a text: gateways also drop the field and leave the text encoded. A text without
 * a field is base64 only as a whole, and quoted-printable only with line breaks of that encoding.
 */
export function encodingOfText(declared: string, body: Buffer): string {
  if (!/^(?:7bit|8bit|binary|)$/.test(declared) || body.length < SHORTEST) return declared;
  const start = body.toString('latin1', 0, 4_096);
  if (hasSoftBreak(start) && hasEscapes(start)) return 'quoted-printable';
  if (/^\s*[A-Za-z0-9+/]{60}/.test(start)) {
    const text = body.toString('latin1');
    if (isWholeBase64(text) && isWords(Buffer.from(text, 'base64'))) return 'base64';
  }
  return declared;
}

const SHORTEST = 64;

/** The shortest line that the encoding breaks. */
const BROKEN_LINE = 59;

/**
 * Whether `=` ends a long line. A loop over line ends, because a pattern counts the characters of
 * every line from each of them: 1 % of the whole classification.
 */
function hasSoftBreak(text: string): boolean {
  let start = 0;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
    const end = text.charCodeAt(feed - 1) === CR ? feed - 2 : feed - 1;
    if (
      end - start >= BROKEN_LINE &&
      text.charCodeAt(end) === EQUALS &&
      !text.slice(end - BROKEN_LINE, end).includes('\r')
    )
      return true;
    start = feed + 1;
  }
  return false;
}

function hasEscapes(text: string): boolean {
  return (text.match(/=[0-9A-F]{2}/g)?.length ?? 0) > 1;
}

function isWholeBase64(text: string): boolean {
  const characters = text.replace(/\s/g, '');
  return (
    characters.length >= 8 &&
    characters.length % 4 === 0 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(characters) &&
    !/[A-Za-z] +[A-Za-z]/.test(text)
  );
}

function isWords(bytes: Buffer): boolean {
  return (
    isUtf8(bytes) &&
    !bytes.some((byte) => byte < 0x20 && byte !== LF && byte !== CR && byte !== 0x09)
  );
}

/** A gateway decoded the text and left the field as it was: its first lines have words. */
function isPlain(text: string): boolean {
  const start = text.slice(0, 400);
  const foreign = start.match(/[^A-Za-z0-9+/=\s]/g)?.length ?? 0;
  const spaces = start.match(/[A-Za-z,.;:!?] +[A-Za-z]/g)?.length ?? 0;
  return spaces > 1 && (foreign + spaces) * 20 > start.length;
}

/** Lists and scanners append their own lines to the encoded text. */
function withoutFooter(text: string): string {
  const footer = /\r?\n[ \t]*\r?\n(?=[^\r\n]{0,400}(?:[^A-Za-z0-9+/=\s]|[^\s] +[^\s]))/.exec(text);
  return footer === null ? text : text.slice(0, footer.index);
}

/**
 * Quoted-printable (RFC 2045 6.7): soft line breaks are removed, white space before a line end was
 * added in transport, an `=` without an escape stays. With `words` the rules of RFC 2047's Q apply:
 * `_` is a space.
 */
export function decodeQuotedPrintable(bytes: Buffer, words: boolean): Buffer {
  if (!words && bytes.indexOf(EQUALS) < 0) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    // The bytes before the next escape are copied unchanged.
    const next = words ? i : bytes.indexOf(EQUALS, i);
    const plain = next < 0 ? bytes.length : next;
    if (plain > i) at += bytes.copy(out, at, i, plain);
    i = plain;
    if (i === bytes.length) break;
    const byte = bytes[i]!;
    if (byte === EQUALS) {
      const escaped = escapedByte(bytes, i);
      if (escaped >= 0) {
        out[at++] = escaped;
        i += 2;
        continue;
      }
      const end = words ? -1 : softBreakEnd(bytes, i + 1);
      if (end >= 0) {
        i = end;
        continue;
      }
    }
    out[at++] = words && byte === 0x5f ? 0x20 : byte;
  }
  return out.subarray(0, at);
}

/** The byte of the escape at `at`; -1 if it is not an escape. */
function escapedByte(bytes: Buffer, at: number): number {
  if (at + 2 >= bytes.length) return -1;
  const high = hexDigit(bytes[at + 1]!);
  const low = hexDigit(bytes[at + 2]!);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/**
 * Index of the last byte of a soft line break that starts at `from` (just after `=`), or -1 if
 * there is none.
 */
function softBreakEnd(bytes: Buffer, from: number): number {
  let i = from;
  while (i < bytes.length && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++;
  if (i >= bytes.length) return bytes.length - 1;
  if (bytes[i] === CR && bytes[i + 1] === LF) return i + 1;
  return bytes[i] === LF ? i : -1;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}
