/** Finds the secret of a hook in a call that carries it itself, not a signature. */
import { equalSecrets } from '../equal-secrets.ts';

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
