/** Reads messages from stdin: one message, or an mbox if it begins like one. */
import { readMessages, startsLikeMbox } from './read-mbox.ts';
import { toItem } from './read-file.ts';
import { HEAD_BYTES, LARGE_MAIL, type InboundSource } from './source.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/** Every mbox separator line is shorter. */
const TELLING_BYTES = 1_024;

export function readStream(name: string, chunks: AsyncIterable<Buffer>): InboundSource {
  return { name, read: () => readChunks(name, chunks) };
}

/** Empty input contains no message. */
async function* readChunks(
  name: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<InboundItem> {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < TELLING_BYTES) {
    const { done, value } = await rest.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  if (head.length === 0) return;
  if (startsLikeMbox(head)) yield* readMessages(joined(head, rest), name);
  else yield await readOne(name, joined(head, rest));
}

/**
 * Keeps the beginning of a large message, like for a large file; memory never holds more than that
 * and one chunk.
 */
async function readOne(name: string, chunks: AsyncIterable<Buffer>): Promise<InboundItem> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size <= LARGE_MAIL) kept.push(chunk);
    size += chunk.length;
  }
  const truncated = size > LARGE_MAIL;
  const whole = Buffer.concat(kept);
  return toItem(truncated ? whole.subarray(0, HEAD_BYTES) : whole, {
    locator: name,
    receivedAt: null,
    truncated,
  });
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
