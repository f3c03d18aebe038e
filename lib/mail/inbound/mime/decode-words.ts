/** Decodes RFC 2047 encoded words inside a header value. */
import { decodeCharset } from './decode-charset.ts';
import { decodeQuotedPrintable } from './decode-transfer.ts';

/** charset (with RFC 2231's optional `*language`), encoding, text. Spaces in the text are forbidden, and common. */
const WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=/gi;

const ESCAPE = 0x1b;

type Run = { charset: string; bytes: Buffer[] };

/** Returns the value with its encoded words decoded; text that is none stays as it is. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let out = '';
  let end = 0;
  let run: Run | null = null;
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(end, match.index);
    // White space between two words is not shown (RFC 2047 6.2). Words of one charset are joined as bytes, because
    // many mailers cut a multi-byte character in two, against section 5.
    const glued = run !== null && /^\s*$/.test(between);
    const charset = match[1]!.split('*')[0]!.toLowerCase();
    const bytes = wordBytes(match[2]!, match[3]!);
    // An iso-2022 word that starts with its own escape is whole, and decoders report two escapes in a row as an error.
    if (run !== null && (!glued || run.charset !== charset || bytes[0] === ESCAPE)) {
      out += flush(run);
      run = null;
    }
    if (!glued) out += between;
    run ??= { charset, bytes: [] };
    run.bytes.push(bytes);
    end = match.index + match[0].length;
  }
  if (run !== null) out += flush(run);
  return out + value.slice(end);
}

function wordBytes(encoding: string, text: string): Buffer {
  if (encoding === 'B' || encoding === 'b') return Buffer.from(text, 'base64');
  return decodeQuotedPrintable(Buffer.from(text, 'utf8'), true);
}

function flush(run: Run): string {
  return decodeCharset(
    run.bytes.length === 1 ? run.bytes[0]! : Buffer.concat(run.bytes),
    run.charset,
  );
}
