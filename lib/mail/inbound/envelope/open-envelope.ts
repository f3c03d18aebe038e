/**
 * Decides whether a part is a message in an envelope (S/MIME, PGP), and what is in it that
 * everybody can read.
 */
import { openCms } from './open-cms.ts';
import { isArmored, openPgpMessage } from './open-pgp.ts';
import { decodeTransfer } from '../mime/decode-transfer.ts';
import { readContentType, type ContentType } from '../mime/read-content-type.ts';
import { firstRaw, readHeaderBlock, type RawField } from '../mime/read-headers.ts';
import type { Allowance } from './unpack.ts';

export type Sealed = { fields: RawField[]; content: ContentType; encoding: string; body: Buffer };

/**
 * `entity`: a message with header fields of its own. `text`: words without any. `as`: what the part
 * is to be taken for, as it is.
 */
export type OpenedPart =
  | { kind: 'entity'; source: Buffer }
  | { kind: 'text'; source: Buffer }
  | { kind: 'as'; type: string };

/** What an encrypted part is called from here on, whatever its sender called it. */
const ENCRYPTED = 'application/pkcs7-mime';
const CMS_TYPES: ReadonlySet<string> = new Set([ENCRYPTED, 'application/x-pkcs7-mime']);
/** Gateways and old servers pass the envelope on as any file; its name stays (RFC 8551 3.2.1). */
const FILE_TYPES: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'application/x-unknown',
  'application/binary',
]);
const FILE_NAME = /^smime\.p7[mz]$/i;
/** Under any other name only a message counts: "invoice.pdf.p7m" is a signed file. */
const SIGNED_FILE = /\.p7[mz]$/i;

const MAX_BODY = 4 * 1024 * 1024;
/** Bytes that show whether something is text. */
const SAMPLE = 2_048;

/** Null: it is no envelope. */
export function openEnvelope(part: Sealed, allowance: Allowance): OpenedPart | null {
  const { type } = part.content;
  const isFile = FILE_TYPES.has(type) && part.body.length > 0;
  if (CMS_TYPES.has(type) || (isFile && SIGNED_FILE.test(fileName(part))))
    return openSmime(part, allowance);
  if (isFile && isArmored(part.body)) return openArmored(part, allowance);
  // What PGP programs wrote before RFC 2015: a text signed in clear, which is read as every text
  // is.
  return type === 'application/pgp' ? { kind: 'as', type: 'text/plain' } : null;
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
      type: 'application/pgp-encrypted',
    }
  );
}

/**
 * DER begins with the tag of a sequence. Where an encoding was announced wrongly, or not at all,
 * the bytes say so.
 */
function binary({ body, encoding }: Sealed): Buffer {
  const decoded = decodeTransfer(body, encoding, MAX_BODY);
  if (decoded[0] === 0x30) return decoded;
  const text = decoded.toString('latin1').replace(/^-----(?:BEGIN|END)[^\n]{0,40}$/gm, '');
  return Buffer.from(text, 'base64');
}

/** Null for what is neither a message nor the words of one. */
function readContent(source: Buffer, name: string): OpenedPart | null {
  const { fields } = readHeaderBlock(source, 0, source.length);
  if (fields.some((field) => field.name === 'mime-version' || field.name.startsWith('content-')))
    return { kind: 'entity', source: withoutWrapper(source) };
  const isMessage = name === '' || FILE_NAME.test(name);
  return isMessage && isText(source.subarray(0, SAMPLE)) ? { kind: 'text', source } : null;
}

/** A signed message may be wrapped whole, to protect its header (RFC 8551 3.1); `forwarded=yes` is somebody else's. */
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
