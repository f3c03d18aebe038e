/**
 * Reads the new messages of mailboxes over IMAP, folder by folder; if one mailbox fails, the others
 * are still read.
 */
import { Failure } from '../../../domain/failure.ts';
import {
  COUNTED_AGAIN_AFTER,
  readMailbox,
  type Missing,
} from '../../../app/responses/read-mailbox.ts';
import { CALLS_BEFORE_SET_ASIDE } from '../../../core/responses/withheld.ts';
import { countSetAside } from '../../../state/responses/quarantined.ts';
import { tryInbox } from '../../../app/responses/try-inbox.ts';
import { wireTrying } from '../../wiring/events/wire-trying.ts';
import { nameNearestFolder } from './name-nearest-folder.ts';
import { iso } from '../../runner/values.ts';
import { wireMailbox } from '../../wiring/responses/wire-inbox.ts';
import { wireProcessing } from '../../wiring/responses/wire-processing.ts';
import type { Context, Warning } from '../../runner/command.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { ProcessPort } from '../../../app/responses/process.ts';
import type { ProcessTally } from './tally.ts';

/** The most UIDs that a failure names. */
const SHOWN = 20;

/**
 * `onSettled`: called after each message. `counted`: when this command last counted a message that
 * the server did not deliver.
 */
export type ReadRun = {
  tally: ProcessTally;
  warnings: Warning[];
  mailboxes: readonly Mailbox[];
  counted: Map<string, Instant>;
  /** Also a mailbox whose server has just failed: the operator named it. */
  atOnce: boolean;
  onSettled?: () => void;
};

/** A mailbox that could not be read to its end, why, and what to do about it. */
export type UnreadMailbox = {
  mailbox: string;
  code: string;
  message: string;
  hint: string;
  retryAfter: string | null;
};

/**
 * Returns the mailboxes that could not be read. Throws Failure `no_imap`, `interrupted`, and when
 * none could be read the failure that a person must mend before the others.
 */
export async function readMailboxes(context: Context, reading: ReadRun): Promise<UnreadMailbox[]> {
  const { warnings, mailboxes } = reading;
  const withImap = mailboxes.filter(({ imapRef }) => imapRef !== null);
  if (withImap.length === 0) {
    throw new Failure({
      code: 'no_imap',
      exit: 'configuration',
      message:
        mailboxes.length === 0
          ? 'There is no mailbox to read.'
          : `None of the mailboxes ${mailboxes.map(({ id }) => id).join(', ')} has an IMAP account.`,
      hint: 'Add one with rate_limiter.ts mailbox add --mailbox NAME --imap env:NAME_IMAP, or read files with --source PATH.',
    });
  }
  const port = wireProcessing(context.state);
  const failures: Failure[] = [];
  const notRead: UnreadMailbox[] = mailboxes
    .filter(({ imapRef }) => imapRef === null)
    .map(({ id }) => withoutImap(id));
  for (const mailbox of withImap) {
    try {
      const until = await tryInbox(
        wireTrying(context.state),
        { mailboxId: mailbox.id, atOnce: reading.atOnce, now: () => context.clock.now() },
        () => readOne(context, reading, { port, mailbox }),
      );
      if (until !== null) throw notTried(mailbox, until);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
      const failure = nameNearestFolder(error);
      failures.push(failure);
      const { code, hint, retryAfter } = failure;
      notRead.push({ mailbox: mailbox.id, code, message: failure.message, hint, retryAfter });
      const message = `Mailbox ${mailbox.id} was not read to the end: ${failure.message}`;
      // A `--watch` of hours says it only once.
      if (!warnings.some((known) => known.message === message))
        warnings.push({
          code: failure.code,
          message,
          details: { mailbox: mailbox.id, hint, ...failure.details },
        });
    } finally {
      warnOfSetAside(context, mailbox, warnings);
    }
  }
  // If one mailbox fails, the others are read; if all fail, so does the command.
  if (failures.length === withImap.length) throw noneRead(failures, notRead);
  return notRead;
}

function withoutImap(mailbox: string): UnreadMailbox {
  return {
    mailbox,
    code: 'no_imap',
    message: `Mailbox ${mailbox} has no IMAP account.`,
    hint: 'Read its files with --source PATH, or add an account with rate_limiter.ts mailbox add --imap.',
    retryAfter: null,
  };
}

