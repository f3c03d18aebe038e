/** Reads an mbox file as a stream (RFC 4155, and the mboxo and mboxrd ways of quoting `From `). */
import { createReadStream } from 'node:fs';
import { readDate } from '../mime/read-date.ts';
import { toItem } from './read-file.ts';
import { HEAD_BYTES, LARGE_MAIL, type InboundSource } from './source.ts';
import type { Instant } from '../../../domain/time.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/** `From sender Thu Sep 12 10:00:00 2024`; some writers add a zone before or after the year. */
const FROM_LINE =
  /^From .{0,500}?((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? .{0,40}?\d{1,2}:\d{2}(?::\d{2})?(?: .{0,20})?)\s*$/;
const SEPARATOR = Buffer.from('\nFrom ');
const MAX_LINE = 1_000;

type Open = { kept: Buffer[]; size: number; receivedAt: Instant | null };

export function readMbox(path: string): InboundSource {
  return {
    name: path,
    read: () => readMessages(createReadStream(path, { highWaterMark: 1 << 20 }), path),
  };
}

/** True when the bytes begin with an mbox separator line. */
export function startsLikeMbox(head: Buffer): boolean {
  return FROM_LINE.test(firstLine(head, 0));
}

/** `name` with the number of a message tells the operator where it is. */
export async function* readMessages(
  chunks: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<InboundItem> {
  let rest: Buffer = Buffer.from('\n');
  let open: Open | null = null;
  let count = 0;
  for await (const chunk of chunks) {
    const buffer = Buffer.concat([rest, chunk]);
    let done = 0;
    let at = buffer.indexOf(SEPARATOR);
    // A separator line may be cut by the end of the chunk: wait for the next chunk.
    while (at >= 0 && (buffer.indexOf(0x0a, at + 1) >= 0 || buffer.length - at > MAX_LINE)) {
      const line = firstLine(buffer, at + 1);
      const stamp: RegExpExecArray | null =
        open === null || blankBefore(buffer, at) ? FROM_LINE.exec(line) : null;
      if (stamp !== null) {
        if (open !== null) {
          keep(open, buffer.subarray(done, at + 1));
          yield close(open, `${name}#${++count}`);
        }
        open = { kept: [], size: 0, receivedAt: readDate(stamp[1]) };
        done = buffer.indexOf(0x0a, at + 1) + 1;
      }
      at = buffer.indexOf(SEPARATOR, Math.max(at + 1, done - 1));
    }
    // Keep the last two line ends: they show whether a separator at the start of the next chunk
    // follows an empty line.
    const until = at >= 0 ? at : Math.max(done, buffer.length - SEPARATOR.length - 3);
    const from = Math.max(done, Math.min(until, at >= 0 ? at - 3 : until));
    if (open !== null) keep(open, buffer.subarray(done, from));
    rest = buffer.subarray(from);
  }
  if (open !== null) {
    keep(open, rest);
    yield close(open, `${name}#${++count}`);
  }
}

function keep(open: Open, bytes: Buffer): void {
  // A message that grows large is cut to its beginning; memory holds at most LARGE_MAIL and one
  // chunk.
  if (open.size <= LARGE_MAIL) open.kept.push(bytes);
  open.size += bytes.length;
}

function close(open: Open, locator: string): InboundItem {
  const truncated = open.size > LARGE_MAIL;
  const whole = Buffer.concat(open.kept);
  const raw = unquote(truncated ? whole.subarray(0, HEAD_BYTES) : whole);
  return toItem(raw, { locator, receivedAt: open.receivedAt, truncated });
}

/**
 * `>From ` and `>>From ` at the start of a line lose one `>`; the empty line before the next
 * separator is not part of the message.
 */
function unquote(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/(\r?\n)\r?\n$/, '$1');
  return Buffer.from(
    text.includes('>From ') ? text.replace(/^>(>*From )/gm, '$1') : text,
    'latin1',
  );
}

function blankBefore(buffer: Buffer, feed: number): boolean {
  return buffer[feed - 1] === 0x0a || (buffer[feed - 1] === 0x0d && buffer[feed - 2] === 0x0a);
}

function firstLine(buffer: Buffer, from: number): string {
  const feed = buffer.indexOf(0x0a, from);
  const end = feed < 0 ? buffer.length : feed;
  return buffer.toString('latin1', from, Math.min(end, from + MAX_LINE)).trimEnd();
}
