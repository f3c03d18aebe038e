/**
 * Finds our own subject in a returned subject or text: whole, broken over lines, or cut off at its
 * end.
 */

/** Stands for a subject of ours; no inbound text contains this character. */
export const OURS = '\u0000';

/** The most words of a subject to compare: a longer subject is never cut off by chance. */
const MAX_WORDS = 25;
/** This many words in a row are a citation; fewer, as in "Your offer", may be the writer's own. */
const CITED_WORDS = 3;
/** The same in scripts that do not separate words. */
const CITED_LETTERS = 8;
/** A subject cut off without a mark is recognised by this many words. */
const CUT_WORDS = 4;

const WORD = /[\p{L}\p{N}]+/gu;
/** Characters between two words of a citation. */
const BETWEEN = /[^\p{L}\p{N}]{1,8}/uy;
const NO_LETTER_BEFORE = /(?<![\p{L}\p{N}])/uy;
const NO_LETTER = /(?![\p{L}\p{N}])/uy;
const QUOTE = /(?<=["“”„«»'‘‚] ?|: ?)/uy;
const QUOTE_END = /(?= ?["“”«»'’]| ?$)/muy;
const EAST_ASIAN = /[\u3040-\u9fff\uac00-\ud7af]/;
const MARKS = /\p{M}/gu;
const PREFIXED = /^(?:re|aw|fw|fwd) ?: ?/i;

type Span = { start: number; end: number };

/** The folded subject, with `OURS` in place of the last subject of ours in it. */
export function findOwnSubject(folded: string, own: readonly string[]): string {
  if (own.length === 0 || folded === '') return folded;
  const spans = [...folded.matchAll(WORD)];
  const words = spans.map(([word]) => plain(word));
  let longest: Span | null = null;
  for (const subject of own) {
    const span = spanOf(wordsOf(subject), { words, spans, folded });
    // The longest one: a follow-up's own subject may begin like the first message's.
    if (span !== null && (longest === null || lengthOf(span) > lengthOf(longest))) longest = span;
  }
  return longest === null
    ? folded
    : folded.slice(0, longest.start) + OURS + folded.slice(longest.end);
}

type Searched = { words: readonly string[]; spans: readonly RegExpExecArray[]; folded: string };

/** The place of our subject's words in another subject, whole or cut off at its end. */
function spanOf(sought: readonly string[], { words, spans, folded }: Searched): Span | null {
  if (sought.length === 0) return null;
  const wholeAt = lastRun(words, sought);
  const at = wholeAt >= 0 ? wholeAt : cutRun(words, sought, folded);
  const first = spans[at];
  const last = wholeAt >= 0 ? spans[wholeAt + sought.length - 1] : spans.at(-1);
  if (first === undefined || last === undefined) return null;
  return { start: first.index, end: last.index + last[0].length };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/**
 * Returns a function that removes our subjects from a text that cites them ("Your message 'Away
 * from it all?' has reached us").
 */
export function ownSubjectCutter(own: readonly string[]): (text: string) => string {
  if (own.length === 0) return (text) => text;
  const runs = own.map((subject) => (withoutPrefix(subject).match(WORD) ?? []).slice(0, MAX_WORDS));
  return (text) => runs.reduce((rest, run) => withoutRun(rest, run), text);
}

/**
 * Matches the words in a row, whatever separates them: line ends, quote marks, other quotation
 * marks than ours.
 */
function withoutRun(text: string, words: readonly string[]): string {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  // Most texts cite nothing: searching for one word saves the search for the others.
  const isThere = text.includes(longest) || text.includes(longest.toLowerCase());
  if (longest === '' || !isThere) return text;
  const lower = lowered(text);
  const run = words.map(lowered);
  const [before, behind] = isCitation(words) ? [NO_LETTER_BEFORE, NO_LETTER] : [QUOTE, QUOTE_END];
  const first = run[0] as string;
  let rest = '';
  let done = 0;
  for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, Math.max(at + 1, done))) {
    const end = isAt(before, lower, at) ? endOfRun(lower, at, run) : -1;
    if (end < 0 || !isAt(behind, lower, end)) continue;
    rest += `${text.slice(done, at)} `;
    done = end;
  }
  return rest + text.slice(done);
}

/**
 * Whether the words are a citation anywhere. Fewer words are one only in quotation marks, or after
 * a colon as in "Subject: ...".
 */
function isCitation(words: readonly string[]): boolean {
  const joined = words.join('');
  return words.length >= CITED_WORDS || (joined.length >= CITED_LETTERS && EAST_ASIAN.test(joined));
}

/** The end of the words that begin at `at`; -1 when other words follow the first. */
function endOfRun(lower: string, at: number, run: readonly string[]): number {
  let end = at + (run[0] as string).length;
  for (const word of run.slice(1)) {
    BETWEEN.lastIndex = end;
    if (!BETWEEN.test(lower) || !lower.startsWith(word, BETWEEN.lastIndex)) return -1;
    end = BETWEEN.lastIndex + word.length;
  }
  return end;
}

/** Whether a sticky pattern matches at a place. */
function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/**
 * In lower case and of the same length, so that positions stay: only this letter would become two.
 */
function lowered(text: string): string {
  return text.replaceAll('\u0130', 'I').toLowerCase();
}

function wordsOf(subject: string): string[] {
  return (withoutPrefix(subject).toLowerCase().match(WORD) ?? []).slice(0, MAX_WORDS).map(plain);
}

function withoutPrefix(subject: string): string {
  return subject.trim().replace(PREFIXED, '');
}

/** Without accents: gateways lose them. */
function plain(word: string): string {
  return /[^\0-\x7f]/.test(word) ? word.normalize('NFKD').replace(MARKS, '') : word;
}

function lastRun(words: readonly string[], sought: readonly string[]): number {
  for (let at = words.length - sought.length; at >= 0; at--) {
    if (sought.every((word, index) => words[at + index] === word)) return at;
  }
  return -1;
}

/** Where the beginning of our subject occurs at the end of one that was cut off; -1 without it. */
function cutRun(words: readonly string[], sought: readonly string[], folded: string): number {
  const isMarked = /(?:\.\.\.?|…)[^\p{L}\p{N}]{0,3}$/u.test(folded);
  for (let at = Math.max(0, words.length - sought.length); at < words.length; at++) {
    const rest = words.slice(at);
    const last = rest.length - 1;
    const whole = rest.slice(0, last).every((word, index) => sought[index] === word);
    const isBroken =
      rest[last] !== sought[last] && (sought[last] ?? '').startsWith(rest[last] ?? '');
    if (!whole || !(isBroken || rest[last] === sought[last])) continue;
    if (
      rest.length >= CUT_WORDS ||
      (isMarked && rest.length >= 2) ||
      (isBroken && rest.length >= 2)
    )
      return at;
  }
  return -1;
}
