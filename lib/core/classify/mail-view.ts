/** Decides what of a parsed mail the stages look at: header fields by name, the notice a person would read, and the original it carries. */
import type { MailPart, ParsedMail } from '../../domain/response.ts';
import { visibleReply } from '../visible-reply.ts';
import { fold, foldText, type Folded } from '../phrases.ts';
import { splitOriginal } from './split-original.ts';

/** Characters of text read of each part: every notice and every reply says what it has to say long before. */
const MAX_TEXT = 65_536;
/** A notice says what it is in its first characters; further down stand advice in other languages, transcripts and disclaimers. */
const OPENING = 2_500;
const MAX_FOLDED = 8_192;
/** What people want they say at once; further down a text is about something else. */
const MAX_SAID = 1_500;

export type MailView = {
  mail: ParsedMail;
  /** All its text parts, for what people write: they quote below, above and between. */
  text: string;
  /** What its writer typed: `text` without quotes and signature. `''` in reports, where nobody did. */
  visible: string;
  /** The beginning of `visible`, for rules about phrases: without what it cites, and with a blank at the end, so that a phrase may end with the text. */
  said: Folded;
  /** The mail's own words: its text parts, without the message it returns. */
  notice: string;
  /** The beginning of `notice`, for rules about phrases, and more of it. */
  opening: Folded;
  folded: Folded;
  /** What it returns of the message it is about: header fields and perhaps more; `''` when nothing. */
  original: string;
  /** True when the original came as a part of its own (message/rfc822, text/rfc822-headers), which people do only when they forward. */
  hasOriginalPart: boolean;
  deliveryStatus: string | null;
  feedbackReport: string | null;
  disposition: string | null;
};

/** Reads a mail once, so that no stage scans its parts again; what only some stages ask for is read when the first one does. */
export function viewMail(mail: ParsedMail): MailView {
  const texts = mail.parts.filter((part) => part.contentType === 'text/plain' && hasText(part));
  const originalPart = mail.parts.find((part) => isOriginal(part) && hasText(part));
  const bare = originalPart === undefined && mail.parts.length > 1 ? mail.parts.find((part) => isBareOriginal(part, mail)) : undefined;
  const said = texts.length > 0 ? texts : mail.parts.filter((part) => part.contentType.startsWith('text/') && !isOriginal(part) && hasText(part));
  const whole = said.slice(0, 4).map(cut).join('\n\n');
  const split = splitOriginal(whole);
  const original = originalPart !== undefined ? cut(originalPart) : bare !== undefined ? `${bare.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}\n\n${cut(bare)}` : split.original;
  const reported = partText(mail, ['message/delivery-status', 'message/global-delivery-status']);
  const nested = reported === null && originalPart !== undefined && hasNullPathOrDaemon(mail) && EMBEDDED_REPORT.test(original) ? original : null;
  const deliveryStatus = reported ?? split.deliveryStatus ?? nested;
  const feedbackReport = partText(mail, ['message/feedback-report']);
  const visible = once(() => (deliveryStatus === null && feedbackReport === null ? visibleReply(whole) : ''));
  const own = once(() => foldSaid(visible()));
  const opening = once(() => fold(split.notice, OPENING));
  const folded = once(() => fold(split.notice, MAX_FOLDED));
  return {
    mail,
    text: whole,
    get visible() {
      return visible();
    },
    get said() {
      return own();
    },
    notice: split.notice,
    get opening() {
      return opening();
    },
    get folded() {
      return folded();
    },
    original: nested === null ? original : afterReport(nested),
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

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The beginning of a visible text, without lines that its writer cites: what others said is never a wish of the writer. The blank at the end lets a phrase end with the text. */
export function foldSaid(visible: string): Folded {
  const own = foldText(visible.split('\n').filter((line) => !/^\s{0,3}>/.test(line)).join('\n'));
  return { text: `${own.slice(0, MAX_SAID)} ` };
}

/** RFC 5321 4.5.5: reports have an empty reverse path, so that no report answers a report. Some stores write its usual alias. */
export function hasNullPath(mail: ParsedMail): boolean {
  const field = mail.headers.find((item) => item.name === 'return-path');
  return field !== undefined && /^(?:|<>|<?mailer-daemon(?:@[^\s>]*)?>?)$/i.test(field.value.trim());
}

function isOriginal(part: MailPart): boolean {
  return part.contentType === 'message/rfc822' || part.contentType === 'text/rfc822-headers' || part.contentType === 'message/global' || part.contentType === 'message/rfc822-headers';
}

/** Some relays (X1, old Mail2000) leave out the blank line above the message they return: its header stands where the part's own belongs. */
function isBareOriginal(part: MailPart, mail: ParsedMail): boolean {
  if (mail.messageId !== null && part.headers.some(({ value }) => value === mail.messageId)) return false;
  return ['received', 'message-id', 'from'].every((name) => part.headers.some((field) => field.name === name));
}

/** A gateway in between wraps the report it got into one of its own; people who pass a report on are no daemons. */
const EMBEDDED_REPORT = /^content-type: ?multipart\/report[^\n]*(?:\r?\n[ \t][^\n]*){0,3}report-type=[^\n]*delivery-status/im;

/** What a wrapped report returns begins below its fields. */
function afterReport(source: string): string {
  const fields = source.search(/^(?:final|original)-recipient ?:/im);
  const returned = fields < 0 ? -1 : source.slice(fields).search(/^content-type: ?(?:message\/|text\/rfc822)/im);
  return returned < 0 ? source : source.slice(fields + returned);
}

function hasNullPathOrDaemon(mail: ParsedMail): boolean {
  return hasNullPath(mail) || /^(?:mailer-daemon|postmaster)@/i.test(mail.from?.address ?? '');
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
