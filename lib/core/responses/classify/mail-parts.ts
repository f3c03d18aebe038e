/** Decides what a part of a message is: its own text, a report, or a returned message. */
import type { MailPart, ParsedMail } from '../../../domain/responses/response.ts';

/** Characters of text to read of each part: notices and replies are much shorter. */
const MAX_TEXT = 65_536;
const ORIGINALS: ReadonlySet<string> = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/rfc822-headers',
]);

const SEALED: ReadonlySet<string> = new Set([
  'application/pkcs7-mime',
  'application/pgp-encrypted',
  'application/x-microsoft-rpmsg-message',
]);

export function isOriginal(part: MailPart): boolean {
  return ORIGINALS.has(part.contentType);
}

/** Apple Mail shows attached texts below the message, with their file name. */
export function isAttached({ headers }: MailPart): boolean {
  return headers.some(
    ({ name, value }) =>
      name === 'content-disposition' && /^\s*attachment|;\s*filename/i.test(value),
  );
}

/** Read apart: the words of HTML are a part of their own. */
const SOURCES: ReadonlySet<string> = new Set(['text/calendar', 'text/html']);

/** Whether a person reads the text of it as words. */
export function isWords(part: MailPart): boolean {
  return part.contentType.startsWith('text/') && !SOURCES.has(part.contentType);
}

export function hasText(part: MailPart): boolean {
  return part.text !== null && part.text.trim() !== '';
}

export function cutPart(part: MailPart): string {
  return (part.text ?? '').slice(0, MAX_TEXT);
}

/**
 * Whether only the holder of a key can read the message: S/MIME, PGP, Microsoft's protected
 * messages. Signed messages are opened by the parser.
 */
export function isEncrypted(mail: ParsedMail): boolean {
  return mail.parts.some((part) => SEALED.has(part.contentType));
}

/** The text of the first part of one of these types, null when there is none. */
export function partText(mail: ParsedMail, types: readonly string[]): string | null {
  const part = mail.parts.find((item) => types.includes(item.contentType));
  return part === undefined ? null : cutPart(part);
}

/** The first value of a header field, `''` when it is missing. Names are in lower case. */
export function header(mail: ParsedMail, name: string): string {
  return mail.headers.find((field) => field.name === name)?.value.trim() ?? '';
}

/** Whether the header says that it is a report (RFC 6522), whatever is left of it. */
export function isReportType(mail: ParsedMail): boolean {
  return mail.contentType === 'multipart/report' && header(mail, 'content-type') !== '';
}

/** Whether it says that it is one about delivery (RFC 3464 2). */
export function isStatusReport(mail: ParsedMail): boolean {
  if (!isReportType(mail)) return false;
  const type = /report-type ?= ?"?([a-z-]{1,40})/i.exec(header(mail, 'content-type'))?.[1];
  return type === undefined || type.toLowerCase() === 'delivery-status';
}

/**
 * RFC 5321 4.5.5: reports have an empty reverse path, so that no report causes another. Some mail
 * stores write its usual alias.
 */
export function hasNullPath(mail: ParsedMail): boolean {
  const field = mail.headers.find((item) => item.name === 'return-path');
  return (
    field !== undefined && /^(?:|<>|<?mailer-daemon(?:@[^\s>]*)?>?)$/i.test(field.value.trim())
  );
}

/** Whether it names a message that it answers. */
export function answersSomething({ mail }: { mail: ParsedMail }): boolean {
  return mail.inReplyTo.length > 0 || mail.references.length > 0;
}
