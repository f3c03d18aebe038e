/** Decides with which of many phrases a text may begin: only those that share its first two letters need a look. */

/** By their first two letters, in their own order; what is a single letter, by that one. */
export type Starts<T> = ReadonlyMap<number, readonly T[]>;

const NONE: readonly never[] = [];

export function startsBy<T>(all: readonly T[], startOf: (item: T) => string): Starts<T> {
  const starts = new Map<number, T[]>();
  for (const item of all) {
    const key = keyAt(startOf(item), 0);
    const same = starts.get(key);
    if (same) same.push(item);
    else starts.set(key, [item]);
  }
  return starts;
}

/** Those that may stand at `at` of a text: they share its first two letters, or are its first. */
export function sharing<T>(starts: Starts<T>, text: string, at = 0): readonly T[] {
  if (at >= text.length) return NONE;
  const pair = starts.get(keyAt(text, at));
  const single = text.length > at + 1 ? starts.get(text.charCodeAt(at)) : undefined;
  if (single === undefined) return pair ?? NONE;
  return pair === undefined ? single : [...single, ...pair];
}

export function startsWithAny(text: string, starts: Starts<string>): boolean {
  return sharing(starts, text).some((start) => text.startsWith(start));
}

/**
 * Whether one of them may stand at `at` of a text that is not in lower case yet: asked of every line, so that only few are folded. True for
 * letters outside ASCII, whose lower case may be any.
 */
export function mayStart(starts: Starts<unknown>, text: string, at: number): boolean {
  const first = lowerAt(text, at);
  const second = lowerAt(text, at + 1);
  return first > 0x7f || second > 0x7f || starts.has(first) || starts.has(first + second * 0x10000);
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
