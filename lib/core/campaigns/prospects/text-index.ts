/**
 * Remembers a number per text (the line of an address, the provider of a domain) in 12 bytes: a
 * million entries fit, which a Map of strings would not.
 */

export type TextIndex = {
  /**
   * Returns the number that the text has already; null when the text is new, and then stores
   * `number` (1 to 2^32 - 1).
   */
  add(text: string, number: number): number | null;
  /** Null when the text has none. */
  get(text: string): number | null;
};

/**
 * Open addressing over a 64-bit hash. Two different texts among a million share a hash with a
 * probability of 3 in 10^8. The import itself relies on a UNIQUE column instead.
 */
export function createTextIndex(): TextIndex {
  let capacity = 1_024;
  let used = 0;
  let slots = emptySlots(capacity);

  function find(high: number, low: number): number {
    let at = (low & (capacity - 1)) * 3;
    while (slots[at + 2] !== 0 && (slots[at] !== high || slots[at + 1] !== low))
      at = (at + 3) % (capacity * 3);
    return at;
  }

  function grow(): void {
    const old = slots;
    capacity *= 2;
    slots = emptySlots(capacity);
    for (let from = 0; from < old.length; from += 3) {
      if (old[from + 2] === 0) continue;
      const to = find(old[from] ?? 0, old[from + 1] ?? 0);
      slots[to] = old[from] ?? 0;
      slots[to + 1] = old[from + 1] ?? 0;
      slots[to + 2] = old[from + 2] ?? 0;
    }
  }

  return {
    add(text, number) {
      const [high, low] = hash64(text);
      const at = find(high, low);
      if (slots[at + 2] !== 0) return slots[at + 2] ?? 0;
      slots[at] = high;
      slots[at + 1] = low;
      slots[at + 2] = number;
      used += 1;
      if (used * 2 > capacity) grow();
      return null;
    },
    get(text) {
      const [high, low] = hash64(text);
      return slots[find(high, low) + 2] || null;
    },
  };
}

/** Three numbers per slot: high half, low half, the text's number; 0 marks an empty slot. */
function emptySlots(capacity: number): Uint32Array {
  return new Uint32Array(capacity * 3);
}

/** Two 32-bit multiplicative hashes, crossed at the end (cyrb53's mixing, all bits kept). */
function hash64(text: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return [b >>> 0, a >>> 0];
}
