/** Decides what of a parsed mail the stages look at: the notice a person would read, what its writer typed, and the original it carries. */
import type { ParsedMail } from '../../domain/response.ts';
import { visibleReply } from '../visible-reply.ts';
import { fold, foldText, type Folded } from '../phrases.ts';
import { cutPart, hasText, isOriginal, partText } from './mail-parts.ts';
import { belowReport, findReturned } from './returned-mail.ts';
import { splitOriginal } from './split-original.ts';

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
  const readable = texts.length > 0 ? texts : mail.parts.filter((part) => part.contentType.startsWith('text/') && !isOriginal(part) && hasText(part));
  const whole = readable.slice(0, 4).map(cutPart).join('\n\n');
  const split = splitOriginal(whole);
  const returned = findReturned(mail);
  const ownReport = partText(mail, ['message/delivery-status', 'message/global-delivery-status']) ?? split.deliveryStatus;
  // A gateway that reports itself says more of its failure than what it wraps.
  const wrapped = ownReport === null ? (returned?.wrapped ?? null) : null;
  const deliveryStatus = ownReport ?? wrapped;
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
    original: wrapped === null ? (returned?.text ?? split.original) : belowReport(wrapped),
    hasOriginalPart: returned?.hasPart ?? false,
    deliveryStatus,
    feedbackReport,
    disposition: partText(mail, ['message/disposition-notification', 'message/global-disposition-notification']),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The beginning of a visible text, without lines that its writer cites: what others said is never a wish of the writer. The blank at the end lets a phrase end with the text. */
export function foldSaid(visible: string): Folded {
  const own = visible.includes('>') ? visible.split('\n').filter((line) => !/^\s{0,3}>/.test(line)).join('\n') : visible;
  // Twice as much as is kept is mostly enough; where many blanks shrink it, all of it is folded.
  const first = foldText(own, 2 * MAX_SAID);
  const folded = first.length < MAX_SAID && own.length > 2 * MAX_SAID ? foldText(own) : first;
  return { text: `${folded.slice(0, MAX_SAID)} ` };
}