/** A wrong secret waits for a person; a server that is down, or busy, may come back by itself. */
const MENDED_BY_A_PERSON: readonly Failure['exit'][] = ['configuration', 'unavailable', 'tryAgain'];

function noneRead(failures: readonly Failure[], notRead: readonly UnreadMailbox[]): Failure {
  const rank = ({ exit }: Failure): number => {
    const at = MENDED_BY_A_PERSON.indexOf(exit);
    return at < 0 ? MENDED_BY_A_PERSON.length : at;
  };
  const [first] = [...failures].sort((a, b) => rank(a) - rank(b)) as [Failure];
  if (failures.length === 1) return first;
  const earliest = notRead
    .flatMap(({ retryAfter }) => (retryAfter === null ? [] : [retryAfter]))
    .sort()[0];
  return new Failure({
    code: first.code,
    exit: first.exit,
    message: `None of the ${failures.length} mailboxes could be read; details.mailboxes says why. ${first.message}`,
    hint: first.hint,
    details: { ...first.details, mailboxes: notRead },
    ...(earliest === undefined ? {} : { retryAfter: earliest }),
  });
}

/** Throws the Failure that keeps the mailbox from counting as read. */
async function readOne(
  context: Context,
  reading: ReadRun,
  { port, mailbox }: { port: ProcessPort; mailbox: Mailbox },
): Promise<void> {
  const { clock, progress } = context;
  const { missing } = await readMailbox(wireMailbox(context, port, mailbox), {
    mailbox,
    now: () => clock.now(),
    virtual: clock.virtual,
    counted: reading.counted,
    onFolder() {
      progress.stop();
      progress.start(1_000, `reading ${mailbox.id}`);
    },
    onResult(result) {
      reading.tally.add(result);
      reading.onSettled?.();
      progress.advance();
    },
  });
  progress.stop();
  if (missing.length > 0)
    throw withheldFailure(mailbox, missing, { tally: reading.tally, now: clock.now() });
}

function notTried({ id }: Mailbox, until: Instant): Failure {
  return new Failure({
    code: 'inbox_failing',
    exit: 'tryAgain',
    message: `The IMAP server of mailbox ${id} has just failed, so it was not tried again yet.`,
    hint: `Call again at retryAfter. To try it at once, name it: response_tracker.ts process --mailbox ${id}. A corrected secret is tried at once, too.`,
    retryAfter: iso(until),
    details: { mailbox: id, notBefore: iso(until) },
  });
}

function withheldFailure(
  mailbox: Mailbox,
  missing: readonly Missing[],
  { tally, now }: { tally: ProcessTally; now: Instant },
): Failure {
  const { read, matched } = tally.counts();
  return new Failure({
    code: 'imap_incomplete',
    exit: 'tryAgain',
    message: `Messages that the server of mailbox ${mailbox.id} lists but did not deliver in full: ${missing.length}. Everything else was read.`,
    hint: `Call again in a few minutes: follow-ups of this mailbox wait until these messages are read. A message that is not delivered in ${CALLS_BEFORE_SET_ASIDE} calls is set aside (quarantine list).`,
    retryAfter: iso(now + COUNTED_AGAIN_AFTER),
    details: {
      mailbox: mailbox.id,
      missing: missing.slice(0, SHOWN),
      ofThem: missing.length,
      read,
      matched,
    },
  });
}

/** A warning in every call: one of them may be a "no". */
function warnOfSetAside({ state }: Context, { id }: Mailbox, warnings: Warning[]): void {
  const waiting = countSetAside(state.db, id);
  if (
    waiting === 0 ||
    warnings.some(({ code, details }) => code === 'message_withheld' && details?.['mailbox'] === id)
  )
    return;
  warnings.push({
    code: 'message_withheld',
    details: { mailbox: id, messages: waiting },
    message: `Messages of mailbox ${id} that are set aside unread, because its server did not deliver them: ${waiting}. One may be a reply or a "no". Look in the mailbox by hand, and call response_tracker.ts quarantine retry.`,
  });
}
