/** Asks mailparser to read what our own reader cannot: one text, or the parts of a message. */
import type { ParsedMail, SimpleParserOptions } from 'mailparser';
import { decodeCharset } from './decode-charset.ts';
import { readContentType } from './read-content-type.ts';
import type { RawField } from './read-headers.ts';
import type { MimeLeaf, MimeTree } from './split-mime.ts';
import { SECOND } from '../../../domain/time.ts';

/**
 * Maximum bytes of one message for mailparser: the beginning is enough to recognise the message.
 */
export const SECOND_READER_BYTES = 262_144;
/** The worst text of that size takes some 0.3 s; a parser that takes longer is abandoned. */
const DEADLINE = 5 * SECOND;

/**
 * Without these options it takes seconds for 5 MB of HTML, throws on nested HTML, and inlines
 * images.
 */
const OPTIONS: SimpleParserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
};

/**
 * Two of these fields make a header; a text with a colon, or a header folded into one field, is not
 * one.
 */
const TELLING: ReadonlySet<string> = new Set([
  'from',
  'to',
  'date',
  'subject',
  'message-id',
  'received',
]);

/** The text of bytes in a charset, null if mailparser does not know that charset either. */
export async function readCharset(bytes: Buffer, charset: string): Promise<string | null> {
  const label = charset.replace(/[^\w.:-]/g, '');
  const head = `Content-Type: text/plain; charset=${label}\nContent-Transfer-Encoding: base64\n\n`;
  const mail = await parse(Buffer.from(head + bytes.toString('base64'), 'latin1'));
  const text = mail?.text ?? null;
  // mailparser reads an unknown charset as UTF-8.
  const isGuessed = text === bytes.toString('utf8').replace(/\r?\n/g, '\n');
  return isGuessed ? null : text;
}

/** The decoded parts of a message; null if mailparser finds no usable header. */
export async function readStructure(source: Buffer): Promise<MimeTree | null> {
  if (source.length === 0) return null;
  const mail = await parse(source.subarray(0, SECOND_READER_BYTES));
  const fields = (mail?.headerLines ?? []).map(toField);
  const telling = new Set(fields.map(({ name }) => name).filter((name) => TELLING.has(name)));
  if (mail === null || telling.size < 2) return null;
  const leaves = mail.attachments.map(({ contentType, content }) => toLeaf(contentType, content));
  if (typeof mail.html === 'string') leaves.unshift(toUtf8('text/html', mail.html));
  leaves.unshift(toUtf8('text/plain', mail.text ?? ''));
  const declared = fields.find(({ name }) => name === 'content-type')?.raw;
  return { fields, content: readContentType(declared), leaves };
}

/** Null: mailparser failed, or did not finish. */
async function parse(source: Buffer): Promise<ParsedMail | null> {
  const { simpleParser } = await import('mailparser');
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), DEADLINE);
  });
  const parsed = simpleParser(source, OPTIONS).catch(() => null);
  return Promise.race([parsed, tooLate]).finally(() => clearTimeout(timer));
}

/** `line`: the bytes of the field, one character each. */
function toField({ key, line }: { key: string; line: string }): RawField {
  const value = line.slice(line.indexOf(':') + 1).replace(/\r?\n(?=[ \t])/g, '');
  return { name: key, raw: decodeCharset(Buffer.from(value, 'latin1'), undefined).trim() };
}

function toUtf8(type: string, text: string): MimeLeaf {
  return toLeaf(type, Buffer.from(text, 'utf8'), { charset: 'utf-8' });
}

function toLeaf(type: string, body: Buffer, parameters: Record<string, string> = {}): MimeLeaf {
  return { fields: [], content: { type, parameters }, encoding: '8bit', body };
}
