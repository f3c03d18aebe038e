/** Reads a text file from one place on, as UTF-8 bytes, whatever its encoding. */
import { createReadStream } from 'node:fs';
import { checkUtf8 } from './utf8.ts';
import type { TextEncoding } from './find-encoding.ts';

const CHUNK = 65_536;

/** The beginning of the file as text; a character that is cut at its end is left out. */
export function decodeHead(head: Buffer, { label, mark }: TextEncoding): string {
  return new TextDecoder(label).decode(head.subarray(mark), { stream: true });
}

/** `skipped`: the text above, which is the beginning of the decoded head. Throws NotUtf8. */
export function decodeFrom(
  path: string,
  { label, mark }: TextEncoding,
  skipped: string,
): AsyncGenerator<Buffer | string> {
  // UTF-8 is passed on as it is, which is three times as fast.
  return label === 'utf-8'
    ? checkUtf8(
        createReadStream(path, { highWaterMark: CHUNK, start: mark + Buffer.byteLength(skipped) }),
      )
    : decode(createReadStream(path, { highWaterMark: CHUNK, start: mark }), label, skipped.length);
}

async function* decode(
  chunks: AsyncIterable<Buffer>,
  label: string,
  skip: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(label);
  let left = skip;
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text.length > left) yield text.slice(left);
    left = Math.max(0, left - text.length);
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}
