/** Finds where the returned message begins in a bounce in plain text. */
import { mayStart, sharing, startsBy } from '../../text/prefix-index.ts';

export type SplitNotice = { notice: string; original: string; deliveryStatus: string | null };

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
const REPORT = /^reporting-mta: ?[a-z0-9-]+;/im;

/** Splits the text; without a sign of an original, all of it is the notice. */
export function splitOriginal(text: string): SplitNotice {
  const at = findOriginal(text);
  // Some gateways put the original first, which leaves no notice: then the whole text is read.
  const notice = text.slice(0, at).trim() === '' ? text : text.slice(0, at);
  const report = REPORT.exec(text);
  return {
    notice,
    original: text.slice(at),
    deliveryStatus: report === null ? null : text.slice(report.index),
  };
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
