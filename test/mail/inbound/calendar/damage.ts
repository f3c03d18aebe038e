/** Damages bytes as storage and transport do: changed, lost, doubled, exchanged and cut. */

/** Numbers from 0 to 1 that are the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function damaged(source: Buffer, next: () => number): Buffer {
  let bytes = Buffer.from(source);
  for (let left = 1 + Math.floor(next() * 6); left > 0; left--) {
    const at = Math.floor(next() * bytes.length);
    const length = Math.floor(next() * 40);
    const kind = Math.floor(next() * 5);
    if (kind === 0) bytes[at] = Math.floor(next() * 256);
    else if (kind === 1)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else if (kind === 3)
      bytes.fill(Math.floor(next() * 256), at, Math.min(at + length, bytes.length));
    else if (next() < 0.2) bytes = bytes.subarray(0, at);
  }
  return bytes;
}
