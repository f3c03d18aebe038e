/** Reads mail from files. They are the inbox only of a mailbox that has no IMAP account. */
import { Failure } from '../../../domain/failure.ts';
import { processMail } from '../../../app/responses/process.ts';
import { markInboxRead } from '../../../state/responses/response-store.ts';
import { transact } from '../../../state/file/transact.ts';
import { wireProcessing } from '../../wiring/wire-processing.ts';
import { openInput, STDIN } from './open-input.ts';
import type { Context, Warning } from '../../runner/command.ts';
import type { Mailbox } from '../../../state/campaigns/mailboxes.ts';
import type { ProcessTally } from './tally.ts';

type FileReading = {
  tally: ProcessTally;
  warnings: Warning[];
  path: string;
  mailboxes: readonly Mailbox[];
};

/** Throws Failure `source_not_found`, `source_unreadable` and `interrupted`. */
export async function readSource(context: Context, reading: FileReading): Promise<void> {
  const { state, clock } = context;
  const { tally, warnings, path, mailboxes } = reading;
  const source = openInput(path);
  const port = wireProcessing(state);
  // The whole store counts as read at the instant reading began: what arrives meanwhile is for the next run.
  const began = clock.now();
  const mailboxId = mailboxes.length === 1 ? (mailboxes[0] as Mailbox).id : null;
  let read = 0;
  let unreadable = 0;
  context.progress.start(1_000, 'reading');
  for await (const item of source.read()) {
    if (context.signal.aborted) throw interrupted();
    read++;
    // A file of no bytes was read; what could not be opened is cut short.
    if (item.raw.length === 0 && item.truncated) unreadable++;
    tally.add(await processMail(port, item, { source: source.name, mailboxId, now: clock.now() }));
    context.progress.advance();
  }
  context.progress.stop();
  // What is piped in may be one message: it does not say that the rest was read.
  if (path === STDIN) return;
  const withImap = mailboxes.filter(({ imapRef }) => imapRef !== null);
  const withoutImap = mailboxes.filter(({ imapRef }) => imapRef === null);
  if (withImap.length > 0) warnings.push(notTheInbox(withImap));
  if (unreadable > 0) {
    warnings.push({
      code: 'source_incomplete',
      message: `Of ${read} messages, ${unreadable} could not be opened, so no inbox counts as read: a reply may be among them. Check owner and permissions of the files (quarantine list names them) and call again.`,
    });
    return;
  }
  if (withoutImap.length === 0) return;
  if (read === 0) {
    warnings.push({
      code: 'source_empty',
      message: `The source holds no message. It counts as the inbox of ${names(withoutImap)} having been read, and follow-ups go on: make sure that replies really arrive there.`,
    });
  }
  await transact(state, () => withoutImap.forEach(({ id }) => markInboxRead(state.db, id, began)));
}

function notTheInbox(mailboxes: readonly Mailbox[]): Warning {
  return {
    code: 'source_is_not_inbox',
    details: { mailboxes: mailboxes.map(({ id }) => id) },
    message: `The message of ${names(mailboxes)} is on an IMAP server: files do not count as having read it, and its follow-ups wait (inbox_stale) until process is called without --source.`,
  };
}

function names(mailboxes: readonly Mailbox[]): string {
  return `mailbox${mailboxes.length === 1 ? '' : 'es'} ${mailboxes.map(({ id }) => id).join(', ')}`;
}

function interrupted(): Failure {
  return new Failure({
    code: 'interrupted',
    exit: 'tryAgain',
    message: 'Stopped by a signal; every message read so far is settled.',
    hint: 'Call again: reading goes on where it stopped.',
  });
}
