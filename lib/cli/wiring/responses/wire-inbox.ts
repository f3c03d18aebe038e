/** Wires the reading of mailboxes, mail files and the quarantine to the state file and to IMAP. */
import { readImapFolder } from '../../../mail/inbound/imap/read-imap-folder.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { createQuarantineWriter } from '../../../state/responses/quarantine-store.ts';
import { createQuarantine, setAsideIn } from '../../../state/responses/quarantined.ts';
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { createWithheld, forgetFolder } from '../../../state/responses/withheld-store.ts';
import { wireFolder, wireProcessing } from './wire-processing.ts';
import type { Context } from '../../runner/command.ts';
import type { FilesPort } from '../../../app/responses/read-files.ts';
import type { ReadMailboxPort } from '../../../app/responses/read-mailbox.ts';
import type { ProcessPort } from '../../../app/responses/process.ts';
import type { RetryPort } from '../../../app/responses/retry-quarantined.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { State } from '../../../state/file/transact.ts';

/** The mailbox has an IMAP account. */
export function wireMailbox(
  { state, env, signal }: Pick<Context, 'state' | 'env' | 'signal'>,
  processing: ProcessPort,
  { id, imapRef }: Mailbox,
): ReadMailboxPort {
  const { db } = state;
  const responses = createResponseStore(db);
  const at = (folder: string): { mailboxId: string; folder: string } => ({ mailboxId: id, folder });
  return {
    ...createWithheld(db),
    transact: processing.transact,
    folder: (name) => wireFolder(state, processing, at(name)),
    messages: (folder, start) =>
      readImapFolder({ url: resolveAccount(imapRef as string, env), folder, ...start, signal }),
    readCursor: (folder) => responses.readCursor(id, folder),
    forgetCursor: (folder) => responses.forgetCursor(id, folder),
    setAside: (folder) => setAsideIn(db, at(folder)),
    forgetFolder: (folder) => forgetFolder(db, at(folder)),
    markInboxRead: (instant) => responses.markInboxRead(id, instant),
  };
}

export function wireFiles(state: State): FilesPort {
  return {
    ...createResponseStore(state.db),
    ...wireProcessing(state),
  };
}

export function wireRetrying(
  state: State,
  sources: Pick<RetryPort, 'openFile' | 'fetch'>,
): RetryPort {
  return {
    ...wireProcessing(state),
    ...createQuarantine(state.db),
    ...createQuarantineWriter(state.db),
    ...sources,
  };
}
