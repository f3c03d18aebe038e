/** Wires the settling of doubts to the ledger and to the Sent folders. */
import { Failure } from '../../domain/failure.ts';
import { findInSentFolder } from '../../mail/inbound/imap/find-in-sent-folder.ts';
import { resolveAccount } from '../../mail/secret.ts';
import {
  abandonDoubtful,
  isAnswered,
  messagesInDoubt,
  resendDoubtful,
  slotOf,
} from '../../state/sending/doubt-store.ts';
import { findMailbox } from '../../state/campaigns/mailboxes.ts';
import { wireSending } from './wire-sending.ts';
import type { Context, Warning } from '../runner/command.ts';
import type { ResolvePort } from '../../app/sending/resolve.ts';

/** What could not be read is added to `warnings`. */
export function wireResolving(
  context: Pick<Context, 'state' | 'env' | 'signal'>,
  warnings: Warning[],
): ResolvePort {
  const { state, env, signal } = context;
  const sending = wireSending(state);
  return {
    ...sending,
    inDoubt: (filter) => messagesInDoubt(state.db, filter),
    isAnswered: (row) => isAnswered(state.db, row),
    slotOf: (row) => slotOf(state.db, row),
    zoneOf: (mailboxId) => sending.mailbox(mailboxId).zone,
    resend: (row, now) => resendDoubtful(state.db, row, now),
    abandon: (message) => abandonDoubtful(state.db, message),
    async inSentFolder(mailboxId, messageIds) {
      const imapRef = findMailbox(state.db, mailboxId)?.imapRef ?? null;
      if (imapRef === null) return new Set();
      try {
        return await findInSentFolder({ url: resolveAccount(imapRef, env), messageIds, signal });
      } catch (error) {
        // Without the folder there is no evidence, which proves nothing: the messages stay in doubt.
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
