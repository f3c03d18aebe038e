/**
 * Prepares the lines of a reply for the search of quotes: without marks, and with the lines that
 * may end an attribution.
 */
import { trimEnd } from './trim-end.ts';

/**
 * `bare`: each line after `bareLine`. `quoted`: 1 where a line has a quote mark. `closing`: the
 * first line from here on that may end an attribution; beyond the last line when there is none.
 */
export type ReplyPage = {
  readonly lines: readonly string[];
  readonly bare: readonly string[];
  readonly quoted: Uint8Array;
  readonly closing: Int32Array;
};

/** Usenet programs put initials before the mark. */
export const QUOTED = /^\s{0,3}(?:[>|]|[A-Z]{1,3}>(?:\s|$))/;

export const BLANKS_AND_STARS = ' \t\r\f\v\u3000*';

/**
 * `text`: the text of the lines. A character that is not in it is not searched for in each line.
 */
export function readPage(lines: readonly string[], text: string): ReplyPage {
  const quoted = new Uint8Array(lines.length);
  const isMarked = text.includes('>') || text.includes('|');
  for (let i = 0; isMarked && i < lines.length; i++) if (QUOTED.test(lines[i] ?? '')) quoted[i] = 1;
  const isPlain = !/[^\n\u0020-\u007e]/.test(text);
  const bare = lines.map((line) => (isPlain ? barePlainLine(line) : bareLine(line)));
  return { lines, bare, quoted, closing: closingLines(lines, bare, quoted) };
}

/** The first non-blank line among the next three, `''` when there is none. */
export function nextWords(lines: readonly string[], at: number): string {
  return lines[nextWritten(lines, at)] ?? '';
}

/** In lower case, without quote marks, stars and spaces around. */
export function bareLine(line: string): string {
  return barePlainLine(
    /[^\u0020-\u007e]/.test(line)
      ? line
          .replace(/[\u00a0\u202f]/g, ' ')
          .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      : line,
    line.length,
  );
}

function barePlainLine(line: string, length = line.length): string {
  if (line === '' || length > 1_000) return '';
  const lower = line.toLowerCase();
  return trimEnd(
    isLetter(lower.charCodeAt(0)) ? lower : lower.replace(/^[>\s*|]+/, ''),
    BLANKS_AND_STARS,
  );
}

export function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/**
 * An attribution ends in a colon, a dash or a bracket, or a quote follows it. A line far from such
 * an end cannot begin one and needs no closer look.
 */
function closingLines(
  lines: readonly string[],
  bare: readonly string[],
  quoted: Uint8Array,
): Int32Array {
  const closing = new Int32Array(lines.length);
  let next = lines.length;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = bare[i] ?? '';
    if (line !== '' && (mayClose(line) || quoted[nextWritten(lines, i)] === 1)) next = i;
    closing[i] = next;
  }
  return closing;
}

function mayClose(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  return (
    !isLetter(last) && (/[:：\->\u2010-\u2015]$/.test(line.trimEnd()) || line.endsWith('&gt;'))
  );
}

function nextWritten(lines: readonly string[], at: number): number {
  const end = Math.min(lines.length, at + 4);
  for (let i = at + 1; i < end; i++) if ((lines[i] ?? '').trim() !== '') return i;
  return lines.length;
}
