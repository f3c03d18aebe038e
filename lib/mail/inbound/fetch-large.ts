/** Fetches of a large mail over IMAP only what classification reads: its header, its text, and the report parts. */
import type { FetchMessageObject, MessageStructureObject } from 'imapflow';
import type { ImapSession } from './imap-session.ts';
import { HEADER_BYTES, HEAD_BYTES, TEXT_BYTES } from './source.ts';

/** A report hides behind at most this many parts; anything else that is large is an attachment. */
const MAX_PARTS = 4;
const WANTED = /^(?:text\/(?:plain|html|rfc822-headers)|message\/)/;

/**
 * Returns a mail that parses like the original without its attachments: header, then the first text part and the `message/*` parts, each cut at
 * 256 KB, between the original's own boundary. Null when the server gives no structure or no header.
 */
export async function fetchLarge(session: ImapSession, uid: number): Promise<Buffer | null> {
  const structure = (await fetchOne(session, uid, { bodyStructure: true }))?.bodyStructure;
  if (structure === undefined) return null;
  const boundary = structure.parameters?.['boundary'];
  if (!structure.type?.startsWith('multipart/') || boundary === undefined) {
    return (await fetchOne(session, uid, { source: { start: 0, maxLength: HEAD_BYTES } }))?.source ?? null;
  }
  const parts = wantedParts(structure);
  const bodyParts = [
    { key: 'HEADER', start: 0, maxLength: HEADER_BYTES },
    ...parts.flatMap((part) => [{ key: `${part}.MIME`, start: 0, maxLength: HEADER_BYTES }, { key: part, start: 0, maxLength: TEXT_BYTES }]),
  ];
  const message = await fetchOne(session, uid, { bodyParts });
  const found = message?.bodyParts;
  const header = found?.get('header') ?? message?.headers;
  if (header === undefined) return null;
  const pieces: Buffer[] = [endWithBlankLine(header)];
  for (const part of parts) {
    const body = found?.get(part);
    if (body === undefined) continue;
    pieces.push(Buffer.from(`--${boundary}\r\n`, 'latin1'), endWithBlankLine(found?.get(`${part}.mime`) ?? Buffer.alloc(0)), body, Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`, 'latin1'));
  return Buffer.concat(pieces);
}

/** Part numbers worth fetching, in order: the first text of each kind and every report part, attachments left out. */
function wantedParts(structure: MessageStructureObject): string[] {
  const wanted: string[] = [];
  const texts = new Set<string>();
  const visit = (node: MessageStructureObject): void => {
    const type = (node.type ?? '').toLowerCase();
    const isText = type === 'text/plain' || type === 'text/html';
    if (node.part !== undefined && node.disposition !== 'attachment' && WANTED.test(type) && !texts.has(type) && wanted.length < MAX_PARTS) {
      wanted.push(node.part);
      if (isText) texts.add(type);
    }
    // What is inside an embedded message belongs to it.
    if (type.startsWith('multipart/')) for (const child of node.childNodes ?? []) visit(child);
  };
  visit(structure);
  return wanted;
}

async function fetchOne(session: ImapSession, uid: number, query: Parameters<ImapSession['client']['fetchOne']>[1]): Promise<FetchMessageObject | null> {
  const found = await session.run(async () => session.client.fetchOne(String(uid), query, { uid: true }));
  return found === false || found === undefined ? null : found;
}

function endWithBlankLine(header: Buffer): Buffer {
  return Buffer.from(`${header.toString('latin1').trimEnd()}\r\n\r\n`, 'latin1');
}
