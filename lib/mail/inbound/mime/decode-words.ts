/** Decodes RFC 2047 encoded words inside a header value. */
import { decodeCharset } from './decode-charset.ts';
import { decodeQuotedPrintable } from './decode-transfer.ts';

/**
 * Charset (with RFC 2231's optional `*language`), encoding, text. Spaces in the text are forbidden,
 * but common.
 */
const WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=/gi;

const ESCAPE = 0x1b;

/** `start`, `end`: its position in the value. `charset`: lower case, without a language. */
export type EncodedWord = {
  charset: string;
  encoding: string;
  text: string;
  start: number;
  end: number;
};

type Run = { charset: string; bytes: Buffer[] };

export function encodedWords(value: string): EncodedWord[] {
  return Array.from(value.matchAll(WORD), (match) => ({
    charset: match[1]!.split('*')[0]!.toLowerCase(),
    encoding: match[2]!,
    text: match[3]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Returns the value with its encoded words decoded; other text stays unchanged. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let out = '';
  let end = 0;
  let run: Run | null = null;
  for (const word of encodedWords(value)) {
    const { charset } = word;
    const between = value.slice(end, word.start);
    // White space between two words is not shown (RFC 2047 6.2). Words of one charset are joined as
    // bytes, because many mail programs split a multi-byte character, against section 5.
    const glued = run !== null && /^\s*$/.test(between);
    const bytes = wordBytes(word);
    // An iso-2022 word with its own escape is complete, and decoders report two escapes in a row as
    // an error.
    if (run !== null && (!glued || run.charset !== charset || bytes[0] === ESCAPE)) {
      out += flush(run);
      run = null;
    }
    if (!glued) out += between;
    run ??= { charset, bytes: [] };
    run.bytes.push(bytes);
    end = word.end;
  }
  if (run !== null) out += flush(run);
  return out + value.slice(end);
}

export function wordBytes({ encoding, text }: EncodedWord): Buffer {
  if (encoding === 'B' || encoding === 'b') return Buffer.from(text, 'base64');
  return decodeQuotedPrintable(Buffer.from(text, 'utf8'), true);
}

function flush(run: Run): string {
  return decodeCharset(
    run.bytes.length === 1 ? run.bytes[0]! : Buffer.concat(run.bytes),
    run.charset,
  );
}
