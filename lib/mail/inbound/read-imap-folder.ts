/** Reads the new mail of one IMAP folder without changing anything in it. */
import type { ImapFlow } from 'imapflow';
import { fetchLarge } from './fetch-large.ts';
import { openImapSession, type ImapSession } from './imap-session.ts';
import { readImapUrl } from './imap-url.ts';
import { toItem, unreadableItem } from './read-file.ts';
import { LARGE_MAIL, type InboundItem } from './source.ts';
import { Failure } from '../../domain/failure.ts';
import { DAY, MINUTE, type Instant } from '../../domain/time.ts';

/** How far a folder has been read. UIDs mean something only together with the UIDVALIDITY they were given under (RFC 3501 2.3.1.1). */
export type ImapCursor = { uidValidity: number; lastUid: number };

export type ImapReading = {
  url: string;
  folder: string;
  /** Null when the folder was never read. */
  cursor: ImapCursor | null;
  /** Where reading begins when there is no cursor, or when the server has renumbered the folder (UIDVALIDITY changed). */
  since: Instant;
  signal?: AbortSignal;
  /** Wall-clock bound of the whole reading, the caller's own work between two mails included. Default 10 minutes. */
  deadlineMs?: number;
};

export type ImapMail = { uid: number; uidValidity: number; item: InboundItem };

/** Mails asked for in one command, and the bytes of them held at once. */
const BATCH_MAILS = 200;
const BATCH_BYTES = 4 * LARGE_MAIL;

type Listed = { uid: number; size: number; receivedAt: Instant | null };

/**
 * Yields the folder's mail after the cursor, by rising UID. The caller stores `{ uidValidity, lastUid: uid }` once it has processed a mail, never
 * because reading ended; after a renumbering it recognises by `item.key` what it has seen. A mail that the server lists but will not hand out comes as an item with
 * an empty `raw`, so that it is counted and kept aside. Read-only: EXAMINE and BODY.PEEK.
 * Throws `Failure`: imap_url_invalid, imap_unreachable, imap_auth_failed, imap_folder_missing, imap_timeout, interrupted.
 */
export async function* readImapFolder(reading: ImapReading): AsyncGenerator<ImapMail> {
  const server = readImapUrl(reading.url);
  const session = await openImapSession(server, { deadlineMs: reading.deadlineMs ?? 10 * MINUTE, signal: reading.signal });
  try {
    const mailbox = await session.run(() => session.client.mailboxOpen(reading.folder, { readOnly: true }));
    const uidValidity = Number(mailbox.uidValidity);
    const cursor = reading.cursor?.uidValidity === uidValidity ? reading.cursor : null;
    const uids = await findNewUids(session, cursor, reading.since);
    for (let at = 0; at < uids.length; at += BATCH_MAILS) {
      for await (const { uid, item } of readBatch(session, uids.slice(at, at + BATCH_MAILS), `${reading.folder};UIDVALIDITY=${uidValidity}`)) {
        yield { uid, uidValidity, item };
      }
    }
  } finally {
    await session.close();
  }
}

/** UIDs first, mail later: a command issued while a fetch streams would wait for ever. */
async function findNewUids(session: ImapSession, cursor: ImapCursor | null, since: Instant): Promise<number[]> {
  // SINCE compares calendar days of the server's own zone, so a day of margin on the early side.
  const day = new Date(Math.floor((since - DAY) / DAY) * DAY);
  const query = cursor === null ? { since: day } : { uid: `${cursor.lastUid + 1}:*` };
  const found = await session.run(async () => session.client.search(query, { uid: true }));
  if (!Array.isArray(found)) throw refused();
  // `n:*` always holds the last mail, even one before n (RFC 3501 6.4.8).
  return found.filter((uid) => cursor === null || uid > cursor.lastUid).sort((a, b) => a - b);
}

