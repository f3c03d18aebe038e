/** Stable hashes of stable ids: the project's only "randomness", so that a preview equals what happens. */

/** FNV-1a over UTF-16 units, then mixed (FNV alone leaves neighbouring ids correlated). 32 bits, unsigned. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix32(hash);
}

/** murmur3's finaliser: numbers that differ in one bit have nothing in common afterwards. 32 bits, unsigned. */
export function mix32(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 0 (included) to 1 (excluded). */
export function hashFraction(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}
