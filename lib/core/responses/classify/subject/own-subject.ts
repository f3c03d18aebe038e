/**
 * Decides where our own subject stands in what comes back: whole, broken over lines, or cut off at
 * its end.
 */

/** Stands for a subject of ours in a text it was found in; no text that came in holds it. */
export const OURS = '\u0000';

/** Words of a subject that are compared: more is never cut off by chance. */
const MAX_WORDS = 25;
/** So many words in a row are a citation; fewer, as in "Your offer", may be the writer's own. */
const CITED_WORDS = 3;
/** The same in scripts that do not part words. */
const CITED_LETTERS = 8;
/** A subject that was cut off without a sign of it is known by this many words. */
const CUT_WORDS = 4;

const WORD = /[\p{L}\p{N}]+/gu;
const PREFIXED = /^(?:re|aw|fw|fwd) ?: ?/i;

/** A folded subject with `OURS` in the place of the last subject of ours in it. */
export function findOwnSubject(folded: string, own: readonly string[]): string {
  if (own.length === 0 || folded === '') return folded;
  const words = [...folded.matchAll(WORD)].map((match) => ({
    word: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  let found: { start: number; end: number } | null = null;
  for (const subject of own) {
    const sought = wordsOf(subject);
    if (sought.length === 0) continue;
    const at = lastRun(
      words.map(({ word }) => word),
      sought,
    );
    const cut =
      at < 0
        ? cutRun(
            words.map(({ word }) => word),
            sought,
            folded,
          )
        : -1;
    const [first, last] =
      at >= 0
        ? [words[at], words[at + sought.length - 1]]
        : cut >= 0
          ? [words[cut], words.at(-1)]
          : [];
    if (first === undefined || last === undefined) continue;
    // The longest of them: a follow-up of its own may begin like the first message.
    if (found === null || last.end - first.start > found.end - found.start)
      found = { start: first.start, end: last.end };
  }
  return found === null ? folded : folded.slice(0, found.start) + OURS + folded.slice(found.end);
}

/**
 * Takes our subjects out of a text that cites them ("Your message 'Away from it all?' has reached
 * us").
 */
export function ownSubjectCutter(own: readonly string[]): (text: string) => string {
  if (own.length === 0) return (text) => text;
  const runs = own.map((subject) => (withoutPrefix(subject).match(WORD) ?? []).slice(0, MAX_WORDS));
  return (text) => runs.reduce((rest, run) => withoutRun(rest, run), text);
}

function withoutRun(text: string, words: readonly string[]): string {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  // Most texts cite nothing: looking for one word spares the search for the others.
  const isThere = text.includes(longest) || text.includes(longest.toLowerCase());
  if (longest === '' || !isThere) return text;
  return text.replace(patternOf(words), ' ');
}

/**
 * The words in a row, whatever stands between them: line ends, quote marks, other quotation marks
 * than ours.
 */
function patternOf(words: readonly string[]): RegExp {
  const run = words.join('[^\\p{L}\\p{N}]{1,8}');
  const isCited =
    words.length >= CITED_WORDS ||
    (words.join('').length >= CITED_LETTERS && /[\u3040-\u9fff\uac00-\ud7af]/.test(run));
  // A short one counts in quotation marks, or behind a colon as in "Subject: ...".
  return new RegExp(
    isCited
      ? `(?<![\\p{L}\\p{N}])${run}(?![\\p{L}\\p{N}])`
      : `(?<=["“”„«»'‘‚] ?|: ?)${run}(?= ?["“”«»'’]| ?$)`,
    'gimu',
  );
}

function wordsOf(subject: string): string[] {
  return (withoutPrefix(subject).toLowerCase().match(WORD) ?? []).slice(0, MAX_WORDS).map(plain);
}

function withoutPrefix(subject: string): string {
  return subject.trim().replace(PREFIXED, '');
}

/** Without accents: gateways lose them. */
function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '');
}

function lastRun(words: readonly string[], sought: readonly string[]): number {
  for (let at = words.length - sought.length; at >= 0; at--) {
    if (sought.every((word, index) => words[at + index] === word)) return at;
  }
  return -1;
}

/**
 * Where the beginning of our subject stands at the end of another that was cut off; -1 for nowhere.
 */
function cutRun(words: readonly string[], sought: readonly string[], folded: string): number {
  const isMarked = /(?:\.\.\.?|…)[^\p{L}\p{N}]{0,3}$/u.test(folded);
  for (let at = Math.max(0, words.length - sought.length); at < words.length; at++) {
    const rest = words.slice(at);
    const last = rest.length - 1;
    const whole = rest.slice(0, last).every((word, index) => sought[index] === word);
    const isBroken =
      rest[last] !== sought[last] && (sought[last] ?? '').startsWith(rest[last] as string);
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
