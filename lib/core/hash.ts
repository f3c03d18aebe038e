/**
 * Stable hashes of stable ids, in place of random numbers: a preview shows what will really happen.
 */

/**
 * FNV-1a over UTF-16 code units, then mixed, because FNV alone leaves neighbouring ids correlated.
 * Returns 32 unsigned bits.
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix32(hash);
}

/**
 * The finaliser of murmur3: inputs that differ in one bit give unrelated results. Returns 32
 * unsigned bits.
 */
export function mix32(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A fraction from 0 (included) to 1 (excluded). */
export function hashFraction(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}
