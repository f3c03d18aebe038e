/** Compares what a caller sent with what it must be, in a time that tells nothing of either. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Digests have one length, so not even the length of the secret shows. */
export function equalSecrets(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

/**
 * True when the call carries the secret, as HTTP Basic (`user:password`) or in the field
 * `x-hook-secret`.
 */
export function carriesSecret(headers: Readonly<Record<string, string>>, secret: string): boolean {
  const basic = /^basic ([a-z0-9+/=]{1,2000})$/i.exec(headers['authorization'] ?? '')?.[1];
  const byBasic = basic !== undefined && equalSecrets(fromBase64(basic), secret);
  const field = headers['x-hook-secret'];
  return byBasic || (field !== undefined && equalSecrets(field, secret));
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
