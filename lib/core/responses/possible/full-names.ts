/** Reads the names that a sender may have: from the display name, or from the address. */
import { nameKey } from '../../../domain/campaigns/name-key.ts';

/** Pairs to look up, each name folded by `nameKey`. */
export type FullName = { first: string; last: string };

const WORD = /[\p{L}\p{M}'’-]+/gu;
const LONGEST = 120;
const MAX_WORDS = 5;
/** Titles before or behind a name. */
const TITLES: ReadonlySet<string> = new Set([
  ...['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'herr', 'frau', 'dipl', 'ing', 'mme', 'mlle'],
  ...['sr', 'sra', 'dott', 'ir', 'mba', 'phd', 'msc', 'bsc', 'jr'],
]);

type Sender = { name: string; address: string };

/**
 * Every split of the words into first and last name, in both orders ("Jones, Bea"), and without
 * middle names. Empty when only one word is a name.
 */
export function fullNamesOf({ name, address }: Sender): FullName[] {
  const shown = namesIn(name.includes('@') ? '' : name);
  const local = namesIn(address.slice(0, Math.max(address.lastIndexOf('@'), 0)));
  const pairs = [...pairsOf(shown), ...(shown.length > 1 ? [] : pairsOf(local))];
  return [...new Map(pairs.map((pair) => [`${pair.first}\n${pair.last}`, pair])).values()];
}

/** Single names of the sender, for people who are known to have got the message. */
export function partsOfName({ name, address }: Sender): string[] {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0));
  const names = [...namesIn(name), ...namesIn(local)].filter(({ length }) => length > 2);
  return [...new Set(names.map(nameKey))];
}

function namesIn(text: string): string[] {
  const words = text.slice(0, LONGEST).normalize('NFC').toLowerCase().match(WORD) ?? [];
  return words.filter((word) => word.length > 1 && !TITLES.has(word)).slice(0, MAX_WORDS);
}

function pairsOf(words: readonly string[]): FullName[] {
  const pairs: FullName[] = [];
  for (let at = 1; at < words.length; at++) {
    const [left, right] = [join(words.slice(0, at)), join(words.slice(at))];
    pairs.push({ first: left, last: right }, { first: right, last: left });
  }
  const [first, last] = [words[0], words.at(-1)];
  if (words.length > 2 && first !== undefined && last !== undefined)
    pairs.push({ first: nameKey(first), last: nameKey(last) });
  return pairs;
}

function join(words: readonly string[]): string {
  return nameKey(words.join(' '));
}

/** Whether a text has the full name, as whole words; all folded by `nameKey`. */
export function mentions(text: string, { first, last }: FullName): boolean {
  const name = `${first} ${last}`;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}
