/** Decides with which of many phrases a text may begin: only those that share its first letter need a look. */

/** By first letter, in their own order. */
export type Starts<T> = ReadonlyMap<string, readonly T[]>;

const NONE: readonly never[] = [];

export function startsBy<T>(all: readonly T[], startOf: (item: T) => string): Starts<T> {
  const starts = new Map<string, T[]>();
  for (const item of all) {
    const first = startOf(item).charAt(0);
    const same = starts.get(first);
    if (same) same.push(item);
    else starts.set(first, [item]);
  }
  return starts;
}

/** Those that share the first letter of `text`. */
export function sharing<T>(starts: Starts<T>, text: string): readonly T[] {
  return starts.get(text.charAt(0)) ?? NONE;
}

export function startsWithAny(text: string, starts: Starts<string>): boolean {
  return sharing(starts, text).some((start) => text.startsWith(start));
}
