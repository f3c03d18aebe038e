/** Keeps the shared texts of a workbook as bytes: five million fit, which an array would not. */
import { tooLarge } from './open-archive.ts';
import { readXml, type XmlHandler } from './read-xml.ts';

const BLOCK = 1_048_576;
const MOST_BYTES = 700_000_000;
const MOST_TEXTS = 20_000_000;
/** Excel's own bound for a cell. */
export const MOST_CELL = 32_767;

export type SharedStrings = { at(index: number): string | null };

export async function readSharedStrings(
  path: string,
  chunks: AsyncIterable<string>,
): Promise<SharedStrings> {
  const blocks: Buffer[] = [];
  let starts = new Float64Array(1_024);
  let count = 0;
  let used = BLOCK;
  function keep(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    if (used + bytes.length > BLOCK) {
      blocks.push(Buffer.alloc(Math.max(BLOCK, bytes.length)));
      used = 0;
      if (blocks.length * BLOCK > MOST_BYTES) throw tooLarge(path, 'has too many texts');
    }
    if (count + 1 >= starts.length) {
      const more = new Float64Array(starts.length * 2);
      more.set(starts);
      starts = more;
    }
    bytes.copy(blocks.at(-1) as Buffer, used);
    // Block, offset and length in 53 bits: 12, 20 and 20 of them.
    starts[count++] =
      ((blocks.length - 1) * BLOCK + used) * BLOCK + Math.min(bytes.length, BLOCK - 1);
    used += bytes.length;
    if (count > MOST_TEXTS) throw tooLarge(path, 'has too many texts');
  }
  for await (const text of readXml(path, chunks, textsHandler())) keep(text);
  return {
    at(index) {
      if (!(index >= 0 && index < count)) return null;
      const packed = starts[index] as number;
      const length = packed % BLOCK;
      const place = Math.floor(packed / BLOCK);
      const offset = place % BLOCK;
      return (blocks[Math.floor(place / BLOCK)] as Buffer).toString(
        'utf8',
        offset,
        offset + length,
      );
    },
  };
}

/** The texts of `si` elements, without their phonetic readings (`rPh`). */
function textsHandler(): XmlHandler<string> {
  let done: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    close(name) {
      if (name === 'si') done.push(unescapeText(text));
      else if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
    },
    text(piece) {
      if (isText && text.length < MOST_CELL) text += piece.slice(0, MOST_CELL);
    },
    take() {
      const taken = done;
      done = [];
      return taken;
    },
  };
}

/** Excel writes characters that XML lacks as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
