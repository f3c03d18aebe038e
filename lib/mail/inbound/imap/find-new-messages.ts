/**
 * Finds the UIDs after the cursor, and checks that the server has told all of them: a SEARCH that is
 * answered OK without its line looks like an empty folder, and would count replies as read.
 */
import { Failure } from '../../../domain/failure.ts';
import { imapFailure } from './imap-failure.ts';
import { listSizes, type ListedMessage } from './fetch-messages.ts';
import type { ImapSession } from './imap-session.ts';
import type { OpenFolder } from './open-folder.ts';
import { DAY, type Instant } from '../../../domain/time.ts';

/**
 * Why a folder does not count as read although its server said OK. `uidnext_below_cursor`: the
 * next UID is one that was read long ago, which RFC 3501 2.3.1.1 rules out. `search_unanswered`:
 * nothing says that the folder holds no new mail. `search_incomplete`: FETCH shows messages that
 * SEARCH left out. `search_beyond_uidnext`: SEARCH names UIDs that were never given.
 */
export type Doubt =
  'uidnext_below_cursor' | 'search_unanswered' | 'search_incomplete' | 'search_beyond_uidnext';

/** What is asked for: UIDs after `after`, or with null what arrived from `since` on. */
export type Sought = { after: number | null; since: Instant };

export type FoundUids = { uids: number[]; doubt: Doubt | null };

export async function findNewMessages(
  session: ImapSession,
  folder: OpenFolder,
  sought: Sought,
): Promise<FoundUids> {
  const { uids, answered } = await search(session, sought);
  if (isAll(uids, folder, sought)) {
    const behind = uids.length > 0 ? [] : await findBehindUidNext(session, folder, sought);
    return behind.length === 0
      ? { uids, doubt: null }
      : { uids: behind, doubt: 'search_incomplete' };
  }
  const omitted = await findOmitted(session, folder, { sought, uids, answered });
  if (omitted === 'unanswered') return { uids, doubt: 'search_unanswered' };
  return omitted.length === 0
    ? { uids, doubt: null }
    : { uids: [...uids, ...omitted], doubt: 'search_incomplete' };
}

/** UIDs first, messages later: a command issued while a fetch streams would wait for ever. */
async function search(
  session: ImapSession,
  { after, since }: Sought,
): Promise<{ uids: number[]; answered: boolean }> {
  const { client, heard, server } = session;
  // SINCE compares calendar days of the server's own zone: a day of margin on the early side.
  const day = new Date(Math.floor((since - DAY) / DAY) * DAY);
  const query = after === null ? { since: day } : { uid: `${after + 1}:*` };
  const before = { ...heard };
  heard.refusal = null;
  const found = await session.run(async () => client.search(query, { uid: true }));
  if (!Array.isArray(found)) throw imapFailure(heard.refusal ?? { responseStatus: 'NO' }, server);
  // `n:*` always holds the last message, even one before n (RFC 3501 6.4.8).
  const uids = found.filter((uid) => after === null || uid > after).sort((a, b) => a - b);
  const answered = heard.searchLines > before.searchLines && heard.unreadable === before.unreadable;
  return { uids, answered };
}

/** True when no UID that was given before the folder was opened can lie behind those found. */
function isAll(uids: readonly number[], { uidNext }: OpenFolder, { after }: Sought): boolean {
  const highest = uids.at(-1) ?? after;
  return uidNext !== null && highest !== null && highest >= uidNext - 1;
}

/**
 * A server that remembers an old UIDNEXT and an old SEARCH says twice that nothing has come. What it
 * counted when the folder was opened is a third witness: its last message has one of the UIDs read.
 */
async function findBehindUidNext(
  session: ImapSession,
  folder: OpenFolder,
  { after }: Sought,
): Promise<number[]> {
  const { mailbox } = session.client;
  // Another count by now: mail came while the folder was being read, and the next call reads it.
  if (after === null || mailbox === false || folder.exists === 0) return [];
  if (mailbox.exists !== folder.exists) return [];
  const end = await endOf(session, folder, after);
  if (end === null || end === 'unanswered' || end.uid <= after) return [];
  const behind = await listSizes(session, [], { first: after + 1, last: end.uid });
  return [...behind.keys()].sort((a, b) => a - b);
}

type Asked = { sought: Sought; uids: readonly number[]; answered: boolean };

/** What SEARCH should have found and did not, by what FETCH says of the folder's end. */
async function findOmitted(
  session: ImapSession,
  folder: OpenFolder,
  { sought, uids, answered }: Asked,
): Promise<number[] | 'unanswered'> {
  const highest = uids.at(-1) ?? sought.after ?? 0;
  const end = await endOf(session, folder, highest);
  if (end === 'unanswered') return answered && uids.length > 0 ? [] : 'unanswered';
  if (end === null || end.uid <= highest || isLater(end, folder)) return [];
  if (sought.after === null && !arrivedSince(end, sought)) return [];
  const behind = await listSizes(session, [], { first: highest + 1, last: end.uid });
  return [...behind.values()]
    .filter((one) => !isLater(one, folder))
    .filter((one) => sought.after !== null || arrivedSince(one, sought))
    .map(({ uid }) => uid)
    .sort((a, b) => a - b);
}

/**
 * The folder's last message: null when there is none. By its number, which a server has to answer
 * where there are messages, while FETCH of an unknown UID is answered OK with nothing.
 */
async function endOf(
  session: ImapSession,
  { uidNext }: OpenFolder,
  highest: number,
): Promise<ListedMessage | null | 'unanswered'> {
  const { mailbox } = session.client;
  const exists = mailbox === false ? 0 : (mailbox.exists ?? 0);
  try {
    if (exists === 0) {
      // "Empty" and "UIDs were given" go together where messages were moved away: one more look.
      if (uidNext === null || uidNext <= highest + 1) return null;
      const shown = await listSizes(session, [], { first: highest + 1, last: uidNext - 1 });
      return [...shown.values()].sort((a, b) => b.uid - a.uid)[0] ?? null;
    }
    const last: ListedMessage[] = [];
    await session.run(async () => {
      const answers = session.client.fetch(`${exists}`, { uid: true, internalDate: true });
      for await (const { uid, internalDate } of answers) {
        const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
        const receivedAt = Number.isNaN(at) ? null : at;
        if (typeof uid === 'number') last.push({ uid, size: null, receivedAt });
      }
    });
    return last.sort((a, b) => b.uid - a.uid)[0] ?? 'unanswered';
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'imap_refused') throw error;
    return exists === 0 ? null : 'unanswered';
  }
}

/** It came while the folder was being read: the next call reads it. */
function isLater({ uid }: ListedMessage, { uidNext }: OpenFolder): boolean {
  return uidNext !== null && uid >= uidNext;
}

function arrivedSince({ receivedAt }: ListedMessage, { since }: Sought): boolean {
  return receivedAt === null || receivedAt >= since;
}
