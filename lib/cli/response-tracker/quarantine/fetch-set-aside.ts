/**
 * Fetches once more the messages that their servers did not deliver, and that were set aside by
 * UID.
 */
import { Failure } from '../../../domain/failure.ts';
import { readImapFolder } from '../../../mail/inbound/imap/read-imap-folder.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { findMailbox } from '../../../state/campaigns/mailboxes.ts';
import { nameNearestFolder } from '../process/name-nearest-folder.ts';
import type { Context, Warning } from '../../runner/command.ts';
import type { Quarantined } from '../../../domain/responses/quarantined.ts';
import type { InboundItem, FolderMessage } from '../../../domain/responses/inbound.ts';

/** The message, or why it was not read: the server's answer, or the code of a failure. */
export type Fetched = { mail: Quarantined; outcome: InboundItem | string };

/** One connection for each folder. An account that fails is added to `warnings`. */
export async function* fetchSetAside(
  context: Context,
  messages: readonly Quarantined[],
  warnings: Warning[],
): AsyncGenerator<Fetched> {
  const folders = new Map<string, Quarantined[]>();
  for (const mail of messages) {
    const key = JSON.stringify([mail.mailboxId, mail.folder, mail.uidValidity]);
    folders.set(key, [...(folders.get(key) ?? []), mail]);
  }
  for (const ofFolder of folders.values()) yield* fetchFolder(context, ofFolder, warnings);
}

async function* fetchFolder(
  context: Context,
  messages: readonly Quarantined[],
  warnings: Warning[],
): AsyncGenerator<Fetched> {
  const waiting = new Map(
    messages.flatMap((mail): [number, Quarantined][] =>
      mail.uid === null ? [] : [[mail.uid, mail]],
    ),
  );
  let failure: Failure | null = null;
  // A message may end the connection each time: the ones behind it are fetched over another
  // connection.
  for (let before = Infinity; waiting.size > 0 && waiting.size < before;) {
    before = waiting.size;
    failure = null;
    try {
      for await (const { uid, delivery, item } of askFor(context, [...waiting.values()])) {
        const mail = waiting.get(uid);
        if (mail === undefined) continue;
        waiting.delete(uid);
        yield { mail, outcome: delivery === 'whole' ? item : delivery };
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure = nameNearestFolder(error);
    }
  }
  if (failure !== null && waiting.size > 0) {
    const { code, message, details } = failure;
    warnings.push({ code, message: `Mailbox ${messages[0]?.mailboxId}: ${message}`, details });
  }
  for (const mail of waiting.values()) yield { mail, outcome: failure?.code ?? 'no_imap' };
}

/** Null where the mailbox has no IMAP account any more. */
function askFor(
  { state, env, signal }: Context,
  messages: readonly Quarantined[],
): AsyncIterable<FolderMessage> | FolderMessage[] {
  const { mailboxId = null, folder = null, uidValidity = null } = messages[0] ?? {};
  const imapRef = findMailbox(state.db, mailboxId ?? '')?.imapRef ?? null;
  const again = {
    uidValidity: Number(uidValidity),
    uids: messages.flatMap(({ uid }) => uid ?? []),
  };
  return imapRef === null || folder === null
    ? []
    : readImapFolder({
        url: resolveAccount(imapRef, env),
        folder,
        cursor: null,
        since: 0,
        signal,
        again,
        onlyAgain: true,
      });
}
