/** Splits a whole name into given and family name, where no other reading is possible. */
import { COMPANY_WORDS, PARTICLES, SUFFIXES, TITLES } from '../../data/lists/full-names.ts';

export type NameOrder = 'first_last' | 'last_first';
export type SplitName = { first: string; last: string };

const MOST_NAME = 100;
/** Letters of one name, with the marks that names have inside. */
const WORD = /^\p{L}[\p{L}\p{Mark}'’.\-]{0,60}$/u;

/** Null for one word, for three words of which any could be a middle name, and for companies. */
export function splitName(text: string, order: NameOrder = 'first_last'): SplitName | null {
  if (text.length > MOST_NAME) return null;
  const parts = text.split(/[,，]/).map((part) => part.trim());
  const [before = '', after] = parts.filter((part) => part !== '' && !isSuffix(part));
  if (parts.length > 3) return null;
  if (after !== undefined) {
    const [first, last] = [nameWords(after), nameWords(before)];
    return first === null || last === null || first.length === 0 || last.length === 0
      ? null
      : { first: first.join(' '), last: last.join(' ') };
  }
  const words = nameWords(before);
  if (words === null || words.length < 2) return null;
  return byCapitals(words) ?? (order === 'last_first' ? lastFirst(words) : firstLast(words));
}

/** Without titles and suffixes; null when a word is not of a person's name. */
function nameWords(text: string): string[] | null {
  const words = text.split(/[\s\u3000]+/).filter((word) => word !== '');
  while (words.length > 1 && TITLES.has(plain(words[0] ?? ''))) words.shift();
  while (words.length > 1 && isSuffix(words.at(-1) ?? '')) words.pop();
  const isPerson = words.every(
    (word) => (WORD.test(word) || PARTICLES.has(plain(word))) && !COMPANY_WORDS.has(plain(word)),
  );
  return isPerson ? words : null;
}

function isSuffix(word: string): boolean {
  return SUFFIXES.has(plain(word));
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('.', '');
}

/** `DUPONT Jean`: French and German lists write the family name in capitals. */
function byCapitals(words: readonly string[]): SplitName | null {
  const isLoud = words.map(
    (word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase(),
  );
  const loud = words.filter((_, at) => isLoud[at]);
  const quiet = words.filter((_, at) => !isLoud[at]);
  if (loud.length === 0 || quiet.length === 0) return null;
  const isTogether = isLoud.lastIndexOf(true) - isLoud.indexOf(true) === loud.length - 1;
  const isAtEnd = isLoud[0] === true || isLoud.at(-1) === true;
  return isTogether && isAtEnd && !quiet.some((word) => PARTICLES.has(plain(word)))
    ? { first: quiet.join(' '), last: loud.join(' ') }
    : null;
}

function firstLast(words: readonly string[]): SplitName | null {
  const particle = words.findIndex((word, at) => at > 0 && PARTICLES.has(plain(word)));
  const at = particle === 1 ? 1 : words.length === 2 ? 1 : 0;
  // One word before the particle: with two, the second may belong to either.
  if (at === 0 || at >= words.length) return null;
  return { first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') };
}

function lastFirst(words: readonly string[]): SplitName | null {
  return words.length === 2 ? { first: words[1] ?? '', last: words[0] ?? '' } : null;
}
