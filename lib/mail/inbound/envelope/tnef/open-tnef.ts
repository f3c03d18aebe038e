/** Turns a `winmail.dat` into the parts that it stands for: its text, and its meeting. */
import { decodeCharset } from '../../mime/decode-charset.ts';
import type { Allowance } from '../unpack.ts';
import { meetingCalendar } from './meeting-calendar.ts';
import { propertyKey, readTnef, type TnefContent, type TnefValue } from './read-attributes.ts';
import { charsetLabel } from './rtf-fonts.ts';
import { readRtf } from './rtf-text.ts';
import { unpackRtf } from './unpack-rtf.ts';

/** Names the origin of a part; a text beside the file is the same text. */
export const TNEF_ORIGIN = 'winmail.dat';

const BODY = propertyKey(0x1000);
const HTML = propertyKey(0x1013);
const RTF = propertyKey(0x1009);
const SUBJECT = propertyKey(0x0037);
const MESSAGE_CLASS = propertyKey(0x001a);
const INTERNET_CODE_PAGE = propertyKey(0x3fde);
const MESSAGE_CODE_PAGE = propertyKey(0x3ffd);
const MAX_TEXT = 262_144;
const BOUNDARY = 'tnef';

type Text = { type: string; text: string };

/** A message with its own header fields; null if the file has neither text nor meeting. */
export function openTnef(bytes: Buffer, allowance: Allowance): Buffer | null {
  const read = readTnef(bytes);
  if (read === null) return null;
  const tnef = { ...read, messageClass: textOf(read, MESSAGE_CLASS) || read.messageClass };
  const text = findText(tnef, allowance);
  const title = (textOf(tnef, SUBJECT) || textOf(tnef, 'subject')).trim();
  const calendar = meetingCalendar(tnef, title);
  const parts: Text[] = [
    ...(text === null ? [] : [text]),
    ...(calendar === null ? [] : [{ type: 'text/calendar', text: calendar }]),
  ];
  return parts.length === 0 ? null : writeParts(parts);
}

/** Plain text first, then HTML, then RTF, which may contain either. */
function findText(tnef: TnefContent, allowance: Allowance): Text | null {
  const plain = textOf(tnef, BODY) || textOf(tnef, 'body');
  if (plain.trim() !== '') return { type: 'text/plain', text: plain };
  const html = textOf(tnef, HTML, numberOf(tnef, INTERNET_CODE_PAGE));
  if (html.trim() !== '') return { type: 'text/html', text: html };
  const packed = tnef.properties.get(RTF)?.bytes;
  const rtf = packed === undefined ? null : unpackRtf(packed, allowance);
  const read = rtf === null ? null : readRtf(rtf);
  if (read === null || read.text.trim() === '') return null;
  return { type: read.isHtml ? 'text/html' : 'text/plain', text: read.text.replaceAll('\0', '') };
}

function textOf(tnef: TnefContent, key: string, codePage: number | null = null): string {
  const value = tnef.properties.get(key);
  if (value === undefined) return '';
  const own = codePage ?? numberOf(tnef, MESSAGE_CODE_PAGE) ?? tnef.codePage;
  return decode(value, charsetLabel(own)).split('\0', 1)[0] ?? '';
}

function decode({ bytes, isUnicode }: TnefValue, label: string | undefined): string {
  const cut = bytes.subarray(0, MAX_TEXT);
  return isUnicode ? cut.toString('utf16le') : decodeCharset(cut, label);
}

function numberOf({ properties }: TnefContent, key: string): number | null {
  const bytes = properties.get(key)?.bytes;
  return bytes === undefined || bytes.length < 4 ? null : bytes.readUInt32LE(0);
}

function writeParts(parts: readonly Text[]): Buffer {
  const written = parts.map(({ type, text }) =>
    [
      `--${BOUNDARY}`,
      `Content-Type: ${type}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      `X-Derived: ${TNEF_ORIGIN}`,
      '',
      Buffer.from(text, 'utf8').toString('base64'),
      '',
    ].join('\r\n'),
  );
  const head = `Content-Type: multipart/mixed; boundary=${BOUNDARY}\r\n\r\n`;
  return Buffer.from(`${head}${written.join('')}--${BOUNDARY}--\r\n`, 'latin1');
}
