/**
 * Reads the new messages of one mailbox, folder by folder, and marks its inbox as read when every
 * message was delivered.
 */
import { Failure } from '../../domain/failure.ts';
import { DAY, MINUTE, type Instant } from '../../domain/time.ts';
import { CALLS_BEFORE_SET_ASIDE } from '../../core/responses/withheld.ts';
import { readFolder, type FolderPort } from './read-folder.ts';
import type { Result } from './process.ts';
import type { MessagePlace, Withheld, FolderMessage } from '../../domain/responses/inbound.ts';
import type { SetAside } from '../../domain/responses/quarantined.ts';

/** Where reading of a folder begins: after the cursor, or by date without one. */
type FolderStart = {
  cursor: Cursor | null;
  since: Instant;
  /** Messages set aside that are requested again. */
  again: { uidValidity: number; uids: number[] };
};
type Cursor = { uidValidity: number; lastUid: number };

/** Everything in this port belongs to one mailbox. */
export type ReadMailboxPort = {
  transact<T>(work: () => T): Promise<T>;
  folder(name: string): FolderPort;
  /**
   * The messages of a folder on its server. Throws Failure `imap_incomplete` and those of the
   * connection.
   */
  messages(folder: string, start: FolderStart): AsyncIterable<FolderMessage>;
  readCursor(folder: string): Cursor | null;
  forgetCursor(folder: string): void;
  setAside(folder: string): readonly SetAside[];
  /** Counts one more call that did not get the message; returns the number of such calls. */
  countWithheld(place: MessagePlace, why: string): number;
  forgetFolder(folder: string): void;
  markInboxRead(at: Instant): void;
};

export type MailboxReading = {
  mailbox: { id: string; folders: readonly string[]; inboxReadAt: Instant | null };
  now: () => Instant;
  /** The caller sets the clock. */
  virtual: boolean;
  /** When this process last counted a missing message. */
  counted: Map<string, Instant>;
  onFolder(): void;
  onResult(result: Result): void;
};

/** A message that the next call must request again. */
export type Missing = { folder: string; uid: number; why: Withheld };

/** How far back a folder is read that has no cursor, or that its server renumbered. */
const LOOK_BACK = 30 * DAY;
/**
 * `--watch` reads repeatedly: after this time, reading counts as another call for a missing
 * message.
 */
export const COUNTED_AGAIN_AFTER = 10 * MINUTE;
/** The most messages set aside that one call requests again, in each folder. */
const MAX_AGAIN = 20;

/**
 * Returns the missing messages; the inbox counts as read when there are none. Throws the Failure
 * that keeps the inbox from counting as read.
 */
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
  // The last folder may contain a bounce, so the inbox is marked only after all folders.
  await port.transact(() => port.markInboxRead(began));
  return { missing };
}

async function readOne(
  port: ReadMailboxPort,
  reading: MailboxReading,
  { folder, began }: { folder: string; began: Instant },
): Promise<{ missing: { uid: number; why: Withheld }[] }> {
  const { mailbox, virtual, now } = reading;
  // The server dates messages by its own clock. A virtual clock cannot tell which are recent, so
  // all are read.
  const since = virtual ? 0 : Math.min(began - LOOK_BACK, (mailbox.inboxReadAt ?? Infinity) - DAY);
  const start = { cursor: port.readCursor(folder), since, again: askAgain(port.setAside(folder)) };
  reading.onFolder();
  return readFolder(port.folder(folder), port.messages(folder, start), {
    mailboxId: mailbox.id,
    folder,
    now,
    mayCount: (place) => mayCount(reading, place),
    onResult: (result) => reading.onResult(result),
  });
}

/** The oldest messages set aside, all with the UIDVALIDITY of the first. */
function askAgain(aside: readonly SetAside[]): FolderStart['again'] {
  const uidValidity = aside[0]?.uidValidity ?? '0';
  const uids = aside
    .filter((kept) => kept.uidValidity === uidValidity)
    .slice(0, MAX_AGAIN)
    .map(({ uid }) => uid);
  return { uidValidity: Number(uidValidity), uids };
}

/** Several attempts in a short time count as one call. */
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
 * A server that renumbers a folder without a new UIDVALIDITY is accepted after three calls: the
 * folder is then read by date. A server whose SEARCH returns UIDs that do not exist is accepted
 * too; its cursor stays.
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
