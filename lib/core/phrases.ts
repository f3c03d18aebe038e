/** Decides which of many phrases a text holds, without searching it once for each. */

/** Phrases as they stand in data/: folded, see `foldText`. Made once, where they are asked for. */
export type Phrases = { readonly all: readonly string[]; readonly heads: Uint16Array; readonly tails: Uint16Array };

/** A text folded by `foldText`. */
export type Folded = { readonly text: string };

const RUN = 4;
/** Small enough for a processor's nearest memory. A run's number takes four bits of each character, so that the next one's is a shift away. */
const SLOTS = 0x8000;
const NONE: string[] = [];

export function phrases(all: readonly string[]): Phrases {
  return { all, heads: Uint16Array.from(all, (phrase) => runAt(phrase, 0)), tails: Uint16Array.from(all, (phrase) => runAt(phrase, phrase.length - RUN)) };
}

/** Lower case, one blank between words, straight apostrophes: what the rules about words are written against. `max`: characters read. */
export function foldText(text: string, max = 65_536): string {
  const lower = (text.length > max ? text.slice(0, max) : text).toLowerCase();
  return lower.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[^\S ]\s*| \s+/g, ' ').trim();
}

export function fold(text: string, max: number): Folded {
  return { text: foldText(text, max) };
}

/** Which runs of four characters the text looked at last holds: those marked with its number. A table for each text would cost more than the search. */
const marks = new Uint8Array(SLOTS);
let marked: Folded | null = null;
let mark = 0;

function markRuns(folded: Folded): void {
  if (marked === folded) return;
  const { text } = folded;
  [marked, mark] = [folded, mark + 1];
  if (mark > 0xff) {
    marks.fill(0);
    mark = 1;
  }
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = ((run << 4) ^ text.charCodeAt(at)) & (SLOTS - 1);
    marks[run] = mark;
  }
}

/** All of them that are in the text. */
export function allIncluded(folded: Folded, { all, heads, tails }: Phrases): readonly string[] {
  markRuns(folded);
  let found = NONE;
  for (let i = 0; i < all.length; i++) {
    const phrase = all[i] as string;
    if (!mayInclude(phrase, heads[i] as number, tails[i] as number) || !folded.text.includes(phrase)) continue;
    if (found === NONE) found = [];
    found.push(phrase);
  }
  return found;
}

/** True when one of them ends within the first `within` characters. */
export function includesAny(folded: Folded, sought: Phrases, within = Infinity): boolean {
  return findIncluded(folded, sought, within) !== null;
}

/** The first of them, in their own order, that ends within the first `within` characters; null when none does. */
export function findIncluded(folded: Folded, { all, heads, tails }: Phrases, within = Infinity): string | null {
  markRuns(folded);
  for (let i = 0; i < all.length; i++) {
    const phrase = all[i] as string;
    if (!mayInclude(phrase, heads[i] as number, tails[i] as number)) continue;
    const at = folded.text.indexOf(phrase);
    if (at >= 0 && at + phrase.length <= within) return phrase;
  }
  return null;
}

/** Phrases shorter than a run have no mark. */
function mayInclude(phrase: string, head: number, tail: number): boolean {
  return phrase.length < RUN || (marks[head] === mark && marks[tail] === mark);
}

function runAt(text: string, at: number): number {
  let run = 0;
  for (let i = Math.max(at, 0); i < at + RUN; i++) run = ((run << 4) ^ text.charCodeAt(i)) & (SLOTS - 1);
  return run;
}
