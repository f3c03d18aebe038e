/** Decides what of a parsed mail the stages look at: header fields by name, the notice a person would read, and the original it carries. */
import type { MailPart, ParsedMail } from '../../domain/response.ts';
import { visibleReply } from '../visible-reply.ts';
import { splitOriginal } from './split-original.ts';

/** Characters of text read of each part: every notice and every reply says what it has to say long before. */
const MAX_TEXT = 65_536;

export type MailView = {
  mail: ParsedMail;
  /** All its text parts, for what people write: they quote below, above and between. */
  text: string;
  /** What its writer typed: `text` without quotes and signature. `''` in reports, where nobody did. */
  visible: string;
  /** The mail's own words: its text parts, without the message it returns. */
  notice: string;
  /** `notice` lower-cased with blanks folded, for substring rules. */
  folded: string;
  /** What it returns of the message it is about: header fields and perhaps more; `''` when nothing. */
  original: string;
  /** True when the original came as a part of its own (message/rfc822, text/rfc822-headers), which people do only when they forward. */
  hasOriginalPart: boolean;
  deliveryStatus: string | null;
  feedbackReport: string | null;
  disposition: string | null;
};

/** Reads a mail once, so that no stage scans its parts again. */
export function viewMail(mail: ParsedMail): MailView {
  const texts = mail.parts.filter((part) => part.contentType === 'text/plain' && hasText(part));
  const originalPart = mail.parts.find((part) => isOriginal(part) && hasText(part));
  const said = texts.length > 0 ? texts : mail.parts.filter((part) => part.contentType.startsWith('text/') && !isOriginal(part) && hasText(part));
  const whole = said.slice(0, 4).map(cut).join('\n\n');
  const split = splitOriginal(whole);
  const deliveryStatus = partText(mail, ['message/delivery-status', 'message/global-delivery-status']) ?? split.deliveryStatus;
  const feedbackReport = partText(mail, ['message/feedback-report']);
  return {
    mail,
    text: whole,
    visible: deliveryStatus === null && feedbackReport === null ? visibleReply(whole) : '',
    notice: split.notice,
    folded: foldText(split.notice),
    original: originalPart === undefined ? split.original : cut(originalPart),
    hasOriginalPart: originalPart !== undefined,
    deliveryStatus,
    feedbackReport,
    disposition: partText(mail, ['message/disposition-notification', 'message/global-disposition-notification']),
  };
}

/** The first value of a header field, `''` when it is missing. Names are lower case. */
export function header(mail: ParsedMail, name: string): string {
  return mail.headers.find((field) => field.name === name)?.value.trim() ?? '';
}

/** Lower case, one blank between words, straight apostrophes: what the substring rules are written against. */
export function foldText(text: string): string {
  return text.slice(0, MAX_TEXT).toLowerCase().replace(/[\u2018\u2019\u02bc]/g, "'").replace(/\s+/g, ' ').trim();
}

/** Folded, without a line that its writer cites: what others said is never a wish of the writer. */
export function ownWords(visible: string): string {
  return foldText(visible.split('\n').filter((line) => !/^\s{0,3}>/.test(line)).join('\n'));
}

/** RFC 5321 4.5.5: reports have an empty reverse path, so that no report answers a report. Some stores write its usual alias. */
export function hasNullPath(mail: ParsedMail): boolean {
  const field = mail.headers.find((item) => item.name === 'return-path');
  return field !== undefined && /^(?:|<>|<?mailer-daemon(?:@[^\s>]*)?>?)$/i.test(field.value.trim());
}

function isOriginal(part: MailPart): boolean {
  return part.contentType === 'message/rfc822' || part.contentType === 'text/rfc822-headers' || part.contentType === 'message/global' || part.contentType === 'message/rfc822-headers';
}

function hasText(part: MailPart): boolean {
  return part.text !== null && part.text.trim() !== '';
}

function cut(part: MailPart): string {
  return (part.text ?? '').slice(0, MAX_TEXT);
}

function partText(mail: ParsedMail, types: string[]): string | null {
  const part = mail.parts.find((item) => types.includes(item.contentType));
  return part === undefined ? null : cut(part);
}
