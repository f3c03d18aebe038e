/** Reads the new mail of one mailbox, folder by folder, whatever one of them withholds, and counts it as read when all of it came. */
import { Failure } from '../../domain/failure.ts';
import { DAY, MINUTE, type Instant } from '../../domain/time.ts';
import { CALLS_BEFORE_SET_ASIDE } from '../../core/responses/withheld.ts';
import { readFolder, type FolderPort } from './read-folder.ts';
import type { Result } from './process.ts';
import type { MessagePlace, Withheld, FolderMessage } from '../../domain/responses/inbound.ts';
import type { SetAside } from '../../domain/responses/quarantined.ts';

/** Where reading of a folder begins: after the cursor; by date where there is none. */
type FolderStart = {
  cursor: Cursor | null;
  since: Instant;
  /** Messages set aside that are asked for again. */
  again: { uidValidity: number; uids: number[] };
};
type Cursor = { uidValidity: number; lastUid: number };

/** Everything about one mailbox. */
export type ReadMailboxPort = {
  transact<T>(work: () => T): Promise<T>;
  folder(name: string): FolderPort;
  /** The mail of a folder on its server. Throws Failure `imap_incomplete` and those of the connection. */
  mails(folder: string, start: FolderStart): AsyncIterable<FolderMessage>;
  readCursor(folder: string): Cursor | null;
  forgetCursor(folder: string): void;
  setAside(folder: string): readonly SetAside[];
  /** Counts one more call that asked in vain, and answers with how many there are. */
  countWithheld(place: MessagePlace, why: string): number;
  forgetFolder(folder: string): void;
  markInboxRead(at: Instant): void;
};

export type MailboxReading = {
  mailbox: { id: string; folders: readonly string[]; inboxReadAt: Instant | null };
  now: () => Instant;
  /** The clock is the caller's word. */
  virtual: boolean;
  /** When this call last counted a message that did not come. */
  counted: Map<string, Instant>;
  onFolder(): void;
  onResult(result: Result): void;
};

/** A message that the next call has to ask for again. */
export type Missing = { folder: string; uid: number; why: Withheld };

/** A folder never read before, or renumbered by its server, is read from here on. */
const LOOK_BACK = 30 * DAY;
/** A `--watch` reads again and again: what counts as another call for a message that does not come. */
export const COUNTED_AGAIN_AFTER = 10 * MINUTE;
/** Messages set aside that one call asks for again, in each folder. */
const MAX_AGAIN = 20;

/** Throws the Failure that keeps the mailbox from counting as read; `missing`: messages that do. */
export async function readMailbox(
  port: ReadMailboxPort,
  reading: MailboxReading,
): Promise<{ missing: Missing[] }> {
  const began = reading.now();
  const missing: Missing[] = [];
  let doubt: Failure | null = null;
  for (const folder of reading.mailbox.folders) {
    try {
      const read = await readOne(port, reading, { folder, began });
      missing.push(...read.missing.map((message) => ({ folder, ...message })));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'imap_incomplete') throw error;
      if (!(await isSettledDoubt(port, reading, { folder, error }))) doubt ??= error;
    }
  }
  if (missing.length > 0) return { missing };
  if (doubt !== null) throw doubt;
  // Only now: a bounce may lie in the last of its folders.
  await port.transact(() => port.markInboxRead(began));
  return { missing };
}

async function readOne(
  port: ReadMailboxPort,
  reading: MailboxReading,
  { folder, began }: { folder: string; began: Instant },
): Promise<{ missing: { uid: number; why: Withheld }[] }> {
  const { mailbox, virtual, now } = reading;
  // The server dates mail by its own clock: a virtual one says nothing about which mail is recent, so all of it is read.
  const since = virtual ? 0 : Math.min(began - LOOK_BACK, (mailbox.inboxReadAt ?? Infinity) - DAY);
  const start = { cursor: port.readCursor(folder), since, again: askAgain(port.setAside(folder)) };
  reading.onFolder();
  return readFolder(port.folder(folder), port.mails(folder, start), {
    mailboxId: mailbox.id,
    folder,
    now,
    mayCount: (place) => mayCount(reading, place),
    onResult: (result) => reading.onResult(result),
  });
}

/** Those that wait longest, under the numbers that the first of them has. */
function askAgain(aside: readonly SetAside[]): FolderStart['again'] {
  const uidValidity = aside[0]?.uidValidity ?? '0';
  const uids = aside
    .filter((kept) => kept.uidValidity === uidValidity)
    .slice(0, MAX_AGAIN)
    .map(({ uid }) => uid);
  return { uidValidity: Number(uidValidity), uids };
}

/** Three tries in one call are one. */
function mayCount(
  { counted, now }: MailboxReading,
  { mailboxId, folder, uidValidity, uid }: MessagePlace,
): boolean {
  const key = JSON.stringify([mailboxId, folder, uidValidity, uid]);
  const last = counted.get(key);
  if (last !== undefined && now() - last < COUNTED_AGAIN_AFTER) return false;
  counted.set(key, now());
  return true;
}

const SETTLED_IN_TIME = new Set(['uidnext_below_cursor', 'search_beyond_uidnext']);

/**
 * A server that numbers anew without saying so is believed after three calls: the folder is read by
 * date from then on. One whose SEARCH names UIDs that do not exist is too; its cursor stays.
 */
async function isSettledDoubt(
  port: ReadMailboxPort,
  reading: MailboxReading,
  { folder, error }: { folder: string; error: Failure },
): Promise<boolean> {
  const place: MessagePlace = {
    mailboxId: reading.mailbox.id,
    folder,
    uidValidity: String(port.readCursor(folder)?.uidValidity ?? 0),
    uid: 0,
  };
  const reason = String(error.details['reason']);
  if (!SETTLED_IN_TIME.has(reason) || !mayCount(reading, place)) return false;
  return port.transact(() => {
    if (port.countWithheld(place, reason) < CALLS_BEFORE_SET_ASIDE) return false;
    if (reason !== 'uidnext_below_cursor') return true;
    port.forgetCursor(folder);
    port.forgetFolder(folder);
    return true;
  });
}
