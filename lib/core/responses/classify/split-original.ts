/** Finds where the returned message begins in a bounce in plain text. */
import { isDaemonField } from './daemon.ts';
import { mayStart, sharing, startsBy } from '../../text/prefix-index.ts';

export type SplitNotice = {
  notice: string;
  original: string;
  deliveryStatus: string | null;
  feedbackReport: string | null;
};

/**
 * Lines with which mail systems announce the copy: Exim, qmail, Yahoo, Gmail, Sendmail, OpenSMTPD,
 * IMail, DragonFly and similar ones.
 */
const ANNOUNCEMENTS: readonly string[] = [
  'this is a copy of (?:the|your) message',
  'below this line is (?:a|the) (?:copy of the|original) message',
  'below is a copy of the original message',
  'here is a copy of the first part of (?:the|your) message',
  'here is (?:a|the) copy of (?:the|your)',
  'the body of the message is',
  'original message',
  'originalnachricht',
  'original mail',
  'ursprüngliche nachricht',
  'message headers? follows?',
  'message header follow',
  'unsent message',
  'unsent copy',
  'undelivered message',
  'returned (?:message|mail)',
  'the (?:header|headers|full header) of (?:the|your) (?:original )?message',
  'the header of the original message is following',
  'included is a copy of the message header',
  'copy of (?:the )?(?:original|returned|rejected) message',
  'message text follows',
  'your (?:original )?message (?:headers? )?follows?',
  'start of (?:the )?(?:returned|original) message',
  'content of your message',
  'rejected message',
];
/** Characters that may precede the words of a line. */
const MARKS: ReadonlySet<number> = new Set(Array.from(' \t\r>*=_-', (mark) => mark.charCodeAt(0)));
/** Tested at the start of a line, after its marks. */
const ANNOUNCED = new RegExp(`(?:${ANNOUNCEMENTS.join('|')})`, 'iy');
const ANNOUNCED_STARTS = startsBy(ANNOUNCEMENTS, (words) => words);

/** Fields that begin the header of a transported message, at the start of a line. */
const TRANSPORTED = startsBy(
  [
    'return-path:',
    'received:',
    'delivered-to:',
    'dkim-signature:',
    'x-received:',
    'arc-seal:',
    'x-apparently-to:',
  ],
  (name) => name,
);
const LONGEST_NAME = 16;

/**
 * A delivery report whose MIME structure was lost in transit: RFC 3464 2.2.2 makes Reporting-MTA
 * mandatory.
 */
const REPORT = /^reporting-mta ?: ?[a-z0-9-]+;/im;
/** The same of RFC 5965, whose fields may come in any order: this one beside another. */
const FEEDBACK = /^feedback-type ?: ?[a-z-]{3,20}[ \t]*\r?$/im;
const FEEDBACK_FIELD =
  /^(?:user-agent|version|source-ip|original-mail-from|original-rcpt-to|reported-domain) ?:/im;

/** Splits the text; without a sign of an original, all of it is the notice. */
export function splitOriginal(text: string): SplitNotice {
  const at = findOriginal(text);
  const above = text.slice(0, at);
  // Some gateways put the original first, which leaves no notice: then what is below its header is
  // read.
  const notice = above.trim() === '' ? belowHeader(text, at) : above;
  const report = REPORT.exec(text);
  return {
    notice,
    original: text.slice(at),
    deliveryStatus: report === null ? null : text.slice(report.index),
    feedbackReport: text.includes('eedback-') ? findFeedback(text) : null,
  };
}

/**
 * A text without the delimiters and headers of MIME parts, which are in it where the structure of a
 * message was lost: `charset=` is no word about our message.
 */
export function withoutPartHeaders(text: string): string {
  if (!text.includes('\n--') || !/^content-type ?:/im.test(text)) return text;
  let isHeader = false;
  const lines = text.split('\n').filter((line) => {
    if (/^(?:--[^-\s]|content-[a-z-]{2,30} ?:)/i.test(line)) isHeader = true;
    else if (!/^[ \t]+\S/.test(line)) isHeader = false;
    return !isHeader;
  });
  return lines.join('\n');
}

function findFeedback(text: string): string | null {
  const type = FEEDBACK.exec(text);
  const other = type === null ? null : FEEDBACK_FIELD.exec(text);
  return type === null || other === null ? null : text.slice(Math.min(type.index, other.index));
}

/** All of the text where an announcement is the first line. */
function belowHeader(text: string, at: number): string {
  const end = isTransported(text, at) ? /\n[ \t]*\r?\n/.exec(text.slice(at)) : null;
  return end === null
    ? text.slice(isTransported(text, at) ? text.length : 0)
    : text.slice(at + end.index);
}

/** A report returns a report, and so on; no chain of gateways is longer. */
const MAX_NESTED = 3;
const HEADER = 16_384;
const FROM = /^[ \t>]{0,4}from ?:([^\n]{0,300})/im;

/**
 * Where the returned message is itself the report of a daemon, its notice and the message which
 * that one returns; null for any other message.
 */
export function splitNested(original: string): SplitNotice | null {
  let found: SplitNotice | null = null;
  let status: string | null = null;
  for (let layer = 0; layer < MAX_NESTED; layer++) {
    const text: string = found === null ? original : found.original;
    const from = text === '' ? null : FROM.exec(text.slice(0, HEADER));
    if (from === null || !isDaemonField(from[1] ?? '')) return found;
    const end = /\n[ \t>]{0,4}\r?\n/.exec(text.slice(from.index));
    if (end === null) return found;
    const below = splitOriginal(text.slice(from.index + end.index));
    found = { ...below, deliveryStatus: below.deliveryStatus ?? status };
    status = found.deliveryStatus;
  }
  return found;
}

/**
 * The index of the first line that announces a copy or begins a transported header; the length of
 * the text without one.
 */
function findOriginal(text: string): number {
  for (let at = 0; at < text.length; at = lineAfter(text, at)) {
    if (isAnnounced(text, at) || isTransported(text, at)) return at;
  }
  return text.length;
}

function lineAfter(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed + 1;
}

function isAnnounced(text: string, line: number): boolean {
  let at = line;
  while (MARKS.has(text.charCodeAt(at))) at++;
  if (!mayStart(ANNOUNCED_STARTS, text, at)) return false;
  ANNOUNCED.lastIndex = at;
  return ANNOUNCED.test(text);
}

function isTransported(text: string, at: number): boolean {
  if (!mayStart(TRANSPORTED, text, at)) return false;
  const line = text.slice(at, at + LONGEST_NAME).toLowerCase();
  const name = sharing(TRANSPORTED, line).find((start) => line.startsWith(start));
  return name !== undefined && /^ ?\S/.test(text.slice(at + name.length, at + name.length + 2));
}
