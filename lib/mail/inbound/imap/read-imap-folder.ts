/** Reads the new messages of one IMAP folder without changing anything in it. */
import { fetchLarge } from './fetch-large.ts';
import { fetchSources, listSizes, type ListedMessage, type Source } from './fetch-messages.ts';
import { findNewMessages, type Doubt } from './find-new-messages.ts';
import { incomplete } from './imap-failure.ts';
import { openFolder, type OpenFolder } from './open-folder.ts';
import { openImapSession, type ImapSession } from './imap-session.ts';
import { readImapUrl } from './imap-url.ts';
import { toItem, unreadableItem } from '../files/read-file.ts';
import { LARGE_MAIL } from '../files/source.ts';
import type { FolderMessage } from '../../../domain/responses/inbound.ts';
import { Failure } from '../../../domain/failure.ts';
import { MINUTE, type Instant } from '../../../domain/time.ts';

/**
 * How far a folder has been read. UIDs are valid only together with their UIDVALIDITY (RFC 3501
 * 2.3.1.1).
 */
export type ImapCursor = { uidValidity: number; lastUid: number };

export type ImapReading = {
  url: string;
  folder: string;
  /** Null when the folder was never read. */
  cursor: ImapCursor | null;
  /**
   * Where reading begins if there is no cursor, or if the server has renumbered the folder
   * (UIDVALIDITY changed).
   */
  since: Instant;
  signal?: AbortSignal;
  /**
   * Wall-clock limit of the whole reading, including the caller's work between two messages.
   * Default 10 minutes.
   */
  deadlineMs?: number;
  /** Messages that were set aside unread: requested again after the new ones. */
  again?: { uidValidity: number; uids: readonly number[] };
  /** Requests the messages of `again` and nothing else. */
  onlyAgain?: boolean;
};

/** Messages requested in one command, and the bytes of them held at once. */
const BATCH_MAILS = 200;
const BATCH_BYTES = 4 * LARGE_MAIL;
/** If a server delivers no message at all, it is not asked for each one again. */
const MAX_SECOND_TRIES = 20;

/**
 * Yields the folder's messages after the cursor, by rising UID. The caller stores `{ uidValidity,
 * lastUid: uid }` after it has processed a message, not because reading ended, and never beyond an
 * incomplete message. After a renumbering the caller recognises known messages by `item.key`.
 * Read-only: EXAMINE and BODY.PEEK. When it returns, every message on the server was yielded.
 * Throws `Failure`: imap_url_invalid, imap_unreachable, imap_unavailable, imap_auth_failed,
 * imap_tls, imap_folder_missing, imap_refused, imap_timeout, interrupted, and at its end
 * `imap_incomplete` (`details.reason`) if the server's answers contradict each other.
 */
export async function* readImapFolder(reading: ImapReading): AsyncGenerator<FolderMessage> {
  const server = readImapUrl(reading.url);
  const session = await openImapSession(server, {
    deadlineMs: reading.deadlineMs ?? 10 * MINUTE,
    signal: reading.signal,
  });
  try {
    const folder = await openFolder(session, reading.folder);
    const doubt = reading.onlyAgain ? null : yield* readNew(session, folder, reading);
    try {
      yield* readAgain(session, folder, reading);
    } catch (error) {
      // The new messages were read to the end: a failure with the set-aside ones does not change
      // that.
      if (reading.onlyAgain || !mayBeItsFault(error)) throw error;
    }
    if (doubt !== null) throw incomplete(server, { folder: reading.folder, reason: doubt });
  } finally {
    await session.close();
  }
}

async function* readNew(
  session: ImapSession,
  folder: OpenFolder,
  { cursor, since }: ImapReading,
): AsyncGenerator<FolderMessage, Doubt | null> {
  const sameNumbers = cursor !== null && cursor.uidValidity === folder.uidValidity;
  const isBelow = sameNumbers && folder.uidNext !== null && folder.uidNext <= cursor.lastUid;
  const after = sameNumbers && !isBelow ? cursor.lastUid : null;
  const found = await findNewMessages(session, folder, { after, since });
  const reader = createReader(session, folder);
  let doubt: Doubt | null = isBelow ? 'uidnext_below_cursor' : found.doubt;
  let readTo = after;
  for (let at = 0; at < found.uids.length; at += BATCH_MAILS) {
    const uids = found.uids.slice(at, at + BATCH_MAILS);
    // After the cursor every message between the first and the last is new, so omissions of SEARCH
    // show here.
    const range = readTo === null ? undefined : { first: readTo + 1, last: uids.at(-1) ?? 0 };
    const listed = await listSizes(session, uids, range);
    const omitted =
      range === undefined
        ? []
        : [...listed.keys()].filter(
            (uid) => uid >= range.first && uid <= range.last && !uids.includes(uid),
          );
    if (omitted.length > 0) doubt ??= 'search_incomplete';
    const there = [...uids, ...omitted].filter((uid) => isGiven(uid, folder, listed));
    if (there.length < uids.length + omitted.length) doubt ??= 'search_beyond_uidnext';
    yield* reader.read(
      there.sort((a, b) => a - b),
      listed,
    );
    if (readTo !== null) readTo = there.at(-1) ?? readTo;
  }
  return doubt;
}

/**
 * With a cursor at a UID that does not exist yet, later messages with lower UIDs would be skipped.
 */
function isGiven(
  uid: number,
  { uidNext }: OpenFolder,
  listed: Map<number, ListedMessage>,
): boolean {
  return uidNext === null || uid < uidNext || listed.has(uid);
}

