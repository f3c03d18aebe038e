/**
 * Reads a header block (RFC 5322 section 2.2) into fields: names lower case, values unfolded,
 * decoded and capped.
 */
import { decodeCharset } from './decode-charset.ts';
import { decodeWords } from './decode-words.ts';

export type HeaderField = { name: string; value: string };
/**
 * `raw` is the unfolded value before RFC 2047 decoding: addresses and parameters must be parsed
 * before decoding.
 */
export type RawField = { name: string; raw: string };
/** `bodyAt` is the offset of the first byte of the body. */
export type HeaderBlock = { fields: RawField[]; bodyAt: number };

const MAX_FIELDS = 500;
const MAX_VALUE = 16_384;
const MAX_BLOCK = 262_144;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * Reads the block that starts at `start`; lines without a field are skipped, an empty line ends it.
 */
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
    let end = feed < 0 ? text.length : feed;
    if (end > at && text.charCodeAt(end - 1) === CR) end--;
    const line = text.slice(at, end);
    const first = text.charCodeAt(at);
    at = next;
    if (first === SPACE || first === TAB) {
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

function toField(name: string, value: string): RawField {
  const raw = value.trim();
  return { name, raw: raw.length > MAX_VALUE ? raw.slice(0, MAX_VALUE) : raw };
}

/** `''` if the field is missing. */
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

/** Start of the body: after the first empty line, or `end` if there is none. */
function findBody(source: Buffer, start: number, end: number): number {
  let line = start;
  while (line < end) {
    if (source[line] === LF) return line + 1;
    if (source[line] === CR && source[line + 1] === LF) return Math.min(line + 2, end);
    const feed = source.indexOf(LF, line);
    if (feed < 0 || feed >= end) return end;
    line = feed + 1;
  }
  return end;
}
