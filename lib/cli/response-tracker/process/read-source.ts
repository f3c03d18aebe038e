/**
 * Reads messages from files. Files count as the inbox only of a mailbox that has no IMAP account.
 */
import { Failure } from '../../../domain/failure.ts';
import { readFiles } from '../../../app/responses/read-files.ts';
import { wireFiles } from '../../wiring/responses/wire-inbox.ts';
import { openInput, STDIN } from './open-input.ts';
import type { Context, Warning } from '../../runner/command.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { ProcessTally } from './tally.ts';

type FileReading = {
  tally: ProcessTally;
  warnings: Warning[];
  path: string;
  mailboxes: readonly Mailbox[];
};

/** Throws Failure `source_not_found`, `source_unreadable` and `interrupted`. */
export async function readSource(context: Context, reading: FileReading): Promise<void> {
  const { clock, signal } = context;
  const { tally, warnings, path, mailboxes } = reading;
  const source = openInput(path);
  context.progress.start(1_000, 'reading');
  const done = await readFiles(wireFiles(context.state), source.read(), {
    source: source.name,
    mailboxes,
    // Stdin may hold one message only: it does not show that the rest was read.
    isStore: path !== STDIN,
    now: () => clock.now(),
    isInterrupted: () => signal.aborted,
    onResult(result) {
      tally.add(result);
      context.progress.advance();
    },
  });
  if (done.interrupted) throw interrupted();
  context.progress.stop();
  const { read, unreadable, inboxOf, notInboxOf } = done;
  if (notInboxOf.length > 0) warnings.push(notTheInbox(notInboxOf));
  if (path !== STDIN && unreadable > 0) warnings.push(incomplete(read, unreadable));
  else if (read === 0 && inboxOf.length > 0) warnings.push(empty(inboxOf));
}

function incomplete(read: number, unreadable: number): Warning {
  return {
    code: 'source_incomplete',
    message: `Of ${read} messages, ${unreadable} could not be opened, so no inbox counts as read: a reply may be among them. Check owner and permissions of the files (quarantine list names them) and call again.`,
  };
}

function empty(inboxOf: readonly string[]): Warning {
  return {
    code: 'source_empty',
    message: `The source holds no message. The inbox of ${names(inboxOf)} counts as read, and follow-ups continue: make sure that replies really arrive there.`,
  };
}

function notTheInbox(mailboxes: readonly string[]): Warning {
  return {
    code: 'source_is_not_inbox',
    details: { mailboxes },
    message: `The mail of ${names(mailboxes)} is on an IMAP server: files do not count as its inbox. Its follow-ups wait (inbox_stale) until process is called without --source.`,
  };
}

function names(mailboxes: readonly string[]): string {
  return `mailbox${mailboxes.length === 1 ? '' : 'es'} ${mailboxes.join(', ')}`;
}

function interrupted(): Failure {
  return new Failure({
    code: 'interrupted',
    exit: 'tryAgain',
    message: 'Stopped by a signal; every message read so far is settled.',
    hint: 'Call again: reading continues where it stopped.',
  });
}
