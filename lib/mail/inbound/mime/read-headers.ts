/** Reads a header block (RFC 5322 section 2.2) into fields: names lower case, values unfolded, decoded and capped. */
import { decodeCharset } from './decode-charset.ts';
import { decodeWords } from './decode-words.ts';

export type HeaderField = { name: string; value: string };
/** `raw` is the unfolded value before RFC 2047 decoding: addresses and parameters must be parsed before they are decoded. */
export type RawField = { name: string; raw: string };
/** `bodyAt` is the offset of the first byte of the body. */
export type HeaderBlock = { fields: RawField[]; bodyAt: number };

const MAX_FIELDS = 500;
const MAX_VALUE = 16_384;
const MAX_BLOCK = 262_144;
/** An empty line, with the line end before it. */
const EMPTY_CRLF = Buffer.from('\n\r\n');
const EMPTY_LF = Buffer.from('\n\n');
const LF = 0x0a;
const CR = 0x0d;

/** Reads the block that starts at `start`; lines that are no field are skipped, an empty line ends it. */
export function readHeaderBlock(source: Buffer, start: number, end: number): HeaderBlock {
  const bodyAt = findBody(source, start, end);
  const block = source.subarray(start, Math.min(bodyAt, start + MAX_BLOCK));
  return { fields: readFields(decodeCharset(block, undefined)), bodyAt };
}

function readFields(text: string): RawField[] {
  const fields: RawField[] = [];
  let name = '';
  let value = '';
  for (let at = 0; at < text.length && fields.length < MAX_FIELDS;) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const line = withoutLineEnd(text.slice(at, next));
    at = next;
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (name !== '' && value.length < MAX_VALUE) value += ` ${line.trim()}`;
      continue;
    }
    if (name !== '') fields.push(toField(name, value));
    const colon = line.indexOf(':');
    name = colon > 0 ? readName(line.slice(0, colon)) : '';
    value = name === '' ? '' : line.slice(colon + 1);
  }
  if (name !== '' && fields.length < MAX_FIELDS) fields.push(toField(name, value));
  return fields;
}

function withoutLineEnd(line: string): string {
  if (line.endsWith('\r\n')) return line.slice(0, -2);
  return line.endsWith('\n') || line.endsWith('\r') ? line.slice(0, -1) : line;
}

function toField(name: string, value: string): RawField {
  const raw = value.trim();
  return { name, raw: raw.length > MAX_VALUE ? raw.slice(0, MAX_VALUE) : raw };
}

/** `''` when it is none. */
function readName(text: string): string {
  const name = text.trimEnd();
  return /^[!-9;-~]{1,200}$/.test(name) ? name.toLowerCase() : '';
}

export function decodeFields(fields: RawField[]): HeaderField[] {
  return fields.map(({ name, raw }) => ({ name, value: decodeWords(raw) }));
}

/** The undecoded value of the first field of that name, or undefined. */
export function firstRaw(fields: RawField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.raw;
}

/** Where the body begins: after the first empty line, or `end` when there is none. */
function findBody(source: Buffer, start: number, end: number): number {
  if (source[start] === LF) return Math.min(start + 1, end);
  if (source[start] === CR && source[start + 1] === LF) return Math.min(start + 2, end);
  const block = source.subarray(start, end);
  const wide = block.indexOf(EMPTY_CRLF);
  // Where both kinds of line ends stand, the first counts.
  const above = wide < 0 ? block : block.subarray(0, wide + 1);
  const narrow = above.indexOf(EMPTY_LF);
  if (narrow >= 0) return start + narrow + EMPTY_LF.length;
  return wide < 0 ? end : start + wide + EMPTY_CRLF.length;
}