/** These come last, because one of them may end the connection. */
async function* readAgain(
  session: ImapSession,
  folder: OpenFolder,
  { again }: ImapReading,
): AsyncGenerator<FolderMessage> {
  if (again === undefined || again.uids.length === 0) return;
  if (again.uidValidity !== (folder.uidValidity ?? 0)) {
    for (const uid of again.uids)
      yield {
        uid,
        uidValidity: again.uidValidity,
        item: unreadableItem(placeOf(folder, uid)),
        delivery: 'renumbered',
        again: true,
      };
    return;
  }
  const uids = [...again.uids].sort((a, b) => a - b);
  const reader = createReader(session, folder, { again: true });
  yield* reader.read(uids, await listSizes(session, uids));
}

type Reader = {
  read(uids: readonly number[], listed: Map<number, ListedMessage>): AsyncGenerator<FolderMessage>;
};

function createReader(session: ImapSession, folder: OpenFolder, { again = false } = {}): Reader {
  const uidValidity = folder.uidValidity ?? 0;
  let secondTries = 0;

  /** From `truncatedFrom` bytes on, the message is probably longer than the requested part. */
  function mailOf(
    { uid, receivedAt }: ListedMessage,
    { raw, withheld }: Source,
    truncatedFrom = LARGE_MAIL,
  ): FolderMessage {
    const locator = placeOf(folder, uid);
    const truncated = withheld !== null || raw.length >= truncatedFrom;
    const item =
      raw.length === 0 ? unreadableItem(locator) : toItem(raw, { locator, receivedAt, truncated });
    return { uid, uidValidity, item, delivery: withheld ?? 'whole', again };
  }

  /** Fetches a message that is large, or that was incomplete in the common fetch. */
  async function readAlone(
    entry: ListedMessage,
    before: Source | null,
  ): Promise<FolderMessage | null> {
    const mayTry = secondTries < MAX_SECOND_TRIES || (entry.size ?? 0) > LARGE_MAIL;
    if (!mayTry) return mailOf(entry, before ?? { raw: Buffer.alloc(0), withheld: 'no_size' });
    const sized =
      entry.size === null
        ? ((await listSizes(session, [entry.uid])).get(entry.uid) ?? entry)
        : entry;
    const isLarge = sized.size !== null && sized.size > LARGE_MAIL;
    const source = isLarge ? await fetchLarge(session, sized) : await fetchOne(sized);
    if (source.withheld === null) return mailOf(sized, source, isLarge ? 0 : LARGE_MAIL);
    secondTries++;
    if (!(await isGone(session, entry.uid))) return mailOf(sized, source);
    return again
      ? { ...mailOf(sized, { raw: Buffer.alloc(0), withheld: null }), delivery: 'gone' }
      : null;
  }

  async function fetchOne(entry: ListedMessage): Promise<Source> {
    const { sources, failure } = await fetchSources(session, [entry]);
    const source = sources.get(entry.uid);
    if (source === undefined) throw failure as Failure;
    return source;
  }

  return {
    async *read(uids, listed) {
      for (let at = 0; at < uids.length;) {
        const small: ListedMessage[] = [];
        let bytes = 0;
        for (let next = uids[at]; next !== undefined; next = uids[++at]) {
          const { size } = listed.get(next) ?? { size: null };
          if (size === null || size > LARGE_MAIL || bytes + size > BATCH_BYTES) break;
          small.push(listed.get(next) as ListedMessage);
          bytes += size;
        }
        const alone = small.length > 0 ? null : (uids[at++] ?? 0);
        const { sources, failure } =
          alone === null
            ? await fetchSources(session, small)
            : { sources: new Map<number, Source>(), failure: null };
        const entries =
          alone === null
            ? small
            : [listed.get(alone) ?? { uid: alone, size: null, receivedAt: null }];
        for (const entry of entries) {
          const source = sources.get(entry.uid) ?? null;
          try {
            if (source === null && failure !== null) throw failure;
            const mail =
              source?.withheld === null ? mailOf(entry, source) : await readAlone(entry, source);
            if (mail !== null) yield mail;
          } catch (error) {
            // A message that ends the connection each time must not be requested for ever: the
            // caller counts.
            if (mayBeItsFault(error))
              yield mailOf(entry, { raw: Buffer.alloc(0), withheld: 'lost' });
            throw error;
          }
        }
      }
    },
  };
}

/** True if the message itself may be the cause of the failure, on the server or here. */
function mayBeItsFault(error: unknown): boolean {
  return (
    error instanceof Failure && (error.code === 'imap_unreachable' || error.code === 'imap_timeout')
  );
}

/**
 * Another client may delete a message during the reading, and a server may list it until it has
 * announced that (RFC 2180 4.1); after a NOOP it must not. Only a SEARCH with a line proves that
 * the message is gone.
 */
async function isGone({ client, heard, run }: ImapSession, uid: number): Promise<boolean> {
  await run(() => client.noop());
  const before = { ...heard };
  const still = await run(async () => client.search({ uid: String(uid) }, { uid: true }));
  const answered = heard.searchLines > before.searchLines && heard.unreadable === before.unreadable;
  return answered && Array.isArray(still) && !still.includes(uid);
}

function placeOf({ name, uidValidity }: OpenFolder, uid: number): string {
  return `${name};UIDVALIDITY=${uidValidity ?? 0};UID=${uid}`;
}
