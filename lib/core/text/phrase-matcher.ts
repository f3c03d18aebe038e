/** Finds which of many phrases a text contains, without one search per phrase. */
import { borderOf, isAlone, withoutMarks, type Ends } from './word-borders.ts';

/**
 * Folded phrases, as in data/ (see `foldText`). `runs`: those that a text in ASCII, or any text, may
 * contain; made on first use.
 */
export type Phrases = { runs(inAscii: boolean): Runs };

/**
 * Phrases without the marks of stems, the beginning and end of each, and where it needs the border
 * of a word.
 */
type Runs = {
  readonly all: readonly string[];
  readonly heads: Uint16Array;
  readonly tails: Uint16Array;
  readonly borders: Uint8Array;
};

/** A text folded by `foldText`. */
export type Folded = { readonly text: string };

const RUN = 4;
/**
 * Small enough for the processor's fastest cache. Each character shifts a run's number by four
 * bits, so the next run's number is one shift away.
 */
const SLOTS = 0x8000;
/** The number of phrases shorter than a run; every text is marked with it. */
const ANY = 0;
const NONE: string[] = [];

/**
 * A phrase is found where it stands between borders of words ("dane" is not in "danemark"). `*` at
 * its end marks a stem ("bloqu*"), at its beginning the second part of a compound ("*konto").
 * `ends`: `open` for what people write in languages that inflect: every phrase may end in a word.
 */
export function phrases(written: readonly string[], ends: Ends = 'whole'): Phrases {
  let every: Runs | null = null;
  let ascii: Runs | null = null;
  return {
    runs: (inAscii) =>
      inAscii
        ? (ascii ??= runsOf(written.filter(isAscii), ends))
        : (every ??= runsOf(written, ends)),
  };
}

function runsOf(written: readonly string[], ends: Ends): Runs {
  const all = written.map(withoutMarks);
  return {
    all,
    heads: Uint16Array.from(all, (phrase) => runAt(phrase, 0)),
    tails: Uint16Array.from(all, (phrase) => runAt(phrase, phrase.length - RUN)),
    borders: Uint8Array.from(written, (phrase) => borderOf(phrase, ends)),
  };
}

function isAscii(phrase: string): boolean {
  for (let at = 0; at < phrase.length; at++) if (phrase.charCodeAt(at) > 0x7f) return false;
  return true;
}

/**
 * Lower case, single spaces, straight apostrophes: the form in which rules write their words.
 * `max`: how many characters to read.
 */
export function foldText(text: string, max = 65_536): string {
  const lower = (text.length > max ? text.slice(0, max) : text).toLowerCase();
  return isFolded(lower)
    ? lower
    : lower
        .replace(/[\u2018\u2019\u02bc]/g, "'")
        .replace(/[^\S ]\s*| \s+/g, ' ')
        .trim();
}

/** Whether a lower-case text is folded already, as most subjects are: ASCII with single spaces. */
function isFolded(lower: string): boolean {
  let previous = 0x20;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && previous === 0x20)) return false;
    previous = code;
  }
  return previous !== 0x20;
}

export function fold(text: string, max: number): Folded {
  return { text: foldText(text, max) };
}

/**
 * Marks the four-character runs of the latest text with that text's number. A new table for each
 * text would cost more than the search.
 */
const marks = new Uint8Array(SLOTS);
let marked: Folded | null = null;
let mark = 0;
/** Whether it is in ASCII, as most are: then phrases with other letters need no look. */
let inAscii = false;

function markRuns(folded: Folded): void {
  if (marked === folded) return;
  const { text } = folded;
  [marked, mark] = [folded, mark + 1];
  if (mark > 0xff) {
    marks.fill(0);
    mark = 1;
  }
  marks[ANY] = mark;
  let run = 0;
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    letters |= letter;
    run = ((run << 4) ^ letter) & (SLOTS - 1);
    marks[run] = mark;
  }
  inAscii = letters < 0x80;
}

/** Every phrase that the text contains. */
export function allIncluded(folded: Folded, sought: Phrases): readonly string[] {
  markRuns(folded);
  const { all, heads, tails, borders } = sought.runs(inAscii);
  let included = NONE;
  for (let i = 0; i < heads.length; i++) {
    if (marks[heads[i] ?? 0] !== mark || marks[tails[i] ?? 0] !== mark) continue;
    const phrase = all[i] ?? '';
    if (!isMarked(phrase) || indexOf(folded.text, phrase, borders[i] ?? 0) < 0) continue;
    if (included === NONE) included = [];
    included.push(phrase);
  }
  return included;
}

/**
 * Whether the text contains every run of a phrase. Few texts without the phrase do, so most need no
 * search.
 */
function isMarked(phrase: string): boolean {
  let run = 0;
  for (let at = 0; at < phrase.length; at++) {
    run = ((run << 4) ^ phrase.charCodeAt(at)) & (SLOTS - 1);
    if (at >= RUN - 1 && marks[run] !== mark) return false;
  }
  return true;
}

/** Whether a phrase ends within the first `within` characters. */
export function includesAny(folded: Folded, sought: Phrases, within = Infinity): boolean {
  return findIncluded(folded, sought, within) !== null;
}

/**
 * The first phrase, in list order, that ends within the first `within` characters; null when none
 * does.
 */
export function findIncluded(folded: Folded, sought: Phrases, within = Infinity): string | null {
  markRuns(folded);
  const { all, heads, tails, borders } = sought.runs(inAscii);
  for (let i = 0; i < heads.length; i++) {
    if (marks[heads[i] ?? 0] !== mark || marks[tails[i] ?? 0] !== mark) continue;
    const phrase = all[i] ?? '';
    const at = isMarked(phrase) ? indexOf(folded.text, phrase, borders[i] ?? 0) : -1;
    if (at >= 0 && at + phrase.length <= within) return phrase;
  }
  return null;
}

/** Where the phrase first stands between the borders that it needs; -1 when nowhere. */
function indexOf(text: string, phrase: string, border: number): number {
  let at = text.indexOf(phrase);
  while (at >= 0 && border !== 0 && !isAlone(text, at, at + phrase.length, border))
    at = text.indexOf(phrase, at + 1);
  return at;
}

function runAt(phrase: string, at: number): number {
  if (phrase.length < RUN) return ANY;
  let run = 0;
  for (let i = at; i < at + RUN; i++) run = ((run << 4) ^ phrase.charCodeAt(i)) & (SLOTS - 1);
  return run;
}
