/** Replaces chance by a hash of a name, so that every run tells the same story. */

/** 0 (included) to 1 (excluded), FNV-1a with a final mix. */
export function chance(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One element of a list, the same for the same key. */
export function pick<T>(list: readonly T[], key: string): T {
  return list[Math.floor(chance(key) * list.length)] as T;
}
