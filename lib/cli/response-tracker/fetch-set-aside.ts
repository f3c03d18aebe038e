/** Asks the servers once more for the mail that they did not hand out, and that was set aside by its UID. */
import { Failure } from '../../domain/failure.ts';
import { readImapFolder } from '../../mail/inbound/read-imap-folder.ts';
import { resolveAccount } from '../../mail/secret.ts';
import { findMailbox } from '../../state/mailboxes.ts';
import { nameNearestFolder } from './name-nearest-folder.ts';
import type { Context, Warning } from '../command.ts';
import type { InboundItem } from '../../mail/inbound/source.ts';
import type { Quarantined } from '../../state/quarantine-store.ts';

/** The mail itself, or why it was not read: how the server answered, or the code of a failure. */
export type Fetched = { mail: Quarantined; outcome: InboundItem | string };

/** One connection for each folder. An account that fails is added to `warnings`. */
export async function* fetchSetAside(
  context: Context, mails: readonly Quarantined[], warnings: Warning[],
): AsyncGenerator<Fetched> {
  const folders = new Map<string, Quarantined[]>();
  for (const mail of mails) {
    const key = JSON.stringify([mail.mailboxId, mail.folder, mail.uidValidity]);
    folders.set(key, [...folders.get(key) ?? [], mail]);
  }
  for (const ofFolder of folders.values()) yield* fetchFolder(context, ofFolder, warnings);
}

async function* fetchFolder(
  { state, env, signal }: Context, mails: readonly Quarantined[], warnings: Warning[],
): AsyncGenerator<Fetched> {
  const [{ mailboxId, folder, uidValidity }] = mails as [Quarantined];
  const waiting = new Map(mails.map((mail) => [mail.uid, mail]));
  const imapRef = findMailbox(state.db, mailboxId ?? '')?.imapRef ?? null;
  let code = imapRef === null ? 'no_imap' : 'interrupted';
  try {
    const again = { uidValidity: Number(uidValidity), uids: mails.map(({ uid }) => uid as number) };
    const reading = imapRef === null ? [] : readImapFolder({
      url: resolveAccount(imapRef, env), folder: folder as string, cursor: null, since: 0, signal,
      again, onlyAgain: true,
    });
    for await (const { uid, delivery, item } of reading) {
      const mail = waiting.get(uid);
      if (mail === undefined) continue;
      waiting.delete(uid);
      yield { mail, outcome: delivery === 'whole' ? item : delivery };
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const failure = nameNearestFolder(error);
    code = failure.code;
    const message = `Mailbox ${mailboxId}: ${failure.message}`;
    warnings.push({ code, message, details: failure.details });
  }
  for (const mail of waiting.values()) yield { mail, outcome: code };
}
