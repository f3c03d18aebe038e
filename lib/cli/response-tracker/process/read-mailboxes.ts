/** Reads the new mail of mailboxes over IMAP, folder by folder; one that fails does not hide the message of the others. */
import { Failure } from '../../../domain/failure.ts';
import { DAY, MINUTE, type Instant } from '../../../domain/time.ts';
import { readFolder, type FolderRead } from '../../../app/responses/read-folder.ts';
import { CALLS_BEFORE_SET_ASIDE } from '../../../core/responses/withheld.ts';
import { readImapFolder } from '../../../mail/inbound/imap/read-imap-folder.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { countSetAside, setAsideIn } from '../../../state/responses/quarantine-store.ts';
import {
  forgetCursor,
  markInboxRead,
  readCursor,
} from '../../../state/responses/response-store.ts';
import { transact } from '../../../state/file/transact.ts';
import { countWithheld, forgetFolder } from '../../../state/responses/withheld-store.ts';
import { nameNearestFolder } from './name-nearest-folder.ts';
import { iso } from '../../runner/values.ts';
import { wireFolder, wireProcessing } from '../../wiring/wire-processing.ts';
import type { Context, Warning } from '../../runner/command.ts';
import type { Mailbox } from '../../../state/campaigns/mailboxes.ts';
import type { MessagePlace } from '../../../domain/responses/inbound.ts';
import type { ProcessPort } from '../../../app/responses/process.ts';
import type { ProcessTally } from './tally.ts';

/** A folder never read before, or renumbered by its server, is read from here on. */
const LOOK_BACK = 30 * DAY;
/** A `--watch` reads again and again: what counts as another call for a message that does not come. */
const COUNTED_AGAIN_AFTER = 10 * MINUTE;
/** Messages set aside that one call asks for again, in each folder. */
const MAX_AGAIN = 20;
/** UIDs that a failure names. */
const SHOWN = 20;

/** `onSettled`: called after each message. `counted`: when this call last counted a message that did not come. */
export type ReadRun = {
  tally: ProcessTally;
  warnings: Warning[];
  mailboxes: readonly Mailbox[];
  counted: Map<string, Instant>;
  onSettled?: () => void;
};

/** Throws Failure `no_imap`, `interrupted`, and that of the first mailbox when none of them could be read. */
export async function readMailboxes(context: Context, reading: ReadRun): Promise<void> {
  const { state, clock } = context;
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
  const port = wireProcessing(state);
  const failures: Failure[] = [];
  for (const mailbox of withImap) {
    try {
      const began = clock.now();
      await readMailbox(context, reading, { port, mailbox, began });
      // Only now: a bounce may lie in the last of its folders.
      await transact(state, () => markInboxRead(state.db, mailbox.id, began));
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
      const failure = nameNearestFolder(error);
      failures.push(failure);
      const message = `Mailbox ${mailbox.id} was not read to the end: ${failure.message}`;
      // Whoever watches for hours hears of it once.
      if (!warnings.some((known) => known.message === message))
        warnings.push({
          code: failure.code,
          message,
          details: { mailbox: mailbox.id, ...failure.details },
        });
    } finally {
      warnOfSetAside(context, mailbox, warnings);
    }
  }
  // One bad mailbox does not hide the message of the others; all of them bad is a failure.
  if (failures.length === withImap.length) throw failures[0] as Failure;
}

type One = { port: ProcessPort; mailbox: Mailbox; began: Instant };

/** Every folder is read, whatever another withholds. Throws the Failure that keeps the mailbox from counting as read. */
async function readMailbox(context: Context, reading: ReadRun, one: One): Promise<void> {
  const missing: Missing[] = [];
  let doubt: Failure | null = null;
  for (const folder of one.mailbox.folders) {
    try {
      const read = await readOne(context, reading, { ...one, folder });
      missing.push(...read.missing.map((message) => ({ folder, ...message })));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'imap_incomplete') throw error;
      if (!(await isSettledDoubt(context, reading, { ...one, folder, error }))) doubt ??= error;
    }
  }
  if (missing.length > 0)
    throw withheldFailure(one.mailbox, missing, { tally: reading.tally, now: context.clock.now() });
  if (doubt !== null) throw doubt;
}

