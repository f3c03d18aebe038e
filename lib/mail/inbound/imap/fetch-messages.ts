/**
 * Runs FETCH against real servers: keeps the delivered bytes, names missing messages, and never
 * takes an answer for "no message".
 */
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { Failure } from '../../../domain/failure.ts';
import { LARGE_MAIL } from '../files/source.ts';
import type { ImapSession } from './imap-session.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Withheld } from '../../../domain/responses/inbound.ts';

type Query = Parameters<ImapFlow['fetch']>[1];

/** `size` null: the server did not send it. */
export type ListedMessage = { uid: number; size: number | null; receivedAt: Instant | null };

/** The delivered bytes, and what is wrong with them; null if they are complete. */
export type Source = { raw: Buffer; withheld: Withheld | null };

/**
 * `refused`: UIDs whose FETCH was answered NO or BAD. `failure`: the error that ended the
 * connection.
 */
type Fetched = { messages: FetchMessageObject[]; refused: number[]; failure: Failure | null };

/**
 * Collects all answers first, because a command inside a running FETCH would wait for ever. A
 * refusal may concern one message: the range is halved until that message is alone.
 */
export async function fetchMessages(
  session: ImapSession,
  uids: readonly number[],
  query: Query,
  set = sequenceSet(uids),
): Promise<Fetched> {
  const messages: FetchMessageObject[] = [];
  try {
    await session.run(async () => {
      const answers = session.client.fetch(set, { ...query, uid: true }, { uid: true });
      for await (const message of answers) messages.push(message);
    });
    return { messages, refused: [], failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code !== 'imap_refused') return { messages, refused: [], failure: error };
  }
  if (uids.length <= 1) return { messages, refused: [...uids], failure: null };
  const half = Math.ceil(uids.length / 2);
  const first = await fetchMessages(session, uids.slice(0, half), query);
  if (first.failure !== null) return { ...first, messages: [...messages, ...first.messages] };
  const second = await fetchMessages(session, uids.slice(half), query);
  return {
    messages: [...messages, ...first.messages, ...second.messages],
    refused: [...first.refused, ...second.refused],
    failure: second.failure,
  };
}

/** `range`: every existing message from `first` to `last`, requested or not. Throws `Failure`. */
export async function listSizes(
  session: ImapSession,
  uids: readonly number[],
  range?: { first: number; last: number },
): Promise<Map<number, ListedMessage>> {
  const set = range === undefined ? sequenceSet(uids) : `${range.first}:${range.last}`;
  const query = { size: true, internalDate: true };
  const { messages, failure } = await fetchMessages(session, uids, query, set);
  if (failure !== null) throw failure;
  const listed = new Map<number, ListedMessage>();
  for (const { uid, size, internalDate } of messages) {
    // A line about a change of flags has neither; a line for a message that was not requested
    // proves nothing.
    if (typeof uid !== 'number' || listed.get(uid)?.size) continue;
    const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
    const receivedAt = Number.isNaN(at) ? null : at;
    // The driver turns an unreadable size into 0, and no message has size 0.
    listed.set(uid, { uid, size: size === undefined || size === 0 ? null : size, receivedAt });
  }
  return listed;
}

/** The result for each of `entries`; without those that were lost with the connection. */
export async function fetchSources(
  session: ImapSession,
  entries: readonly ListedMessage[],
): Promise<{ sources: Map<number, Source>; failure: Failure | null }> {
  // The partial fetch protects against a server that understates RFC822.SIZE.
  const query = { source: { start: 0, maxLength: LARGE_MAIL } };
  const { messages, refused, failure } = await fetchMessages(
    session,
    entries.map(({ uid }) => uid),
    query,
  );
  const answered = new Map<number, Buffer | null>();
  for (const { uid, source } of messages) {
    if (source === undefined) continue;
    // The server sent a message twice: keep the longer answer.
    const raw = bytesOf(source);
    if ((answered.get(uid)?.length ?? -1) < (raw?.length ?? 0)) answered.set(uid, raw);
    else if (!answered.has(uid)) answered.set(uid, raw);
  }
  const sources = new Map<number, Source>();
  for (const entry of entries) {
    const raw = answered.get(entry.uid);
    if (raw === undefined) {
      if (failure !== null) continue;
      const withheld = refused.includes(entry.uid) ? 'refused' : 'no_answer';
      sources.set(entry.uid, { raw: Buffer.alloc(0), withheld });
    } else {
      sources.set(entry.uid, judge(raw, entry));
    }
  }
  if (failure === null && session.estimatesSizes) await confirmEnds(session, sources);
  return { sources, failure };
}

/** NIL arrives as `false`, which the driver's types omit. */
export function bytesOf(value: Buffer | false | null | undefined): Buffer | null {
  return Buffer.isBuffer(value) && value.length > 0 ? value : null;
}

function judge(raw: Buffer | null, { size }: ListedMessage): Source {
  if (raw === null) return { raw: Buffer.alloc(0), withheld: 'no_body' };
  if (size === null) return { raw, withheld: 'no_size' };
  return { raw, withheld: raw.length < Math.min(size, LARGE_MAIL) ? 'short' : null };
}

/** If sizes are estimates, a literal is complete when no bytes follow its end. */
async function confirmEnds(session: ImapSession, sources: Map<number, Source>): Promise<void> {
  for (const [uid, { raw, withheld }] of sources) {
    if (withheld !== 'short') continue;
    const query = { source: { start: raw.length, maxLength: LARGE_MAIL } };
    const { messages, failure } = await fetchMessages(session, [uid], query);
    if (failure !== null) throw failure;
    const answer = messages.find((message) => message.uid === uid && message.source !== undefined);
    if (answer && bytesOf(answer.source) === null) sources.set(uid, { raw, withheld: null });
  }
}

/**
 * `1,2,3,7` becomes `1:3,7`: exactly these UIDs, because a plain first:last could include the large
 * messages between.
 */
export function sequenceSet(uids: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const uid of uids) {
    const run = runs.at(-1);
    if (run !== undefined && run.last + 1 === uid) run.last = uid;
    else runs.push({ first: uid, last: uid });
  }
  return runs
    .map(({ first, last }) => (first === last ? `${first}` : `${first}:${last}`))
    .join(',');
}
