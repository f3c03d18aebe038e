/**
 * Prepares a parsed message for the stages: its notice, the text its writer typed, and the original
 * it returns.
 */
import type { MailPart, ParsedMail } from '../../../domain/responses/response.ts';
import { PASSED_ON_HEADERS } from '../../../../data/classify/auto-replies/passed-on-headers.ts';
import { readAnswer, type CalendarAnswer } from '../calendar/read-answer.ts';
import { belowCopiedHeader, copiedSender } from '../reply-text/quote-start.ts';
import { belowReplyMark } from '../reply-text/reply-mark.ts';
import { visibleReply } from '../reply-text/visible-reply.ts';
import { fold, foldText, type Folded } from '../../text/phrase-matcher.ts';
import { findSign, signsByName } from './stages/header-signs.ts';
import {
  answersSomething,
  cutPart,
  hasText,
  isAttached,
  isOriginal,
  isWords,
  partText,
} from './mail-parts.ts';
import { ownSubjectCutter } from './subject/own-subject.ts';
import { readSubject, type Subject } from './subject/read-subject.ts';
import { belowReport, findReturned, isFromMachine } from './returned-mail.ts';
import { splitNested, splitOriginal, withoutPartHeaders } from './split-original.ts';

/**
 * A notice tells its kind in its first characters; advice in other languages, transcripts and
 * disclaimers come further down.
 */
const OPENING = 2_500;
const MAX_FOLDED = 8_192;
/** People say first what they want; further down the text has other topics. */
const MAX_SAID = 1_500;

/** RFC 3464, RFC 6533, and types that gateways write instead. */
const STATUS_PARTS: readonly string[] = [
  'message/delivery-status',
  'message/global-delivery-status',
  'text/delivery-status',
  'application/delivery-status',
  'message/delivery_status',
];
const FEEDBACK_PARTS: readonly string[] = ['message/feedback-report', 'text/feedback-report'];

const PASSED_ON = signsByName(PASSED_ON_HEADERS);

/** Characters of a returned header to search for its subject. */
const MAX_HEADER = 16_384;
const RETURNED_SUBJECT =
  /^[ \t>]{0,4}[sS](?:ubject|UBJECT) ?:([^\n]{0,400}(?:\n[ \t][^\n]{0,400}){0,3})/m;

export type MailView = {
  mail: ParsedMail;
  /** The subject by the origin of its words. Rules read this, never `mail.subject`. */
  subject: Subject;
  /** All text parts, for what people write: they quote below, above and in between. */
  text: string;
  /**
   * What its writer typed: `text` without quotes and signature. `''` in reports, which have no
   * writer.
   */
  visible: string;
  /** Removes our own subjects, which a message cites, from a text: they are no sign of anything. */
  withoutOwnSubjects(text: string): string;
  /**
   * The beginning of `visible`, folded, for rules about phrases. Without cited lines, and with a
   * space at the end, so that a phrase may end with the text.
   */
  visibleOpening: Folded;
  /**
   * The message's own words: its text parts, without the returned message and without our subjects.
   */
  notice: string;
  /** The beginning of `notice`, folded, for rules about phrases; `folded` is longer. */
  opening: Folded;
  folded: Folded;
  /**
   * The returned part of the message it is about: header fields and perhaps more; `''` when nothing
   * is returned.
   */
  original: string;
  /**
   * True when the original came as a part of its own (message/rfc822, text/rfc822-headers). People
   * send such parts only when they forward.
   */
  hasOriginalPart: boolean;
  /**
   * The answer or invitation of a calendar; `text` is then only what the person typed. Null: none.
   */
  calendarAnswer: CalendarAnswer | null;
  deliveryStatus: string | null;
  feedbackReport: string | null;
  disposition: string | null;
};

/**
 * Reads a message once, so that no stage scans its parts again. Values that only some stages need
 * are computed on first use. `ownSubjects`: the subjects that we sent to this prospect.
 */
export function viewMail(mail: ParsedMail, ownSubjects: readonly string[] = []): MailView {
  const texts = mail.parts.filter((part) => part.contentType === 'text/plain' && hasText(part));
  const readable =
    texts.length > 0
      ? texts
      : mail.parts.filter((part) => isWords(part) && !isOriginal(part) && hasText(part));
  const read = joinTexts(readable);
  const inline = readable.filter((part) => !isAttached(part));
  // An attached text is the message only if it has no other.
  const written =
    inline.length === 0 || inline.length === readable.length ? read : joinTexts(inline);
  const calendarAnswer = readAnswer(mail, written);
  const text = calendarAnswer?.comment ?? read;
  const split = splitOriginal(text);
  const returned = findReturned(mail);
  const statusPart = partText(mail, STATUS_PARTS);
  const ownReport = statusPart ?? split.deliveryStatus;
  // If a gateway wraps another report in its own, its own tells more about the failure.
  const wrapped = ownReport === null ? (returned?.wrapped ?? null) : null;
  const outer = wrapped === null ? (returned?.text ?? split.original) : belowReport(wrapped);
  // A report with fields of its own returns what failed, even when that is a report.
  const nested = statusPart !== null || outer === '' ? null : splitNested(outer);
  const passed = nested !== null && isFromMachine(mail) ? nested : null;
  const deliveryStatus = ownReport ?? wrapped ?? passed?.deliveryStatus ?? null;
  // A person who answers may quote the fields of a report.
  const feedbackReport =
    partText(mail, FEEDBACK_PARTS) ?? (answersSomething({ mail }) ? null : split.feedbackReport);
  const original = (nested?.original ?? '') || outer;
  const own = [...ownSubjects, ...returnedSubject(original, mail)];
  return new LazyView({
    mail,
    text,
    withoutOwnSubjects: ownSubjectCutter(own),
    original,
    calendarAnswer,
    hasOriginalPart: returned?.hasPart ?? false,
    deliveryStatus,
    feedbackReport,
    disposition: partText(mail, [
      'message/disposition-notification',
      'message/global-disposition-notification',
    ]),
    own,
    splitNotice: passed === null ? split.notice : `${split.notice}\n\n${passed.notice}`,
    written: calendarAnswer?.comment ?? written,
  });
}

