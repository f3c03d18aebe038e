/** Builds the bytes of one message to exactly one person; no stranger's text can add a header. */
import { checkAddress } from '../../domain/campaigns/address.ts';
import { foldField, isPlainField, writeField } from './header-field.ts';
import { writeText, type TextPart } from './text-part.ts';
import type { OutboundField, MessageContent } from '../../domain/sending/content.ts';
import type { Instant } from '../../domain/time.ts';

export type MailDraft = {
  from: { name: string; address: string };
  /** The envelope sender, to which servers return an undeliverable message. */
  returnTo: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string | null;
  /** With angle brackets. */
  messageId: string;
  /**
   * The message that this one follows, and the whole thread, oldest first; null and empty for a
   * first message.
   */
  inReplyTo: string | null;
  references: readonly string[];
  /** Becomes the Date header: the clock of the caller, not of this machine. */
  date: Instant;
  /** `mailto` is a plain address, `https` the URL of this recipient. */
  listUnsubscribe: { mailto: string | null; https: string | null };
  /** Fields for the sending service, which removes them again. */
  service: readonly { name: string; value: string }[];
};

const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/;
/**
 * Printable ASCII without characters that would end or split a List-Unsubscribe element (RFC 2369);
 * http on this machine only, for tests.
 */
const HTTPS_URL =
  /^(?:https:\/\/|http:\/\/(?:localhost|127(?:\.\d{1,3}){3})(?::\d{1,5})?\/)[\x21\x23-\x2b\x2d-\x3b\x3d\x3f-\x7e]+$/;

/** Cached: importing a loaded module again still costs half a millisecond under a loader. */
let quotedPrintable: Promise<typeof import('nodemailer/lib/qp')> | null = null;
let encoder: Promise<typeof import('nodemailer/lib/mime-node')> | null = null;

/**
 * Throws TypeError for an invalid address, id or URL: they were checked long before, so it is a
 * bug.
 */
export async function composeMail(draft: MailDraft): Promise<MessageContent> {
  const to = plainAddress(draft.to.address);
  const returnTo =
    draft.returnTo === draft.from.address
      ? ownAddress(draft.returnTo)
      : plainAddress(draft.returnTo);
  const fields = fieldsOf(draft, to);
  const plain = fields.every(isPlainField);
  const Encoder = plain ? null : (await (encoder ??= import('nodemailer/lib/mime-node'))).default;
  const qp = await (quotedPrintable ??= import('nodemailer/lib/qp'));
  const head = fields.map((field) => writeField(field, Encoder)).join('');
  return {
    envelope: { from: returnTo, to },
    messageId: draft.messageId,
    subject: draft.subject,
    text: draft.text,
    html: draft.html,
    headers: fields,
    raw: Buffer.from(head + writeBody(draft, qp)),
  };
}

function fieldsOf(draft: MailDraft, to: string): OutboundField[] {
  const from = ownAddress(draft.from.address);
  const { inReplyTo, references, service } = draft;
  return [
    { name: 'From', value: { name: oneLine(draft.from.name), address: from } },
    { name: 'To', value: { name: oneLine(draft.to.name ?? ''), address: to } },
    { name: 'Subject', value: oneLine(draft.subject) },
    { name: 'Message-ID', value: plainId(draft.messageId) },
    ...(inReplyTo === null ? [] : [{ name: 'In-Reply-To', value: plainId(inReplyTo) }]),
    ...(references.length === 0
      ? []
      : [{ name: 'References', value: references.map(plainId).join(' ') }]),
    { name: 'Date', value: new Date(draft.date).toUTCString().replace('GMT', '+0000') },
    ...listFields(draft.listUnsubscribe, draft.messageId),
    ...service,
  ];
}

/** The fields of the body, which nodemailer writes last too, and the body. */
function writeBody(draft: MailDraft, qp: typeof import('nodemailer/lib/qp')): string {
  const text = writeText(withCrlf(draft.text), qp);
  if (draft.html === null) {
    const encoding = text.encoding === '' ? '' : `${ENCODING}${text.encoding}\r\n`;
    return `${encoding}${VERSION}Content-Type: ${TEXT}\r\n\r\n${text.body}`;
  }
  const html = writeText(withCrlf(draft.html), qp);
  // Derived from the message, so that the same message has the same bytes; nodemailer's own
  // boundary would name the program.
  const id = draft.messageId.slice(1, draft.messageId.indexOf('@'));
  const boundary = `=-${id.replace(/[^A-Za-z0-9]/g, '').slice(0, 40)}-Part_1`;
  const part = (type: string, { encoding, body }: TextPart): string =>
    `--${boundary}\r\nContent-Type: ${type}\r\n` +
    `${encoding === '' ? '' : `${ENCODING}${encoding}\r\n`}\r\n${body}\r\n`;
  const type = { name: 'Content-Type', value: `multipart/alternative; boundary="${boundary}"` };
  const parts = part(TEXT, text) + part(HTML, html);
  return `${VERSION}${foldField(type)}\r\n${parts}--${boundary}--\r\n`;
}

const VERSION = 'MIME-Version: 1.0\r\n';
const ENCODING = 'Content-Transfer-Encoding: ';
const TEXT = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

function withCrlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}

/** RFC 2369 and, only with a URL, RFC 8058: one-click is a POST, which a mailto cannot receive. */
function listFields(unsubscribe: MailDraft['listUnsubscribe'], messageId: string): OutboundField[] {
  const ways: string[] = [];
  if (unsubscribe.https !== null) {
    if (!HTTPS_URL.test(unsubscribe.https))
      throw new TypeError('not a URL that fits a List-Unsubscribe header');
    ways.push(`<${unsubscribe.https}>`);
  }
  if (unsubscribe.mailto !== null) ways.push(`<${mailtoUrl(unsubscribe.mailto, messageId)}>`);
  return [
    ...(ways.length === 0 ? [] : [{ name: 'List-Unsubscribe', value: ways.join(', ') }]),
    ...(unsubscribe.https === null
      ? []
      : [{ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }]),
  ];
}

/**
 * RFC 6068: in the address part only these characters need no encoding. `process` recognises the
 * subject, and the Message-ID in it proves that the sender got the message: a mail program sends
 * this without In-Reply-To, and a sender's address proves nothing.
 */
export function mailtoUrl(address: string, messageId: string): string {
  const encoded = ownAddress(address).replace(/[^A-Za-z0-9@.+_~!$'*-]/g, (char) =>
    encodeURIComponent(char),
  );
  return `mailto:${encoded}?subject=unsubscribe%20${encodeURIComponent(plainId(messageId).slice(1, -1))}`;
}

function plainAddress(text: string): string {
  const check = checkAddress(text);
  if (!check.ok) throw new TypeError(`not a plain address (${check.fault})`);
  return check.address;
}

/** The fields of the sender are the same in every message. */
const ownAddresses = new Map<string, string>();

function ownAddress(text: string): string {
  const known = ownAddresses.get(text);
  if (known !== undefined) return known;
  const address = plainAddress(text);
  ownAddresses.set(text, address);
  return address;
}

function plainId(id: string): string {
  if (!MESSAGE_ID.test(id)) throw new TypeError('not a Message-ID');
  return id;
}

/** RFC 5322 2.2: a header's value cannot contain a line break, even if a cell does. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
