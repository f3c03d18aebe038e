/**
 * Fetches only the parts of a large message that classification reads: header, text and report
 * parts.
 */
import type { FetchMessageObject, MessageStructureObject } from 'imapflow';
import { bytesOf, fetchMessages, type ListedMessage, type Source } from './fetch-messages.ts';
import type { ImapSession } from './imap-session.ts';
import { HEADER_BYTES, HEAD_BYTES, TEXT_BYTES } from '../files/source.ts';

/** A report has at most this many parts; any other large part is an attachment. */
const MAX_PARTS = 4;
const WANTED = /^(?:text\/(?:plain|html|calendar|rfc822-headers)|message\/)/;
/** The first of each kind is fetched; a calendar is often attached once more. */
const TEXTS: ReadonlySet<string> = new Set(['text/plain', 'text/html', 'text/calendar']);
/**
 * A signed message looks like an attachment that contains the text; an encrypted one must be
 * recognised as encrypted.
 */
const ENVELOPE = /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted|(?:vnd\.)?ms-tnef|ics)$/;
const ENVELOPE_FILE = /^(?:smime\.p7[mz]|win(?:mail)?\.dat)$/i;

/** `size`: bytes before decoding, according to the structure; null if it gives none. */
type Part = { key: string; size: number | null };

/**
 * A message that parses like the original without its attachments: header, then the first text
 * part, signed messages and the `message/*` parts, each cut at 256 KB, between the original's own
 * boundary. If the server withholds one of them, or its structure is wrong, the unchanged beginning
 * of the message. Throws the Failures of the session.
 */
export async function fetchLarge(session: ImapSession, entry: ListedMessage): Promise<Source> {
  const { uid } = entry;
  const structure = (await fetchOne(session, uid, { bodyStructure: true }))?.bodyStructure;
  const boundary = structure?.parameters?.['boundary'];
  if (structure?.type?.startsWith('multipart/') && boundary !== undefined) {
    const raw = await fetchParts(session, uid, { boundary, parts: wantedParts(structure) });
    if (raw !== null) return { raw, withheld: null };
  }
  return fetchHead(session, entry);
}

async function fetchParts(
  session: ImapSession,
  uid: number,
  { boundary, parts }: { boundary: string; parts: Part[] },
): Promise<Buffer | null> {
  const bodyParts = [
    { key: 'HEADER', start: 0, maxLength: HEADER_BYTES },
    ...parts.flatMap(({ key }) => [
      { key: `${key}.MIME`, start: 0, maxLength: HEADER_BYTES },
      { key, start: 0, maxLength: TEXT_BYTES },
    ]),
  ];
  const message = await fetchOne(session, uid, { bodyParts });
  const header = bytesOf(message?.bodyParts?.get('header') ?? message?.headers);
  if (header === null || parts.length === 0) return null;
  const pieces: Buffer[] = [endWithBlankLine(header)];
  for (const { key, size } of parts) {
    const body = bytesOf(message?.bodyParts?.get(key));
    const expected = Math.min(size ?? 0, TEXT_BYTES);
    const isShort = (body?.length ?? 0) < expected && !session.estimatesSizes;
    if (isShort || (body === null && size !== 0)) return null;
    const fields = bytesOf(message?.bodyParts?.get(`${key}.mime`)) ?? Buffer.alloc(0);
    pieces.push(
      Buffer.from(`--${boundary}\r\n`, 'latin1'),
      endWithBlankLine(fields),
      body ?? Buffer.alloc(0),
      Buffer.from('\r\n'),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`, 'latin1'));
  return Buffer.concat(pieces);
}

/** The same amount as for a large file: reports put the words and the delivery-status first. */
async function fetchHead(session: ImapSession, { uid, size }: ListedMessage): Promise<Source> {
  const query = { source: { start: 0, maxLength: HEAD_BYTES } };
  const { messages, refused, failure } = await fetchMessages(session, [uid], query);
  const answers = messages.filter((one) => one.uid === uid && one.source !== undefined);
  if (answers.length === 0) {
    if (failure !== null) throw failure;
    return { raw: Buffer.alloc(0), withheld: refused.length > 0 ? 'refused' : 'no_answer' };
  }
  const raw = answers
    .map((one) => bytesOf(one.source) ?? Buffer.alloc(0))
    .sort((a, b) => b.length - a.length)[0] as Buffer;
  if (raw.length === 0) return { raw, withheld: 'no_body' };
  if (size === null) return { raw, withheld: 'no_size' };
  const isShort = raw.length < Math.min(size, HEAD_BYTES) && !session.estimatesSizes;
  return { raw, withheld: isShort ? 'short' : null };
}

/**
 * Part numbers to fetch, in order: the first text of each kind and every report part, without
 * attachments.
 */
function wantedParts(structure: MessageStructureObject): Part[] {
  const wanted: Part[] = [];
  const texts = new Set<string>();
  const visit = (node: MessageStructureObject): void => {
    const type = (node.type ?? '').toLowerCase();
    const isText = TEXTS.has(type);
    const isWanted =
      isEnvelope(node) ||
      (node.disposition !== 'attachment' && WANTED.test(type) && !texts.has(type));
    if (node.part !== undefined && isWanted && wanted.length < MAX_PARTS) {
      wanted.push({ key: node.part, size: node.size ?? null });
      if (isText) texts.add(type);
    }
    // The parts of an embedded message belong to that message.
    if (type.startsWith('multipart/')) for (const child of node.childNodes ?? []) visit(child);
  };
  visit(structure);
  return wanted;
}

function isEnvelope(node: MessageStructureObject): boolean {
  const name = node.parameters?.['name'] ?? node.dispositionParameters?.['filename'] ?? '';
  return ENVELOPE.test((node.type ?? '').toLowerCase()) || ENVELOPE_FILE.test(name);
}

/** Null if the server sent no line for it, or refused. */
async function fetchOne(
  session: ImapSession,
  uid: number,
  query: Parameters<ImapSession['client']['fetch']>[1],
): Promise<FetchMessageObject | null> {
  const { messages, failure } = await fetchMessages(session, [uid], query);
  if (failure !== null) throw failure;
  const ofIt = messages.filter((message) => message.uid === uid);
  return ofIt.find(({ bodyStructure, bodyParts }) => bodyStructure ?? bodyParts) ?? ofIt[0] ?? null;
}

function endWithBlankLine(header: Buffer): Buffer {
  return Buffer.from(`${header.toString('latin1').trimEnd()}\r\n\r\n`, 'latin1');
}