async function readOne(
  context: Context,
  reading: ReadRun,
  { port, mailbox, folder, began }: One & { folder: string },
): Promise<FolderRead> {
  const { state, clock, env, signal } = context;
  const url = resolveAccount(mailbox.imapRef as string, env);
  // The server dates mail by its own clock: a virtual one says nothing about which message is recent, so all of it is read.
  const since = clock.virtual
    ? 0
    : Math.min(began - LOOK_BACK, (mailbox.inboxReadAt ?? Infinity) - DAY);
  const cursor = readCursor(state.db, mailbox.id, folder);
  const aside = setAsideIn(state.db, { mailboxId: mailbox.id, folder });
  const uidValidity = aside[0]?.uidValidity ?? '0';
  const again = {
    uidValidity: Number(uidValidity),
    uids: aside
      .filter((kept) => kept.uidValidity === uidValidity)
      .slice(0, MAX_AGAIN)
      .map(({ uid }) => uid),
  };
  context.progress.start(1_000, `reading ${mailbox.id}`);
  const read = await readFolder(
    wireFolder(state, port, { mailboxId: mailbox.id, folder }),
    readImapFolder({ url, folder, cursor, since, signal, again }),
    {
      mailboxId: mailbox.id,
      folder,
      now: () => clock.now(),
      mayCount: (place) => mayCount(reading, place, clock.now()),
      onResult(result) {
        reading.tally.add(result);
        reading.onSettled?.();
        context.progress.advance();
      },
    },
  );
  context.progress.stop();
  return read;
}

/** Three tries in one call are one. */
function mayCount(
  { counted }: ReadRun,
  { mailboxId, folder, uidValidity, uid }: MessagePlace,
  now: Instant,
): boolean {
  const key = JSON.stringify([mailboxId, folder, uidValidity, uid]);
  const last = counted.get(key);
  if (last !== undefined && now - last < COUNTED_AGAIN_AFTER) return false;
  counted.set(key, now);
  return true;
}

const SETTLED_IN_TIME = new Set(['uidnext_below_cursor', 'search_beyond_uidnext']);

/**
 * A server that numbers anew without saying so is believed after three calls: the folder is read by
 * date from then on. One whose SEARCH names UIDs that do not exist is too; its cursor stays.
 */
async function isSettledDoubt(
  { state, clock }: Context,
  reading: ReadRun,
  { mailbox, folder, error }: One & { folder: string; error: Failure },
): Promise<boolean> {
  const cursor = readCursor(state.db, mailbox.id, folder);
  const place: MessagePlace = {
    mailboxId: mailbox.id,
    folder,
    uidValidity: String(cursor?.uidValidity ?? 0),
    uid: 0,
  };
  const reason = String(error.details['reason']);
  if (!SETTLED_IN_TIME.has(reason) || !mayCount(reading, place, clock.now())) return false;
  return transact(state, () => {
    if (countWithheld(state.db, place, reason) < CALLS_BEFORE_SET_ASIDE) return false;
    if (reason !== 'uidnext_below_cursor') return true;
    forgetCursor(state.db, mailbox.id, folder);
    forgetFolder(state.db, place);
    return true;
  });
}

type Missing = { folder: string; uid: number; why: string };

function withheldFailure(
  mailbox: Mailbox,
  missing: readonly Missing[],
  { tally, now }: { tally: ProcessTally; now: Instant },
): Failure {
  const { read, matched } = tally.counts();
  return new Failure({
    code: 'imap_incomplete',
    exit: 'tryAgain',
    message: `Messages that the server of mailbox ${mailbox.id} lists and did not hand out whole: ${missing.length}. Everything else was read.`,
    hint: `Call again in some minutes: follow-ups of this mailbox wait until they are read. A message that does not come in ${CALLS_BEFORE_SET_ASIDE} calls is set aside (quarantine list).`,
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

/** Loudly, with every call: one of them may be a "no". */
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
    message: `Messages of mailbox ${id} that are set aside unread, because its server did not hand them out: ${waiting}. One may be a reply or a "no". Look into the mailbox by hand, and call response_tracker.ts quarantine retry.`,
  });
}
