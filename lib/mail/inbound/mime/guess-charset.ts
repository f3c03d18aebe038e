/**
 * Finds the charset of a text whose label is wrong or missing: by the labels elsewhere in the
 * message, then by chardet, which counts the sequences of letters of each language.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeCharset } from './decode-charset.ts';

/** The beginning is enough to know a language. */
const SAMPLE = 4_096;
/** Characters that no text contains: replaced bytes, and controls above ASCII. */
const BROKEN = /[\ufffd\u0080-\u009f]/g;
// eslint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/g;
/** A Western text has fewer accented letters than one in twelve. */
const DENSE = 0.12;
const VERY_DENSE = 0.3;
/** Two East Asian charsets share most of their bytes; which of them it is, chardet knows well. */
const CERTAIN = 90;
const UNLIKELY = 20;
/** Below this, chardet's opinion on Western and Slavic letters is a guess. */
const SURE = 25;
/** Cyrillic in upper case but for its first letters: two charsets exchange the cases. */
const EXCHANGED = /(?<!\p{L})\p{Ll}?\p{Lu}{3,}(?!\p{L})/gu;
const WORDS = /(?<!\p{L})\p{L}{4,}(?!\p{L})/gu;
const WESTERN: ReadonlySet<string> = new Set([
  'utf-8',
  'utf8',
  'us-ascii',
  'iso-8859-1',
  'iso-8859-9',
  'iso-8859-15',
  'windows-1252',
  'latin1',
]);
const CYRILLIC: ReadonlySet<string> = new Set(['koi8-r', 'koi8-u', 'windows-1251', 'iso-8859-5']);

/** Whether the label does not fit the bytes, or the bytes have none and are not Western text. */
export function isMislabelled(label: string | undefined, bytes: Buffer): boolean {
  if (isAscii(bytes) || isUtf8(bytes)) return false;
  const sample = bytes.subarray(0, SAMPLE);
  const text = decodeCharset(sample, label);
  if (label === undefined || /^["']?(?:us-ascii|ascii|unknown-8bit|x-unknown)/i.test(label))
    return highBytes(sample) > DENSE * sample.length;
  if (/^["']?(?:iso-8859-15?|latin1|windows-1252)(?!\d)/i.test(label))
    return highBytes(sample) > VERY_DENSE * sample.length;
  if (isMultiByte(label.toLowerCase())) return true;
  const broken = text.match(BROKEN)?.length ?? 0;
  const beyond = text.match(BEYOND_ASCII)?.length ?? 0;
  // The end of the sample may cut a character.
  if (broken > 1 && broken * 5 > beyond) return true;
  if (broken === 1 && beyond <= 3 && sample.length < SAMPLE) return true;
  return CYRILLIC.has(label.toLowerCase()) && hasExchangedCases(text);
}

/** `hints`: other labels in the message. Null: none fits better. */
export async function guessCharset(
  bytes: Buffer,
  label: string | undefined,
  hints: readonly string[],
): Promise<string | null> {
  const sample = bytes.subarray(0, SAMPLE);
  const hint = hints.find((each) => each !== label && fits(sample, each));
  if (hint !== undefined && !(label !== undefined && fits(sample, label))) return hint;
  const { analyse } = await import('chardet');
  const isCyrillic = CYRILLIC.has(label?.toLowerCase() ?? '');
  const guesses = analyse(sample).map(({ name, confidence }) => ({
    name: name.toLowerCase(),
    confidence,
  }));
  const declared = decoderName(label);
  const isCertain =
    (guesses[0]?.confidence ?? 0) >= CERTAIN &&
    guesses.every(({ name, confidence }) => name !== declared || confidence <= UNLIKELY);
  if (isMultiByte(declared) && fits(sample, declared) && !isCertain) return null;
  const best = guesses.find(
    ({ name, confidence }) =>
      (isCyrillic ? CYRILLIC.has(name) : confidence >= SURE) &&
      (WESTERN.has(name) || fits(sample, name)),
  )?.name;
  if (best !== undefined && best !== label?.toLowerCase()) return best;
  return isCyrillic ? null : 'windows-1252';
}

/** A Western label fits all bytes, so it is no hint. */
function fits(sample: Buffer, label: string): boolean {
  if (WESTERN.has(label.toLowerCase())) return false;
  const text = decodeCharset(sample, label);
  return (text.slice(0, -2).match(BROKEN)?.length ?? 0) === 0;
}

/** As chardet spells it. */
function decoderName(label: string | undefined): string {
  const name = label?.toLowerCase() ?? '';
  return /^(?:gb|cp936)/.test(name) ? 'gb18030' : /^(?:x-)?sjis/.test(name) ? 'shift_jis' : name;
}

function isMultiByte(name: string): boolean {
  return /^(?:big5|gb|euc|ks_c|shift_jis|(?:x-)?sjis|iso-2022)/.test(name);
}

function hasExchangedCases(text: string): boolean {
  const words = text.match(WORDS)?.length ?? 0;
  return words > 0 && (text.match(EXCHANGED)?.length ?? 0) > 0.6 * words;
}

function highBytes(sample: Buffer): number {
  let count = 0;
  for (const byte of sample) if (byte >= 0x80) count++;
  return count;
}