type Read = Omit<MailView, LazyName> & {
  own: readonly string[];
  splitNotice: string;
  written: string;
};
type LazyName = 'subject' | 'visible' | 'visibleOpening' | 'notice' | 'opening' | 'folded';

/**
 * A class, because V8 keeps each object literal with getters until a full collection, and all that
 * its closures reach: with them, every message survived until then.
 */
class LazyView implements MailView {
  readonly mail: ParsedMail;
  readonly text: string;
  readonly withoutOwnSubjects: (text: string) => string;
  readonly original: string;
  readonly hasOriginalPart: boolean;
  readonly calendarAnswer: CalendarAnswer | null;
  readonly deliveryStatus: string | null;
  readonly feedbackReport: string | null;
  readonly disposition: string | null;
  readonly #own: readonly string[];
  readonly #splitNotice: string;
  readonly #written: string;
  #subject: Subject | null = null;
  #visible: string | null = null;
  #visibleOpening: Folded | null = null;
  #notice: string | null = null;
  #opening: Folded | null = null;
  #folded: Folded | null = null;

  constructor(read: Read) {
    this.mail = read.mail;
    this.text = read.text;
    this.withoutOwnSubjects = read.withoutOwnSubjects;
    this.original = read.original;
    this.hasOriginalPart = read.hasOriginalPart;
    this.calendarAnswer = read.calendarAnswer;
    this.deliveryStatus = read.deliveryStatus;
    this.feedbackReport = read.feedbackReport;
    this.disposition = read.disposition;
    this.#own = read.own;
    this.#splitNotice = read.splitNotice;
    this.#written = read.written;
  }

  get subject(): Subject {
    return (this.#subject ??= readSubject(this.mail.subject, this.#own));
  }

  get visible(): string {
    const isReport = this.deliveryStatus !== null || this.feedbackReport !== null;
    return (this.#visible ??= isReport ? '' : typed(this.mail, this.#written));
  }

  get visibleOpening(): Folded {
    return (this.#visibleOpening ??= foldVisible(this.withoutOwnSubjects(this.visible)));
  }

  get notice(): string {
    return (this.#notice ??= this.withoutOwnSubjects(withoutPartHeaders(this.#splitNotice)));
  }

  get opening(): Folded {
    return (this.#opening ??= fold(this.notice, OPENING));
  }

  get folded(): Folded {
    return (this.#folded ??= fold(this.notice, MAX_FOLDED));
  }
}

function joinTexts(parts: readonly MailPart[]): string {
  return parts.slice(0, 4).map(cutPart).join('\n\n');
}

/**
 * The text below a header that a mailbox rule copied is the sender's, unless the copied header
 * names a recipient of this message.
 */
function typed(mail: ParsedMail, text: string): string {
  const visible = visibleReply(text);
  const marked = visible === '' ? belowReplyMark(text) : null;
  if (marked !== null) return visibleReply(marked);
  if (visible !== '' || findSign(mail, PASSED_ON) === undefined) return visible;
  const sender = copiedSender(text);
  const isTheirs =
    sender !== null &&
    ![...mail.to, ...mail.cc].some((address) => address.toLowerCase() === sender);
  return isTheirs ? visibleReply(belowCopiedHeader(text)) : '';
}

/**
 * The subject of the returned or quoted header, which is ours. A report about a report has the same
 * subject as that one.
 */
function returnedSubject(original: string, mail: ParsedMail): string[] {
  const match = original === '' ? null : RETURNED_SUBJECT.exec(original.slice(0, MAX_HEADER));
  const subject = (match?.[1] ?? '').replace(/\s+/g, ' ').trim();
  // Encoded subjects cannot be compared.
  if (subject === '' || subject.includes('=?')) return [];
  const isSame = foldText(subject) === foldText(mail.subject);
  return isSame && mail.inReplyTo.length === 0 ? [] : [subject];
}

/**
 * The beginning of a visible text without the lines that its writer cites: they are not the
 * writer's wish. The space at the end lets a phrase end with the text.
 */
export function foldVisible(visible: string): Folded {
  const own = visible.includes('>')
    ? visible
        .split('\n')
        .filter((line) => !/^\s{0,3}>/.test(line))
        .join('\n')
    : visible;
  // Twice the kept length is usually enough; a text with many spaces shrinks more and is folded
  // whole.
  const first = foldText(own, 2 * MAX_SAID);
  const folded = first.length < MAX_SAID && own.length > 2 * MAX_SAID ? foldText(own) : first;
  return { text: `${folded.slice(0, MAX_SAID)} ` };
}
