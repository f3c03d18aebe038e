/**
 * Decides which characters some bytes mean: by the declared charset first, then by the bytes, never
 * with an error.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/**
 * Charsets that use 7-bit bytes for other characters than ASCII: they shift with escapes or use
 * bytes below 0x80.
 */
const NOT_ASCII_BELOW_80 = /^(iso-2022|utf-16|hz)/;

/**
 * The printable characters of windows-1252 from 0x80; Node 20 decodes that label as latin1, which
 * loses the curly quotes of Outlook.
 */
const HIGH_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** A message may invent any number of labels: the cache must not grow with them. */
const MAX_KEPT = 64;
const decoders = new Map<string, TextDecoder | null>();
const names = new Map<string, string>();

/**
 * Turns any bytes into text. With an unknown or wrong label it falls back to UTF-8 if the bytes are
 * valid UTF-8, else to windows-1252 (which has a character for nearly every byte).
 */
export function decodeCharset(bytes: Buffer, label: string | undefined): string {
  const name = normalLabel(label);
  const sevenBit = isAscii(bytes);
  if (sevenBit && !NOT_ASCII_BELOW_80.test(name)) return bytes.toString('latin1');
  if (name === 'utf-8') return bytes.toString('utf8');
  // Bounce generators often declare a 7-bit label ("us-ascii", "iso-2022-jp") over 8-bit bytes:
  // trust the bytes.
  const lie = name === '' || name === 'us-ascii' || (!sevenBit && name.startsWith('iso-2022'));
  if (isUtf8(bytes) && (lie || isReallyUtf8(bytes, name))) return bytes.toString('utf8');
  if (name === 'windows-1252' || name === 'us-ascii' || name === '') return decode1252(bytes);
  const decoder = decoderFor(lie && name === 'iso-2022-jp' ? 'euc-jp' : name);
  if (decoder !== null) return decoder.decode(bytes);
  return isUtf8(bytes) ? bytes.toString('utf8') : decode1252(bytes);
}

/** Labels of Western texts, in which no word looks like UTF-8. */
const WESTERN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-15', 'us-ascii', '']);
/** The East Asian two-byte charsets: a word of theirs may be valid UTF-8, a sentence is not. */
const ENOUGH_CHARACTERS = 4;

/**
 * Gateways and footers change the bytes to UTF-8 and keep the label. Text in another charset is
 * valid UTF-8 only by chance, which needs a very short text. `bytes` are valid UTF-8.
 */
function isReallyUtf8(bytes: Buffer, name: string): boolean {
  if (NOT_ASCII_BELOW_80.test(name)) return false;
  if (WESTERN.has(name)) return true;
  let characters = 0;
  for (const byte of bytes) {
    if (byte >= 0xc0 && ++characters >= ENOUGH_CHARACTERS) return true;
  }
  return false;
}

/** Shifts of 7-bit encodings, and the zeros of wide ones: ASCII has none of them. */
const SHIFTS: ReadonlySet<number> = new Set([0x00, 0x0e, 0x1b]);
const PLUS = /\+([A-Za-z0-9+/]*)(-?)/g;

/**
 * Whether another reader may decode better than `decodeCharset`: the label is unknown here, and the
 * bytes are neither ASCII nor UTF-8. `bytesOf` is called only for unknown labels.
 */
export function isUndecodable(label: string, bytesOf: () => Buffer): boolean {
  const name = normalLabel(label);
  if (name === '' || name === 'us-ascii' || decoderFor(name) !== null) return false;
  const bytes = bytesOf();
  if (!isAscii(bytes)) return !name.startsWith('iso-2022') && !isUtf8(bytes);
  return name.includes('utf-7') || name.includes('utf7')
    ? isUtf7(bytes.toString('latin1'))
    : bytes.some((byte) => SHIFTS.has(byte));
}

/**
 * Whether every plus sign shifts as RFC 2152 says, to whole UTF-16 units. Exchange's reports
 * declare `unicode-1-1-utf-7` for ASCII, and an address `ann+news@acme.test` in one must not become
 * another.
 */
function isUtf7(text: string): boolean {
  const runs = [...text.matchAll(PLUS)];
  return (
    runs.length > 0 &&
    runs.every(([, base64 = '', end]) =>
      base64 === '' ? end === '-' : (base64.length * 6) % 16 < 6,
    )
  );
}

function decode1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (char) => HIGH_1252[char.charCodeAt(0) - 0x80]!);
}

function decoderFor(name: string): TextDecoder | null {
  let decoder = decoders.get(name);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(name);
    } catch {
      decoder = null; // RangeError: a label the Encoding Standard does not know
    }
    if (decoders.size < MAX_KEPT) decoders.set(name, decoder);
  }
  return decoder;
}

function normalLabel(label: string | undefined): string {
  if (label === undefined) return '';
  let name = names.get(label);
  if (name === undefined) {
    name = readLabel(label);
    if (names.size < MAX_KEPT && label.length < 64) names.set(label, name);
  }
  return name;
}

/**
 * Labels in real messages that the Encoding Standard spells differently: `win-1252`, `latin-1`,
 * `utf8`, `8859-1`, a trailing `*lang`.
 */
function readLabel(label: string): string {
  const name = /^["']?([^"';*]*)/.exec(label.trim().toLowerCase())?.[1] ?? '';
  if (name === 'utf-8' || name === 'utf8') return 'utf-8';
  if (/^(?:us-?)?ascii$|^ansi_x3/.test(name)) return 'us-ascii';
  // The Encoding Standard, like every mail client, reads iso-8859-1 as windows-1252.
  if (/^(?:iso[-_ ]?)?8859[-_ ]?1$|^(?:latin|l)[-_ ]?1$|^(?:win|windows|cp)[-_ ]?1252$/.test(name))
    return 'windows-1252';
  return name
    .replace(/^(?:win|windows|cp)[-_ ]?(125\d|874)$/, 'windows-$1')
    .replace(/^(?:iso)?[-_ ]?8859[-_ ]?(\d{1,2})$/, 'iso-8859-$1')
    .replace(/^(?:ks_c_5601.*|cp949|ms949)$/, 'euc-kr')
    .replace(/^(?:cp932|ms932|sjis|x-sjis)$/, 'shift_jis')
    .replace(/^cp936$/, 'gbk');
}
