/**
 * Decides whether a part is a message in an envelope (S/MIME, PGP, TNEF), and reads its content if
 * no key is needed.
 */
import { openCms } from './open-cms.ts';
import { isArmored, openPgpMessage } from './open-pgp.ts';
import { decodeTransfer } from '../mime/decode-transfer.ts';
import { readContentType, type ContentType } from '../mime/read-content-type.ts';
import { firstRaw, readHeaderBlock, type RawField } from '../mime/read-headers.ts';
import { openTnef } from './tnef/open-tnef.ts';
import type { Allowance } from './unpack.ts';

export type Sealed = { fields: RawField[]; content: ContentType; encoding: string; body: Buffer };

/**
 * `entity`: a message with its own header fields. `text`: words without a header. `as`: the type to
 * read the unchanged part as.
 */
export type OpenedPart =
  | { kind: 'entity'; source: Buffer }
  | { kind: 'text'; source: Buffer }
  | { kind: 'as'; type: string };

/** The type that every encrypted part gets, whatever type its sender declared. */
const ENCRYPTED = 'application/pkcs7-mime';
const CMS_TYPES: ReadonlySet<string> = new Set([ENCRYPTED, 'application/x-pkcs7-mime']);
/**
 * Gateways and old servers forward the envelope as an ordinary file; its name stays (RFC 8551
 * 3.2.1).
 */
const FILE_TYPES: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'application/x-unknown',
  'application/binary',
]);
const FILE_NAME = /^smime\.p7[mz]$/i;
/** Under any other name only a message is opened: "invoice.pdf.p7m" is a signed file. */
const SIGNED_FILE = /\.p7[mz]$/i;

const CALENDAR = 'text/calendar';
const CALENDAR_TYPES: ReadonlySet<string> = new Set([
  'application/ics',
  'application/x-ics',
  'text/x-vcalendar',
  'text/vcalendar',
]);
const CALENDAR_FILE = /\.(?:ics|ical|vcs)$/i;
/** `BEGIN:VCALENDAR`, and the same in base64. */
const CALENDAR_START = /^\s{0,20}(?:BEGIN:VCALENDAR|QkVHSU46VkNBTEVOREFS)/i;

const PGP_ENCRYPTED = 'application/pgp-encrypted';
const MESSAGE_FILE = /\.eml$/i;
/** A tag that begins a page, and no address in angle brackets. */
const HTML_START =
  /^(?:<!doctype html|<(?:html|head|body|div|p|span|table|font|meta|br)(?:\s[^<>@]*)?\/?>)/i;

const TNEF = 'application/ms-tnef';
const TNEF_TYPES: ReadonlySet<string> = new Set([TNEF, 'application/vnd.ms-tnef']);
const TNEF_FILE = /^win(?:mail)?\.dat$/i;
/** The text comes before the attachments. */
const MAX_TNEF = 1024 * 1024;

const MAX_BODY = 4 * 1024 * 1024;
/** Bytes that are tested to see whether the content is text. */
const SAMPLE = 2_048;

/** Null: it is not an envelope. */
export function openEnvelope(part: Sealed, allowance: Allowance): OpenedPart | null {
  const { type } = part.content;
  if (isCalendar(part)) return { kind: 'as', type: CALENDAR };
  if (isHtml(part)) return { kind: 'as', type: 'text/html' };
  if (FILE_TYPES.has(type) && MESSAGE_FILE.test(fileName(part)))
    return { kind: 'as', type: 'message/rfc822' };
  if (type === 'text/pgp' && isPgpPacket(part)) return { kind: 'as', type: PGP_ENCRYPTED };
  if (isTnef(part)) {
    const source = openTnef(decodeTransfer(part.body, part.encoding, MAX_TNEF), allowance);
    return source === null ? { kind: 'as', type: TNEF } : { kind: 'entity', source };
  }
  const isFile = FILE_TYPES.has(type) && part.body.length > 0;
  if (CMS_TYPES.has(type) || (isFile && SIGNED_FILE.test(fileName(part))))
    return openSmime(part, allowance);
  if (isFile && isArmored(part.body)) return openArmored(part, allowance);
  // PGP programs before RFC 2015 wrote a text signed in clear; it is read like any text.
  return type === 'application/pgp' ? { kind: 'as', type: 'text/plain' } : null;
}

