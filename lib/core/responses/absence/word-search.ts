/** Looks for the words of data/ beside a date, at the borders that each script has. */
import { allIncluded, phrases, type Folded, type Phrases } from '../../text/phrase-matcher.ts';
import { foldDates } from './fold-dates.ts';

/** Chinese, Japanese, Korean and Thai set no spaces between words. */
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Arabic and Hebrew write "and", "the", "in" and the future as prefixes. */
const PREFIXED = /[\u0590-\u06ff]/;
const LETTER = /[\p{L}\p{M}]/u;

type Sought = { word: string; before: boolean; after: boolean };

/** Prepared on first use, because most messages are no automatic answers. */
export type WordList = () => { sought: ReadonlyMap<string, Sought>; phrases: Phrases };

/** Whole words. */
export function wholeWords(words: readonly string[]): WordList {
  return prepared(words, (word) => ({
    word,
    before: isLetter(word.charAt(0)) && !UNSPACED.test(word),
    after: isLetter(word.charAt(word.length - 1)) && !UNSPACED.test(word),
  }));
}

/** Beginnings of words. */
export function wordStarts(words: readonly string[]): WordList {
  return prepared(words, (word) => ({
    word,
    before: isLetter(word.charAt(0)) && !UNSPACED.test(word) && !PREFIXED.test(word),
    after: false,
  }));
}

function prepared(words: readonly string[], soughtOf: (word: string) => Sought): WordList {
  let made: ReturnType<WordList> | null = null;
  return () => {
    if (made !== null) return made;
    const folded = [...new Set(words.map(foldDates))];
    const sought = new Map(folded.map((word) => [word, soughtOf(word)] as const));
    // The borders are looked at beside each date, because a list may have others than `phrases`.
    return (made = { sought, phrases: phrases(folded.map((word) => `*${word}*`)) });
  };
}

export function isLetter(character: string): boolean {
  return character !== '' && LETTER.test(character);
}

/**
 * A folded text and the words of each list that it contains at all: few, so that looking around
 * each date is cheap.
 */
export class SearchedText {
  readonly text: string;
  readonly #folded: Folded;
  readonly #present = new Map<WordList, readonly Sought[]>();

  constructor(text: string) {
    this.text = text;
    this.#folded = { text };
  }

  /** Where the last of these words begins in a part of the text; -1 when there is none. */
  last(part: string, words: WordList): number {
    let last = -1;
    for (const sought of this.#in(words)) last = Math.max(last, lastAt(part, sought));
    return last;
  }

  has(part: string, words: WordList): boolean {
    return this.#in(words).some((sought) => lastAt(part, sought) >= 0);
  }

  #in(words: WordList): readonly Sought[] {
    const known = this.#present.get(words);
    if (known !== undefined) return known;
    const { sought, phrases: all } = words();
    const present = allIncluded(this.#folded, all).flatMap((word) => sought.get(word) ?? []);
    this.#present.set(words, present);
    return present;
  }
}

function lastAt(part: string, { word, before, after }: Sought): number {
  for (
    let at = part.lastIndexOf(word);
    at >= 0;
    at = at === 0 ? -1 : part.lastIndexOf(word, at - 1)
  ) {
    const isFree =
      (!before || at === 0 || !isLetter(part.charAt(at - 1))) &&
      (!after || !isLetter(part.charAt(at + word.length)));
    if (isFree) return at;
  }
  return -1;
}

/** Longest first, so that `juni` is not read as `jun`. */
export function alternatives(names: readonly string[]): string {
  return [...new Set(names.map(foldDates))]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

/** A list of names per number, where a name that ends in `~` stands for all its endings. */
export class NameTable {
  readonly #exact = new Map<string, number>();
  readonly #stems = new Map<string, number>();

  /** Index + 1 is the number of the names. */
  constructor(names: readonly (readonly string[])[]) {
    for (const [i, alike] of names.entries())
      for (const name of alike) {
        const folded = foldDates(name);
        if (folded.endsWith('~')) this.#stems.set(folded.slice(0, -1), i + 1);
        this.#exact.set(folded.replace('~', ''), i + 1);
      }
  }

  /** The number of a word, and how many of its characters are the name. */
  find(word: string): { number: number; length: number } | null {
    const exact = this.#exact.get(word);
    if (exact !== undefined) return { number: exact, length: word.length };
    for (let length = word.length - 1; length >= 3; length--) {
      const stem = this.#stems.get(word.slice(0, length));
      if (stem !== undefined) return { number: stem, length };
    }
    return null;
  }
}
