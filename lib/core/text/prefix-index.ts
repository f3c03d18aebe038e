/** Indexes phrases by their first two letters, to find those with which a text may begin. */

/**
 * `byKey`: by the first two letters, or the only letter, in list order. `letters`: 1 for each ASCII
 * letter that begins an item: most texts begin with another letter.
 */
export type Starts<T> = {
  readonly byKey: ReadonlyMap<number, readonly T[]>;
  readonly letters: Uint8Array;
};

const NONE: readonly never[] = [];
const ASCII = 0x80;

export function startsBy<T>(all: readonly T[], startOf: (item: T) => string): Starts<T> {
  const byKey = new Map<number, T[]>();
  const letters = new Uint8Array(ASCII);
  for (const item of all) {
    const start = startOf(item);
    const key = keyAt(start, 0);
    const same = byKey.get(key);
    if (same) same.push(item);
    else byKey.set(key, [item]);
    letters[start.charCodeAt(0)] = 1;
  }
  return { byKey, letters };
}

/** The items that may begin at `at` of the text: their key matches its letters there. */
export function sharing<T>({ byKey, letters }: Starts<T>, text: string, at = 0): readonly T[] {
  if (at >= text.length || letters[text.charCodeAt(at)] === 0) return NONE;
  const pair = byKey.get(keyAt(text, at));
  const single = text.length > at + 1 ? byKey.get(text.charCodeAt(at)) : undefined;
  if (single === undefined) return pair ?? NONE;
  return pair === undefined ? single : [...single, ...pair];
}

export function startsWithAny(text: string, starts: Starts<string>): boolean {
  return sharing(starts, text).some((start) => text.startsWith(start));
}

/**
 * Whether an item may begin at `at` of a text not yet in lower case. It runs for every line, so
 * that few lines must be folded. True for letters outside ASCII, whose lower case may be any
 * letter.
 */
export function mayStart({ byKey, letters }: Starts<unknown>, text: string, at: number): boolean {
  const first = lowerAt(text, at);
  if (first >= ASCII) return true;
  if (letters[first] === 0) return false;
  const second = lowerAt(text, at + 1);
  return second >= ASCII || byKey.has(first) || byKey.has(first + second * 0x10000);
}

function lowerAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  return code < 0x20 ? 0x20 : code;
}

function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) + (at + 1 < text.length ? text.charCodeAt(at + 1) * 0x10000 : 0);
}
