/**
 * Where words begin and end, in the alphabets that separate them. Chinese, Japanese and Korean
 * don't, and Arabic and Hebrew write articles and prepositions onto their words, so their letters
 * need no border.
 */

/** `open`: a phrase may end within a word. */
export type Ends = 'whole' | 'open';

/** The borders that a phrase needs. */
const BEFORE = 1;
const AFTER = 2;
const STEM = '*';

/** `bloqu` for `bloqu*`. */
export function withoutMarks(written: string): string {
  const from = written.startsWith(STEM) ? 1 : 0;
  const to = written.endsWith(STEM) && written.length > 1 ? -1 : written.length;
  return written.slice(from, to);
}

export function borderOf(written: string, ends: Ends): number {
  const before = written.startsWith(STEM) ? 0 : BEFORE;
  const after = ends === 'open' || written.endsWith(STEM) ? 0 : AFTER;
  return before + after;
}

/** Whether nothing continues the words at both ends of `text.slice(from, to)`. */
export function isAlone(text: string, from: number, to: number, border: number): boolean {
  if ((border & BEFORE) !== 0 && isJoined(text, from)) return false;
  return (border & AFTER) === 0 || !isJoined(text, to) || endsInflected(text, to);
}

/** Whether the characters before and at `at` are of one word, or of one number. */
function isJoined(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const kind = kindOf(text.charCodeAt(at));
  return kind !== NEITHER && kind === kindOf(text.charCodeAt(at - 1));
}

/** Endings that leave the meaning as it is: "attachments", "exceeded", "unbekannten", "inconnues". */
const ENDINGS: ReadonlySet<string> = new Set([
  's',
  'es',
  'd',
  'ed',
  'ing',
  'e',
  'n',
  'en',
  'er',
  'em',
]);
const LONGEST_ENDING = 3;

function endsInflected(text: string, at: number): boolean {
  let end = at;
  while (end - at <= LONGEST_ENDING && kindOf(text.charCodeAt(end)) === LETTER) end++;
  return ENDINGS.has(text.slice(at, end));
}

const NEITHER = 0;
const LETTER = 1;
const DIGIT = 2;

/** Latin, Greek, Cyrillic, Armenian and Georgian letters with their accents; NaN is neither. */
function kindOf(code: number): number {
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return DIGIT;
    const lower = code | 0x20;
    return lower >= 0x61 && lower <= 0x7a ? LETTER : NEITHER;
  }
  if (code >= 0xc0 && code <= 0x24f) return code === 0xd7 || code === 0xf7 ? NEITHER : LETTER;
  const isLetter =
    (code >= 0x300 && code <= 0x587) ||
    (code >= 0x10a0 && code <= 0x10ff) ||
    (code >= 0x1e00 && code <= 0x1fff);
  return isLetter ? LETTER : NEITHER;
}
