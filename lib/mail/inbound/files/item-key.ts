/** Decides when two items are the same message. */
import { createHash } from 'node:crypto';
import { HEADER_BYTES } from './source.ts';

/**
 * sha256 of the content, with line ends as LF, without an mbox `From ` line before it and line ends
 * after it. The same message from a file, an mbox and IMAP has one key, so reading it in several
 * ways applies it once.
 */
export function contentKey(raw: Buffer): string {
  return digest(canonical(raw));
}

/**
 * The key of a large message covers only its header block: stores deliver different amounts of the
 * rest, and Message-ID, Date and Received distinguish messages.
 */
export function truncatedKey(raw: Buffer): string {
  const text = canonical(raw.subarray(0, HEADER_BYTES * 2));
  const blank = text.indexOf('\n\n');
  return digest(
    `truncated\n${text
      .slice(0, blank < 0 ? undefined : blank)
      .slice(0, HEADER_BYTES)
      .trimEnd()}`,
  );
}

function canonical(raw: Buffer): string {
  const text = raw.toString('latin1');
  const start = text.startsWith('From ') ? text.indexOf('\n') + 1 : 0;
  let end = text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  const content = text.slice(start, end);
  return content.includes('\r') ? content.replace(/\r\n/g, '\n') : content;
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}
