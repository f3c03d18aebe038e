/** Prepares the lines of a reply for the search of quotes. */
import { trimEnd } from './trim-end.ts';
import { endsInVerb, type Verbs } from './verbs.ts';

/**
 * `bare`: each line after `bareLine`. `quoted`: 1 where a line has a quote mark. Lines of code
 * between fences are never quoted, and `''` in `bare`.
 */
export type ReplyPage = {
  readonly lines: readonly string[];
  readonly bare: readonly string[];
  readonly quoted: Uint8Array;
};

/** Usenet programs put initials before the mark. */
export const QUOTED = /^\s{0,3}(?:[>|]|[A-Z]{1,3}>(?:\s|$))/;

const FENCE = '```';
/** Longer lines are no attribution and no field of a header. */
const MAX_LINE = 1_000;

const COLON = 0x3a;
const DASH = 0x2d;
const BRACKET = 0x3e;

export const BLANKS_AND_STARS = ' \t\r\f\v\u3000*';

/**
 * `text`: the text of the lines. A character that is not in it is not searched for in each line.
 */
export function readPage(lines: readonly string[], text: string): ReplyPage {
  const quoted = new Uint8Array(lines.length);
  const isMarked = text.includes('>') || text.includes('|');
  for (let i = 0; isMarked && i < lines.length; i++) if (QUOTED.test(lines[i] ?? '')) quoted[i] = 1;
  const isPlain = !/[^\n\u0020-\u007e]/.test(text) && !text.includes('&nbsp;');
  const bare = isPlain ? barePlainLines(lines) : lines.map(bareLine);
  if (text.includes(FENCE)) leaveCode(lines, bare, quoted);
  return { lines, bare, quoted };
}

/** A fence without its end is none. */
function leaveCode(lines: readonly string[], bare: string[], quoted: Uint8Array): void {
  let open = -1;
  for (let i = 0; i < lines.length; i++) {
    if (!(lines[i] ?? '').trimStart().startsWith(FENCE)) continue;
    if (open >= 0) {
      bare.fill('', open, i + 1);
      quoted.fill(0, open, i + 1);
    }
    open = open >= 0 ? -1 : i;
  }
}

/** Nothing to see: blanks and marks of no width. */
export function isBlank(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first > 0x20 && first <= 0x7e) return false;
  const text = line.trim();
  if (text === '') return true;
  return (
    text.charCodeAt(0) > 0x7e &&
    /^[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\s]+$/.test(text)
  );
}

/** The first non-blank line among the next three, `''` when there is none. */
export function nextWords(lines: readonly string[], at: number): string {
  return lines[nextWritten(lines, at)] ?? '';
}

/** In lower case, without quote marks, stars and spaces around. */
export function bareLine(line: string): string {
  if (line.length > MAX_LINE) return '';
  const text = /[^\u0020-\u007e]|&nbsp;/.test(line)
    ? line
        .replace(/[\u00a0\u202f]|&nbsp;/g, ' ')
        .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    : line;
  return bareLower(text.toLowerCase());
}

/** Folds all lines at once, which takes less time than one by one. */
function barePlainLines(lines: readonly string[]): string[] {
  return lines.join('\n').toLowerCase().split('\n').map(bareLower);
}

function bareLower(lower: string): string {
  if (lower === '' || lower.length > MAX_LINE) return '';
  return trimEnd(
    isLetter(lower.charCodeAt(0)) ? lower : lower.replace(/^[>\s*|]+/, ''),
    BLANKS_AND_STARS,
  );
}

export function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/**
 * For each line, the first from there on that may end an attribution; beyond the last line when
 * there is none. An attribution ends in a colon, a dash, a bracket or its verb, or a quote follows
 * it. A line far from such an end cannot begin one and needs no closer look.
 */
export function closingLines({ lines, bare, quoted }: ReplyPage, verbs: Verbs): Int32Array {
  const closing = new Int32Array(lines.length);
  const hasQuote = quoted.includes(1);
  let next = lines.length;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = bare[i] ?? '';
    if (
      line !== '' &&
      (mayClose(line) ||
        (verbs.finite.length > 0 && endsInVerb(line, verbs)) ||
        (hasQuote && quoted[nextWritten(lines, i)] === 1))
    )
      next = i;
    closing[i] = next;
  }
  return closing;
}

function mayClose(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (isLetter(last)) return false;
  // Most other lines end in a stop or a comma; only blanks and letters beyond ASCII need the pattern.
  if (last > 0x20 && last < 0x7f)
    return last === COLON || last === DASH || last === BRACKET || line.endsWith('&gt;');
  return /[:：\->\u2010-\u2015]$/.test(line.trimEnd());
}

/** The first non-blank line among the next three; beyond the last line when there is none. */
export function nextWritten(lines: readonly string[], at: number): number {
  const end = Math.min(lines.length, at + 4);
  for (let i = at + 1; i < end; i++) if ((lines[i] ?? '').trim() !== '') return i;
  return lines.length;
}
