/** Which secret each service's webhook needs, and whether the referenced one has its form. */
import { readPublicKey } from '../../../feed/hooks/sendgrid.ts';
import { resolveSecret } from '../../../mail/secret.ts';
import { Failure } from '../../../domain/failure.ts';
import type { HookService } from '../../../domain/responses/hook.ts';
import type { Warning } from '../../runner/command.ts';
import { warnOfSecretFile } from '../../campaigns/warn-of-secret-file.ts';
import { SECRET_OF_HOOK } from '../../wiring/responses/wire-hooks.ts';

/** A password that a caller may guess proves nothing. */
const SHORTEST_PASSWORD = 16;

type Secret = { what: string; fits: (secret: string) => boolean };

const isLogin = (secret: string): boolean =>
  secret.includes(':') && secret.length >= SHORTEST_PASSWORD;
const isSigningSecret = (secret: string): boolean =>
  /^(?:whsec_)?[a-z0-9+/]{32,}={0,2}$/i.test(secret);

export const SECRETS: Readonly<Record<HookService, Secret>> = {
  ses: {
    what: 'user:password of its address, of at least 16 characters, for raw message delivery',
    fits: isLogin,
  },
  sendgrid: {
    what: 'the verification key of its Signed Event Webhook (base64 of an EC public key)',
    fits: (secret) => readPublicKey(secret) !== null,
  },
  mailgun: {
    what: 'the HTTP webhook signing key of the account',
    fits: (secret) => secret.length >= SHORTEST_PASSWORD,
  },
  postmark: {
    what: 'user:password of its address, of at least 16 characters',
    fits: isLogin,
  },
  resend: { what: 'the signing secret of the webhook (whsec_...)', fits: isSigningSecret },
  standard: {
    what: 'a signing secret by standardwebhooks.com (whsec_ and base64 of at least 24 bytes)',
    fits: isSigningSecret,
  },
};

/** Warnings only: the server may run in another shell. A malformed reference is refused. */
export function checkHookSecret(
  service: HookService,
  reference: string,
  env: Readonly<Record<string, string | undefined>>,
): Warning[] {
  const { what, fits } = SECRETS[service];
  const warnings = warnOfSecretFile(reference);
  try {
    if (!fits(resolveSecret(reference, env, SECRET_OF_HOOK)))
      warnings.push({
        code: 'hook_secret',
        message: `${reference} does not hold what ${service} needs: ${what}. Until it does, calls are refused.`,
      });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'secret_missing') throw error;
    warnings.push({
      code: 'secret_missing',
      message: `${error.message} It is needed when the service calls.`,
    });
  }
  return warnings;
}
