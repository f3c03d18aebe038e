/** Decides what of a parsed mail the stages look at: the notice a person would read, what its writer typed, and the original it carries. */
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { PASSED_ON_HEADERS } from '../../../../data/classify/auto-replies/passed-on-headers.ts';
import { belowCopiedHeader, copiedSender } from '../reply-text/quote-start.ts';
import { visibleReply } from '../reply-text/visible-reply.ts';
import { fold, foldText, type Folded } from '../../text/phrase-matcher.ts';
import { findSign, signsByName } from './stages/header-signs.ts';
import { cutPart, hasText, isOriginal, partText } from './mail-parts.ts';
import { ownSubjectCutter } from './subject/own-subject.ts';
import { readSubject, type Subject } from './subject/read-subject.ts';
import { belowReport, findReturned } from './returned-mail.ts';
import { splitOriginal } from './split-original.ts';

/** A notice says what it is in its first characters; further down stand advice in other languages, transcripts and disclaimers. */
const OPENING = 2_500;
const MAX_FOLDED = 8_192;
/** What people want they say at once; further down a text is about something else. */
const MAX_SAID = 1_500;

const PASSED_ON = signsByName(PASSED_ON_HEADERS);

/** Characters of a returned header in which its subject is sought. */
const MAX_HEADER = 16_384;
const RETURNED_SUBJECT =
  /^[ \t>]{0,4}[sS](?:ubject|UBJECT) ?:([^\n]{0,400}(?:\n[ \t][^\n]{0,400}){0,3})/m;

export type MailView = {
  mail: ParsedMail;
  /** Whose words its subject holds. Rules ask this, never `mail.subject`. */
  subject: Subject;
  /** All its text parts, for what people write: they quote below, above and between. */
  text: string;
  /** What its writer typed: `text` without quotes and signature. `''` in reports, where nobody did. */
  visible: string;
  /** A text of this message without the subjects of ours that it cites: they are no sign of anything. */
  withoutOurs(text: string): string;
  /** The beginning of `visible`, for rules about phrases: without what it cites, and with a blank at the end, so that a phrase may end with the text. */
  said: Folded;
  /** The message's own words: its text parts, without the message it returns and without our subject. */
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

/**
 * Reads a message once, so that no stage scans its parts again; what only some stages ask for is read when the first one does.
 * `ownSubjects`: what we wrote to this person.
 */
export function viewMail(mail: ParsedMail, ownSubjects: readonly string[] = []): MailView {
  const texts = mail.parts.filter((part) => part.contentType === 'text/plain' && hasText(part));
  const readable =
    texts.length > 0
      ? texts
      : mail.parts.filter(
          (part) => part.contentType.startsWith('text/') && !isOriginal(part) && hasText(part),
        );
  const whole = readable.slice(0, 4).map(cutPart).join('\n\n');
  const split = splitOriginal(whole);
  const returned = findReturned(mail);
  const ownReport =
    partText(mail, ['message/delivery-status', 'message/global-delivery-status']) ??
    split.deliveryStatus;
  // A gateway that reports itself says more of its failure than what it wraps.
  const wrapped = ownReport === null ? (returned?.wrapped ?? null) : null;
  const deliveryStatus = ownReport ?? wrapped;
  const feedbackReport = partText(mail, ['message/feedback-report']);
  const original = wrapped === null ? (returned?.text ?? split.original) : belowReport(wrapped);
  const own = [...ownSubjects, ...returnedSubject(original, mail)];
  const withoutOurs = ownSubjectCutter(own);
  const notice = once(() => withoutOurs(split.notice));
  const subject = once(() => readSubject(mail.subject, own));
  const visible = once(() =>
    deliveryStatus === null && feedbackReport === null ? typed(mail, whole) : '',
  );
  const said = once(() => foldSaid(withoutOurs(visible())));
  const opening = once(() => fold(notice(), OPENING));
  const folded = once(() => fold(notice(), MAX_FOLDED));
  return {
    mail,
    get subject() {
      return subject();
    },
    text: whole,
    get visible() {
      return visible();
    },
    withoutOurs,
    get said() {
      return said();
    },
    get notice() {
      return notice();
    },
    get opening() {
      return opening();
    },
    get folded() {
      return folded();
    },
    original,
    hasOriginalPart: returned?.hasPart ?? false,
    deliveryStatus,
    feedbackReport,
    disposition: partText(mail, [
      'message/disposition-notification',
      'message/global-disposition-notification',
    ]),
  };
}

/** What a rule passed on stands below a header that the rule copied; below one that names a receiver of this message stands what that one wrote. */
function typed(mail: ParsedMail, text: string): string {
  const visible = visibleReply(text);
  if (visible !== '' || findSign(mail, PASSED_ON) === undefined) return visible;
  const sender = copiedSender(text);
  const isTheirs =
    sender !== null &&
    ![...mail.to, ...mail.cc].some((address) => address.toLowerCase() === sender);
  return isTheirs ? visibleReply(belowCopiedHeader(text)) : '';
}

/** What it returns, or quotes with its header, tells our subject where nobody else does. A report about a report has the same subject as that one. */
function returnedSubject(original: string, mail: ParsedMail): string[] {
  const found = original === '' ? null : RETURNED_SUBJECT.exec(original.slice(0, MAX_HEADER));
  const subject = (found?.[1] ?? '').replace(/\s+/g, ' ').trim();
  // What is encoded cannot be compared.
  if (subject === '' || subject.includes('=?')) return [];
  const isSame = foldText(subject) === foldText(mail.subject);
  return isSame && mail.inReplyTo.length === 0 ? [] : [subject];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The beginning of a visible text, without lines that its writer cites: what others said is never a wish of the writer. The blank at the end lets a phrase end with the text. */
export function foldSaid(visible: string): Folded {
  const own = visible.includes('>')
    ? visible
        .split('\n')
        .filter((line) => !/^\s{0,3}>/.test(line))
        .join('\n')
    : visible;
  // Twice as much as is kept is mostly enough; where many blanks shrink it, all of it is folded.
  const first = foldText(own, 2 * MAX_SAID);
  const folded = first.length < MAX_SAID && own.length > 2 * MAX_SAID ? foldText(own) : first;
  return { text: `${folded.slice(0, MAX_SAID)} ` };
}