/** Some programs send HTML under the type of plain text. */
function isHtml({ content, body, encoding }: Sealed): boolean {
  if (content.type !== 'text/plain') return false;
  const start = decodeTransfer(body.subarray(0, 2 * SAMPLE), encoding, SAMPLE)
    .toString('latin1')
    .trimStart();
  return start.startsWith('<') && HTML_START.test(start) && start.includes('</');
}

/** Bit 7 is set in the first byte of a packet, and in no ASCII text. */
function isPgpPacket({ body, encoding }: Sealed): boolean {
  return ((decodeTransfer(body.subarray(0, SAMPLE), encoding, SAMPLE)[0] ?? 0) & 0x80) !== 0;
}

function isTnef(part: Sealed): boolean {
  const { type } = part.content;
  return TNEF_TYPES.has(type) || (FILE_TYPES.has(type) && TNEF_FILE.test(fileName(part)));
}

/** Sent as a file, or as the only text, a calendar is no text for a person either. */
function isCalendar(part: Sealed): boolean {
  const { type } = part.content;
  if (CALENDAR_TYPES.has(type)) return true;
  if (type !== 'text/plain' && !FILE_TYPES.has(type)) return false;
  return (
    CALENDAR_START.test(part.body.toString('latin1', 0, 64)) ||
    (FILE_TYPES.has(type) && CALENDAR_FILE.test(fileName(part)))
  );
}

function openSmime(part: Sealed, allowance: Allowance): OpenedPart {
  const opened = openCms(binary(part), allowance);
  if (opened.kind === 'unreadable') return { kind: 'as', type: ENCRYPTED };
  // A signed file ("invoice.pdf.p7m") is an attachment like any other.
  return (
    (opened.kind === 'empty' ? null : readContent(opened.content, fileName(part))) ?? {
      kind: 'as',
      type: 'application/octet-stream',
    }
  );
}

/** The second part of multipart/encrypted, where it is only signed. */
function openArmored(part: Sealed, allowance: Allowance): OpenedPart {
  const content = openPgpMessage(decodeTransfer(part.body, part.encoding, MAX_BODY), allowance);
  return (
    (content === null ? null : readContent(content, '')) ?? {
      kind: 'as',
      type: PGP_ENCRYPTED,
    }
  );
}

/**
 * DER begins with the tag of a sequence. If the declared encoding is wrong or missing, the bytes
 * decide.
 */
function binary({ body, encoding }: Sealed): Buffer {
  const decoded = decodeTransfer(body, encoding, MAX_BODY);
  if (decoded[0] === 0x30) return decoded;
  const text = decoded.toString('latin1').replace(/^-----(?:BEGIN|END)[^\n]{0,40}$/gm, '');
  return Buffer.from(text, 'base64');
}

/** Null if it is neither a message nor the text of one. */
function readContent(source: Buffer, name: string): OpenedPart | null {
  const { fields } = readHeaderBlock(source, 0, source.length);
  if (fields.some((field) => field.name === 'mime-version' || field.name.startsWith('content-')))
    return { kind: 'entity', source: withoutWrapper(source) };
  const isMessage = name === '' || FILE_NAME.test(name);
  return isMessage && isText(source.subarray(0, SAMPLE)) ? { kind: 'text', source } : null;
}

/**
 * A sender may wrap a whole signed message to protect its header (RFC 8551 3.1); `forwarded=yes`
 * marks a message from another sender.
 */
function withoutWrapper(source: Buffer): Buffer {
  const { fields, bodyAt } = readHeaderBlock(source, 0, source.length);
  const { type, parameters } = readContentType(firstRaw(fields, 'content-type') ?? '');
  return type === 'message/rfc822' && parameters['forwarded']?.toLowerCase() === 'no'
    ? source.subarray(bodyAt)
    : source;
}

function isText(sample: Buffer): boolean {
  if (sample.length === 0 || sample.toString('latin1', 0, 5) === '%PDF-') return false;
  return !sample.some(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d,
  );
}

function fileName({ fields, content }: Sealed): string {
  const disposition = readContentType(
    `x/x;${(firstRaw(fields, 'content-disposition') ?? '').split(';').slice(1).join(';')}`,
  );
  return (content.parameters['name'] ?? disposition.parameters['filename'] ?? '').trim();
}
