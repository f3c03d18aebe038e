/**
 * Finds the UIDs after the cursor, and checks that the server has listed all of them: a SEARCH
 * answered OK without its line looks like an empty folder, and replies would count as read.
 */
import { Failure } from '../../../domain/failure.ts';
import { imapFailure } from './imap-failure.ts';
import { listSizes, type ListedMessage } from './fetch-messages.ts';
import type { ImapSession } from './imap-session.ts';
import type { OpenFolder } from './open-folder.ts';
import { DAY, type Instant } from '../../../domain/time.ts';

/**
 * Why a folder does not count as read although its server answered OK. `uidnext_below_cursor`: the
 * next UID is one that was read long ago, which RFC 3501 2.3.1.1 forbids. `search_unanswered`: the
 * server never said that the folder has no new message. `search_incomplete`: FETCH shows messages
 * that SEARCH omitted. `search_beyond_uidnext`: SEARCH lists UIDs that do not exist yet.
 */
export type Doubt =
  'uidnext_below_cursor' | 'search_unanswered' | 'search_incomplete' | 'search_beyond_uidnext';

/** The search: UIDs after `after`, or if that is null, messages that arrived since `since`. */
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

/**
 * Finds UIDs first and fetches messages later: a command during a running fetch would wait for
 * ever.
 */
async function search(
  session: ImapSession,
  { after, since }: Sought,
): Promise<{ uids: number[]; answered: boolean }> {
  const { client, heard, server } = session;
  // SINCE compares calendar days in the server's own zone: search one day earlier as a margin.
  const day = new Date(Math.floor((since - DAY) / DAY) * DAY);
  const query = after === null ? { since: day } : { uid: `${after + 1}:*` };
  const before = { ...heard };
  heard.refusal = null;
  const found = await session.run(async () => client.search(query, { uid: true }));
  if (!Array.isArray(found)) throw imapFailure(heard.refusal ?? { responseStatus: 'NO' }, server);
  // `n:*` always includes the last message, even if it comes before n (RFC 3501 6.4.8).
  const uids = found.filter((uid) => after === null || uid > after).sort((a, b) => a - b);
  const answered = heard.searchLines > before.searchLines && heard.unreadable === before.unreadable;
  return { uids, answered };
}

/** True if no UID assigned before the folder was opened can be higher than those found. */
function isAll(uids: readonly number[], { uidNext }: OpenFolder, { after }: Sought): boolean {
  const highest = uids.at(-1) ?? after;
  return uidNext !== null && highest !== null && highest >= uidNext - 1;
}

/**
 * A server may repeat an outdated UIDNEXT and an outdated SEARCH. The message count at the opening
 * of the folder is a third source: the last message must have one of the UIDs already read.
 */
async function findBehindUidNext(
  session: ImapSession,
  folder: OpenFolder,
  { after }: Sought,
): Promise<number[]> {
  const { mailbox } = session.client;
  // The count has changed: a message arrived during the reading, and the next call reads it.
  if (after === null || mailbox === false || folder.exists === 0) return [];
  if (mailbox.exists !== folder.exists) return [];
  const end = await endOf(session, folder, after);
  if (end === null || end === 'unanswered' || end.uid <= after) return [];
  const behind = await listSizes(session, [], { first: after + 1, last: end.uid });
  return [...behind.keys()].sort((a, b) => a - b);
}

type Asked = { sought: Sought; uids: readonly number[]; answered: boolean };

/** The UIDs that SEARCH omitted, according to FETCH at the end of the folder. */
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
 * The folder's last message, null if there is none. It is fetched by number: a server must answer
 * that if the folder has messages, while it may answer OK with nothing for an unknown UID.
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
      // If messages were moved away, a folder may be empty although UIDs were assigned: check once
      // more.
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

/** It arrived during the reading: the next call reads it. */
function isLater({ uid }: ListedMessage, { uidNext }: OpenFolder): boolean {
  return uidNext !== null && uid >= uidNext;
}

function arrivedSince({ receivedAt }: ListedMessage, { since }: Sought): boolean {
  return receivedAt === null || receivedAt >= since;
}
