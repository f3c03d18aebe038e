/**
 * Notes the secrets of the mailboxes' accounts. Behind a changed secret the account may work again,
 * so its breaker closes: the next try comes at once.
 */
import type { BreakerReason, BreakerTarget } from '../../../domain/sending/hold.ts';
import type { FailureKind, FailureTarget } from '../../../domain/sending/failure-run.ts';
import type { Protocol } from '../../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../../domain/time.ts';

export type SecretsPort = {
  transact<T>(work: () => T): Promise<T>;
  protocol: Protocol;
  /**
   * The mailboxes with an account for the protocol. `digest`: of the secret; null when this shell
   * cannot resolve the reference.
   */
  secrets(): { mailboxId: string; digest: string | null }[];
  noted(mailboxId: string, protocol: Protocol): string | null;
  noteSecret(mailboxId: string, secret: { protocol: Protocol; digest: string }): void;
  /** The run goes on, and its next try may come at once. */
  closeRun(target: FailureTarget, kind: FailureKind, now: Instant): void;
  closeBreaker(target: BreakerTarget, reason: BreakerReason, now: Instant): void;
};

/** Writes only the secrets that are new. */
export async function noteSecrets(port: SecretsPort, now: Instant): Promise<void> {
  const { protocol } = port;
  const changed = port.secrets().flatMap(({ mailboxId, digest }) => {
    const before = port.noted(mailboxId, protocol);
    return digest === null || digest === before ? [] : [{ mailboxId, digest, before }];
  });
  if (changed.length === 0) return;
  await port.transact(() => {
    for (const { mailboxId, digest, before } of changed) {
      port.noteSecret(mailboxId, { protocol, digest });
      if (before === null) continue;
      const target = { scope: 'mailbox', scopeId: mailboxId } as const;
      port.closeRun(target, protocol === 'smtp' ? 'account_failing' : 'inbox_failing', now);
      if (protocol === 'smtp') port.closeBreaker(target, 'account_failing', now);
    }
  });
}
