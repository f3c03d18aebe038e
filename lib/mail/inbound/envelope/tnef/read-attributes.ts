/**
 * Reads the attributes and MAPI properties of a `winmail.dat` (MS-OXTNEF) that tell its text and
 * its meeting. Attachments are not read; damaged or cut bytes give what comes before the damage.
 */

export type TnefContent = {
  /** `IPM.Note`, `IPM.Schedule.Meeting.Resp.Pos`. */
  messageClass: string;
  /** The Windows code page of texts without one of their own; null if unknown. */
  codePage: number | null;
  /** By `propertyKey`: the bytes of the value. */
  properties: ReadonlyMap<string, TnefValue>;
};
/** `isUnicode`: a text in UTF-16. */
export type TnefValue = { bytes: Buffer; isUnicode: boolean };

const SIGNATURE = 0x223e9f78;
const MESSAGE_LEVEL = 1;
/** Level, name, length before the data; a checksum after it. */
const HEAD = 9;
const CHECKSUM = 2;
const MAX_PROPERTIES = 2_000;
const MAX_VALUES = 64;
const MAX_NAME = 1_024;

const BODY = 0x0002_800c;
const SUBJECT = 0x0001_8004;
const MESSAGE_CLASS = 0x0007_8008;
const CODE_PAGE = 0x0006_9007;
const MAPI = 0x0006_9003;

const UNICODE = 0x1f;
const VARIABLE: ReadonlySet<number> = new Set([0x0d, 0x1e, UNICODE, 0x102]);
/** Bytes in the stream by property type, with their padding. */
const FIXED: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const SEVERAL = 0x1000;

/** Null: it is no TNEF. */
export function readTnef(bytes: Buffer): TnefContent | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const properties = new Map<string, TnefValue>();
  let messageClass = '';
  let codePage: number | null = null;
  for (let at = 6; at + HEAD <= bytes.length;) {
    const name = bytes.readUInt32LE(at + 1);
    const start = at + HEAD;
    const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 5));
    if (bytes[at] === MESSAGE_LEVEL) {
      if (name === MESSAGE_CLASS) messageClass = untilZero(data);
      if (name === CODE_PAGE && data.length >= 4) codePage = data.readUInt32LE(0);
      if (name === BODY) properties.set('body', { bytes: data, isUnicode: false });
      if (name === SUBJECT) properties.set('subject', { bytes: data, isUnicode: false });
      if (name === MAPI) readProperties(data, properties);
    }
    at = start + data.length + CHECKSUM;
  }
  return { messageClass, codePage, properties };
}

/** `1009` for a standard property, `820d` with the set's first digits for a named one. */
export function propertyKey(id: number, set = ''): string {
  return `${set}${id.toString(16).padStart(4, '0')}`;
}

function readProperties(data: Buffer, properties: Map<string, TnefValue>): void {
  if (data.length < 4) return;
  let at = 4;
  for (let left = Math.min(data.readUInt32LE(0), MAX_PROPERTIES); left > 0; left--) {
    if (at + 4 > data.length) return;
    const type = data.readUInt16LE(at);
    const named = readName(data, at + 4, data.readUInt16LE(at + 2));
    if (named === null) return;
    const value = readValue(data, named.next, type);
    if (value === null) return;
    if (value.bytes !== null && named.key !== '' && !properties.has(named.key))
      properties.set(named.key, { bytes: value.bytes, isUnicode: (type & 0xfff) === UNICODE });
    at = value.next;
  }
}

/** Ids from 0x8000 are names: a set, then a number or a text (`''`: not read). */
function readName(data: Buffer, at: number, id: number): { key: string; next: number } | null {
  if (id < 0x8000) return { key: propertyKey(id), next: at };
  if (at + 24 > data.length) return null;
  const set = data.toString('hex', at, at + 4);
  if (data.readUInt32LE(at + 16) === 0)
    return { key: propertyKey(data.readUInt32LE(at + 20), `${set}:`), next: at + 24 };
  const length = data.readUInt32LE(at + 20);
  return length > MAX_NAME ? null : { key: '', next: at + 24 + padded(length) };
}

/** The first value of a property; null if its end is unknown. */
function readValue(
  data: Buffer,
  from: number,
  type: number,
): { bytes: Buffer | null; next: number } | null {
  const base = type & 0xfff;
  const isVariable = VARIABLE.has(base);
  let at = from;
  let count = 1;
  if (isVariable || (type & SEVERAL) !== 0) {
    if (at + 4 > data.length) return null;
    count = data.readUInt32LE(at);
    at += 4;
  }
  if (count > MAX_VALUES) return null;
  let first: Buffer | null = null;
  for (let index = 0; index < count; index++) {
    let length = FIXED[base] ?? 0;
    if (isVariable) {
      if (at + 4 > data.length) return null;
      length = data.readUInt32LE(at);
      at += 4;
    } else if (length === 0) return null;
    first ??= data.subarray(at, at + length);
    at += padded(length);
  }
  return { bytes: first, next: at };
}

function padded(length: number): number {
  return length + ((4 - (length % 4)) % 4);
}

function untilZero(data: Buffer): string {
  return data.toString('latin1').split('\0', 1)[0] ?? '';
}
