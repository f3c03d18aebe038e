/** Recognises a changed secret by a keyed digest of the resolved URL; never stores the URL. */
import { createHmac } from 'node:crypto';
import { Failure } from '../../../domain/failure.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { createMailboxSecrets } from '../../../state/campaigns/mailbox-secrets.ts';
import { createSecretWriter } from '../../../state/campaigns/note-secret.ts';
import { listMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { createFailureCounts } from '../../../state/sending/count-failures.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import { transact } from '../../../state/file/transact.ts';
import type { Protocol } from '../../../domain/campaigns/mailbox.ts';
import type { SecretsPort } from '../../../app/sending/guard/note-secrets.ts';
import type { Context } from '../../runner/command.ts';

const DIGEST_BYTES = 16;

export function wireSecrets(
  { state, env }: Pick<Context, 'state' | 'env'>,
  protocol: Protocol,
): SecretsPort {
  const { db } = state;
  return {
    ...createMailboxSecrets(db),
    ...createSecretWriter(db),
    ...createFailureCounts(db),
    ...createHolds(db),
    transact: (work) => transact(state, work),
    protocol,
    secrets: () =>
      listMailboxes(db).flatMap(({ id, smtpRef, imapRef }) => {
        const reference = protocol === 'smtp' ? smtpRef : imapRef;
        return reference === null
          ? []
          : [{ mailboxId: id, digest: digestOf(readMessageIdKey(db), reference, env) }];
      }),
  };
}

function digestOf(key: Buffer, reference: string, env: Context['env']): string | null {
  try {
    return createHmac('sha256', key)
      .update(`mailbox secret\0${resolveAccount(reference, env)}`)
      .digest()
      .subarray(0, DIGEST_BYTES)
      .toString('hex');
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
