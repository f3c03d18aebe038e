/**
 * Writes lines to a stream as they are made, no faster than it takes them: memory never holds more
 * than a few.
 */
import { visibleJson } from './visible.ts';
import type { Writable } from 'node:stream';

/** Characters written at once; fewer when the next line is not ready yet. */
const BATCH = 16_384;

type Lines = AsyncIterable<unknown> | Iterable<unknown>;

/**
 * Each of `lines` as a line of JSON. Ends early, without an error, when the reader closes the
 * stream.
 */
export function writeLines(lines: Lines, to: Writable): Promise<void> {
  return writePieces(textOf(lines), to);
}

/** The same for pieces of text of any length. */
export async function writePieces(pieces: AsyncIterable<string>, to: Writable): Promise<void> {
  let pending = '';
  const flush = (): boolean => {
    const taken = pending === '' || to.destroyed || to.write(pending);
    pending = '';
    return taken;
  };
  for await (const piece of pieces) {
    if (pending === '') setImmediate(flush);
    pending += piece;
    if (pending.length >= BATCH && !flush()) await untilDrained(to);
    if (to.destroyed) return;
  }
  flush();
}

/** The same as pieces of text. */
export async function* textOf(lines: Lines): AsyncGenerator<string> {
  for await (const line of lines) yield visibleJson(`${JSON.stringify(line)}\n`);
}

/** Waits until the stream takes more, or is closed. */
function untilDrained(to: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      to.off('drain', done).off('close', done);
      resolve();
    };
    to.on('drain', done).on('close', done);
  });
}
