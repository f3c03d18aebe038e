/** Reads the new mail of mailboxes over IMAP, folder by folder; one that fails does not hide the mail of the others. */
import { Failure } from '../../domain/failure.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { processMail, type Item, type ProcessPort, type Result } from '../../app/process.ts';
import { readImapFolder } from '../../mail/inbound/read-imap-folder.ts';
import { resolveAccount } from '../../mail/secret.ts';
import { markInboxRead, readCursor, writeCursor } from '../../state/response-store.ts';
import { transact } from '../../state/transact.ts';
import { wireProcessing } from '../wire-processing.ts';
import type { Context, Warning } from '../command.ts';
import type { Mailbox } from '../../state/mailboxes.ts';
import type { Tally } from './tally.ts';

/** A folder never read before, or renumbered by its server, is read from here on. */
const LOOK_BACK = 30 * DAY;

/** `onSettled`: called after each mail. */
export type Reading = { tally: Tally; warnings: Warning[]; mailboxes: readonly Mailbox[]; onSettled?: () => void };

/** Throws Failure `no_imap`, `interrupted`, and that of the first mailbox when none of them could be read. */
export async function readMailboxes(context: Context, { tally, warnings, mailboxes, onSettled }: Reading): Promise<void> {
  const { state, clock } = context;
  const withImap = mailboxes.filter(({ imapRef }) => imapRef !== null);
  if (withImap.length === 0) {
    throw new Failure({
      code: 'no_imap', exit: 'configuration', message: mailboxes.length === 0 ? 'There is no mailbox to read.' : `None of the mailboxes ${mailboxes.map(({ id }) => id).join(', ')} has an IMAP account.`,
      hint: 'Add one with rate_limiter.ts mailbox add --mailbox NAME --imap env:NAME_IMAP, or read files with --source PATH.',
    });
  }
  const port = wireProcessing(state);
  const failures: Failure[] = [];
  for (const mailbox of withImap) {
    try {
      const began = clock.now();
      for (const folder of mailbox.folders) await readFolder(context, { port, tally, mailbox, folder, began, onSettled });
      // Only now: a bounce may lie in the last of its folders.
      await transact(state, () => markInboxRead(state.db, mailbox.id, began));
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
      failures.push(error);
      const message = `Mailbox ${mailbox.id} was not read to the end: ${error.message}`;
      // Whoever watches for hours hears of it once.
      if (!warnings.some((known) => known.message === message)) warnings.push({ code: error.code, message });
    }
  }
  // One bad mailbox does not hide the mail of the others; all of them bad is a failure.
  if (failures.length === withImap.length) throw failures[0] as Failure;
}

async function readFolder(context: Context, { port, tally, mailbox, folder, began, onSettled }: { port: ProcessPort; tally: Tally; mailbox: Mailbox; folder: string; began: Instant; onSettled: (() => void) | undefined }): Promise<void> {
  const { state, clock, env, signal } = context;
  const url = resolveAccount(mailbox.imapRef as string, env);
  // The server dates mail by its own clock: a virtual one says nothing about which mail is recent, so all of it is read.
  const since = clock.virtual ? 0 : began - LOOK_BACK;
  const reading = readImapFolder({ url, folder, cursor: readCursor(state.db, mailbox.id, folder), since, signal });
  context.progress.start(1_000, `reading ${mailbox.id}`);
  for await (const { uid, uidValidity, item } of reading) {
    const result: Result = await processMail(port, item satisfies Item, {
      source: `imap:${mailbox.id}`, mailboxId: mailbox.id, now: clock.now(),
      settled: () => writeCursor(state.db, mailbox.id, { folder, uidValidity, uid }),
    });
    tally.add(result);
    onSettled?.();
    context.progress.advance();
  }
  context.progress.stop();
}