async function* readBatch(session: ImapSession, uids: number[], folder: string): AsyncGenerator<{ uid: number; item: InboundItem }> {
  const listed = await listSizes(session, uids);
  for (let at = 0; at < uids.length;) {
    const small: Listed[] = [];
    let bytes = 0;
    for (let next = uids[at]; next !== undefined; next = uids[++at]) {
      const entry = listed.get(next);
      if (entry === undefined || entry.size > LARGE_MAIL || bytes + entry.size > BATCH_BYTES) break;
      small.push(entry);
      bytes += entry.size;
    }
    if (small.length > 0) {
      const sources = await fetchSources(session, small);
      for (const entry of small) {
        const item = sources.get(entry.uid) ?? await readAlone(session, entry, folder);
        if (item !== null) yield { uid: entry.uid, item: { ...item, locator: `${folder};UID=${entry.uid}` } };
      }
      continue;
    }
    const uid = uids[at++]!;
    const item = await readAlone(session, listed.get(uid) ?? { uid, size: LARGE_MAIL + 1, receivedAt: null }, folder);
    if (item !== null) yield { uid, item };
  }
}

async function listSizes(session: ImapSession, uids: number[]): Promise<Map<number, Listed>> {
  const found = await fetchRange(session, uids, { uid: true, size: true, internalDate: true });
  const listed = new Map<number, Listed>();
  for (const message of found) {
    if (message.size === undefined) continue;
    const at = message.internalDate === undefined ? Number.NaN : new Date(message.internalDate).getTime();
    listed.set(message.uid, { uid: message.uid, size: message.size, receivedAt: Number.isNaN(at) ? null : at });
  }
  return listed;
}

async function fetchSources(session: ImapSession, entries: Listed[]): Promise<Map<number, InboundItem>> {
  // The partial fetch bounds a server that understates RFC822.SIZE.
  const found = await fetchRange(session, entries.map((entry) => entry.uid), { uid: true, source: { start: 0, maxLength: LARGE_MAIL } });
  const receivedAt = new Map(entries.map((entry) => [entry.uid, entry.receivedAt]));
  const items = new Map<number, InboundItem>();
  for (const { uid, source } of found) {
    if (source === undefined || !receivedAt.has(uid)) continue;
    items.set(uid, toItem(source, { locator: '', receivedAt: receivedAt.get(uid) ?? null, truncated: source.length >= LARGE_MAIL }));
  }
  return items;
}

/** For mail that is large or that a batch did not return. Null when it is gone: somebody deleted it meanwhile. */
async function readAlone(session: ImapSession, entry: Listed, folder: string): Promise<InboundItem | null> {
  const locator = `${folder};UID=${entry.uid}`;
  const whole = entry.size > LARGE_MAIL ? undefined : (await fetchSources(session, [entry])).get(entry.uid);
  if (whole !== undefined) return { ...whole, locator };
  const raw = await fetchLarge(session, entry.uid);
  if (raw !== null && raw.length > 0) return toItem(raw, { locator, receivedAt: entry.receivedAt, truncated: true });
  const still = await session.run(async () => session.client.search({ uid: String(entry.uid) }, { uid: true }));
  return Array.isArray(still) && !still.includes(entry.uid) ? null : unreadableItem(locator);
}

async function fetchRange(session: ImapSession, uids: number[], query: Parameters<ImapFlow['fetchAll']>[1]): ReturnType<ImapFlow['fetchAll']> {
  return session.run(() => session.client.fetchAll(sequenceSet(uids), query, { uid: true }));
}

/** `1,2,3,7` as `1:3,7`. Exactly these: a plain first:last could sweep in the large mails between. */
function sequenceSet(uids: number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const uid of uids) {
    const run = runs.at(-1);
    if (run !== undefined && run.last + 1 === uid) run.last = uid;
    else runs.push({ first: uid, last: uid });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}:${last}`)).join(',');
}

function refused(): Failure {
  return new Failure({ code: 'imap_unreachable', exit: 'unavailable', message: 'The IMAP server refused to list the folder.', hint: 'Run the command again later; what was processed stays processed.' });
}
