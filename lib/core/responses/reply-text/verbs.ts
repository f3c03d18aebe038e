/** The verbs of lines such as "On Monday Ann wrote:", in every language. */
import { ATTRIBUTIONS } from '../../../../data/classify/quotes/attributions.ts';
import { allIncluded, phrases, type Folded } from '../../text/phrase-matcher.ts';

const ALL: readonly string[] = [...new Set(ATTRIBUTIONS.flatMap((row) => row.wrote))];
/** Where a longer verb occurs, the shorter one within it does. */
const SHORTEST = ALL.filter((verb) => !ALL.some((other) => other !== verb && verb.includes(other)));
const WROTE_WORDS = phrases(SHORTEST.map((verb) => `*${verb}*`));

/**
 * The verbs of attributions that occur on the page: only these are searched for in its lines.
 * `finite`: those that may end a line without a colon.
 */
export type Verbs = { readonly all: readonly string[]; readonly finite: readonly string[] };

const NONE: Verbs = { all: [], finite: [] };

/** Scripts that do not separate words. */
const JOINED = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const WROTE = wordPattern(ALL);
/** The first verb of each row says that a person wrote; the others may also say that one has. */
const FINITE = [...new Set(ATTRIBUTIONS.flatMap((row) => row.wrote.slice(0, 1)))];
const FINITE_OF: ReadonlyMap<string, readonly string[]> = new Map(
  SHORTEST.map((verb) => [verb, FINITE.filter((finite) => finite.includes(verb))]),
);

export function verbsOf(text: Folded): Verbs {
  const all = allIncluded(text, WROTE_WORDS);
  if (all.length === 0) return NONE;
  return { all, finite: all.flatMap((verb) => FINITE_OF.get(verb) ?? []) };
}

export function hasVerb(text: string, verbs: Verbs): boolean {
  return verbs.all.some((verb) => text.includes(verb)) && WROTE.test(text);
}

/** "... Ann Lee wrote", without a colon. */
export function endsInVerb(text: string, verbs: Verbs): boolean {
  return verbs.finite.some((verb) => endsInWord(text, verb));
}

function endsInWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false;
  return JOINED.test(word) || !/\p{L}/u.test(text.charAt(text.length - word.length - 1));
}

/** Whole words in scripts that separate words; anywhere in those that do not. */
function wordPattern(words: readonly string[]): RegExp {
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => ({ word, text: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') }));
  const separated = escaped
    .filter(({ word }) => !JOINED.test(word))
    .map(({ text }) => text)
    .join('|');
  const unseparated = escaped
    .filter(({ word }) => JOINED.test(word))
    .map(({ text }) => text)
    .join('|');
  return new RegExp(`(?<!\\p{L})(?:${separated})(?!\\p{L})|${unseparated}`, 'u');
}
