/** Compares what a caller sent with what it must be, in a time that tells nothing of either. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Digests have one length, so not even the length of the secret shows. */
export function equalSecrets(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
