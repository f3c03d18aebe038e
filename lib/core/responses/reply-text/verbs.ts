/** The verbs of lines such as "On Monday Ann wrote:", in every language. */
import { ATTRIBUTIONS } from '../../../../data/classify/quotes/attributions.ts';
import { phrases } from '../../text/phrase-matcher.ts';

export const WROTE_WORDS = phrases([...new Set(ATTRIBUTIONS.flatMap((row) => row.wrote))]);

/** The verbs of attributions that occur on the page: only these are searched for in its lines. */
export type Verbs = readonly string[];

/** Scripts that do not separate words. */
const JOINED = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const WROTE = wordPattern(WROTE_WORDS.all);
/** The first verb of each row says that a person wrote; the others may also say that one has. */
const FINITE: ReadonlySet<string> = new Set(ATTRIBUTIONS.flatMap((row) => row.wrote.slice(0, 1)));

export function hasVerb(text: string, verbs: Verbs): boolean {
  return verbs.some((verb) => text.includes(verb)) && WROTE.test(text);
}

/** "... Ann Lee wrote", without a colon. */
export function endsInVerb(text: string, verbs: Verbs): boolean {
  return verbs.some(
    (verb) =>
      text.endsWith(verb) &&
      FINITE.has(verb) &&
      (JOINED.test(verb) || !/\p{L}/u.test(text.charAt(text.length - verb.length - 1))),
  );
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
