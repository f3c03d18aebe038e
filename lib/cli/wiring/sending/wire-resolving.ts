/** Wires the settling of doubts to the ledger and to the Sent folders. */
import { Failure } from '../../../domain/failure.ts';
import { findInSentFolder } from '../../../mail/inbound/imap/find-in-sent-folder.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { createDoubtStore } from '../../../state/sending/doubt-store.ts';
import { findMailbox } from '../../../state/campaigns/mailboxes.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import { wireSending } from './wire-sending.ts';
import type { Context, Warning } from '../../runner/command.ts';
import type { ResolvePort } from '../../../app/sending/operator/resolve.ts';

/** Adds a warning for each folder that could not be read. */
export function wireResolving(
  context: Pick<Context, 'state' | 'env' | 'signal'>,
  warnings: Warning[],
): ResolvePort {
  const { state, env, signal } = context;
  const sending = wireSending(state);
  return {
    ...sending,
    guard: wireGuard(state),
    ...createDoubtStore(state.db),
    zoneOf: (mailboxId) => sending.mailbox(mailboxId).zone,
    async inSentFolder(mailboxId, messageIds) {
      const imapRef = findMailbox(state.db, mailboxId)?.imapRef ?? null;
      if (imapRef === null) return new Set();
      try {
        return await findInSentFolder({ url: resolveAccount(imapRef, env), messageIds, signal });
      } catch (error) {
        // Without the folder there is no evidence: the messages stay in doubt.
        if (!(error instanceof Failure)) throw error;
        warnings.push({
          code: error.code,
          message: `The Sent folder of ${mailboxId} was not read: ${error.message}`,
        });
        return new Set();
      }
    },
  };
}
