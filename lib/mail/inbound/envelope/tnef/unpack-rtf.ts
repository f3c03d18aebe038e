/** Unpacks compressed RTF (MS-OXRTFCP), up to the limit for the message. */
import type { Allowance } from '../unpack.ts';

const COMPRESSED = 0x75465a4c;
const STORED = 0x414c454d;
const HEAD = 16;
const WINDOW = 4_096;
/** The text that every window begins with. */
const INITIAL = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern ' +
    '\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0' +
    '\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
/** More than the text of any reply with its formatting. */
const MAX_OUTPUT = 1024 * 1024;

/** Null: it is not compressed RTF. Cut bytes give the beginning of the text. */
export function unpackRtf(packed: Buffer, allowance: Allowance): Buffer | null {
  if (packed.length < HEAD) return null;
  const kind = packed.readUInt32LE(8);
  if (kind === STORED) return packed.subarray(HEAD, HEAD + MAX_OUTPUT);
  if (kind !== COMPRESSED) return null;
  const limit = Math.min(packed.readUInt32LE(4), allowance.bytes, MAX_OUTPUT);
  const text = decompress(packed.subarray(HEAD), limit);
  allowance.bytes -= text.length;
  return text;
}

function decompress(packed: Buffer, limit: number): Buffer {
  const window = Buffer.alloc(WINDOW);
  INITIAL.copy(window);
  let end = INITIAL.length;
  const out = Buffer.alloc(Math.min(limit, packed.length * 9));
  let written = 0;
  const write = (byte: number): void => {
    window[end] = byte;
    end = (end + 1) % WINDOW;
    out[written++] = byte;
  };
  for (let at = 0; at < packed.length && written < out.length;) {
    const flags = packed[at++]!;
    for (let bit = 0; bit < 8 && at < packed.length && written < out.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        write(packed[at++]!);
        continue;
      }
      if (at + 2 > packed.length) return out.subarray(0, written);
      const reference = packed.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      // A reference to the place that is written next ends the text.
      if (from === end) return out.subarray(0, written);
      const length = (reference & 0xf) + 2;
      for (let i = 0; i < length && written < out.length; i++) write(window[(from + i) % WINDOW]!);
    }
  }
  return out.subarray(0, written);
}
