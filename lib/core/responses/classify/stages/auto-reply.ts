/**
 * Stage: automatic replies (RFC 3834), by header, then by subject, then by two kinds of sentences
 * together.
 */
import {
  AUTO_HEADERS,
  WEAK_AUTO_HEADERS,
} from '../../../../../data/classify/auto-replies/auto-headers.ts';
import {
  AWAY_SENTENCES,
  LEFT_SENTENCES,
  MOVED_SENTENCES,
  PROMISE_SENTENCES,
  RECEIPT_SENTENCES,
} from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import { PASSED_ON_HEADERS } from '../../../../../data/classify/auto-replies/passed-on-headers.ts';
import type { Classification } from '../../../../domain/responses/response.ts';
import { findReturnDate } from '../../absence/return-date.ts';
import { writerOffset } from '../../absence/writer-zone.ts';
import { findContact } from '../contact.ts';
import { goesToMany } from './bystander.ts';
import { hasNullPath } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { findSign, signsByName } from './header-signs.ts';
import { isPassedOnReply } from './passed-on.ts';
import { titledAuto, titledAway } from '../subject/subject-signs.ts';
import { includesAny, phrases, type Phrases } from '../../../text/phrase-matcher.ts';
import { toClassification } from '../verdict.ts';

/** Greeting and reason come first; signatures and disclaimers follow. */
const OPENING = 1_200;

const STRONG = signsByName(AUTO_HEADERS);
const PASSED_ON = signsByName(PASSED_ON_HEADERS);
const WEAK = signsByName(WEAK_AUTO_HEADERS);
const AWAY = phrases(AWAY_SENTENCES, 'open');
const LEFT = phrases(LEFT_SENTENCES, 'open');
const MOVED = phrases(MOVED_SENTENCES, 'open');
const RECEIPT = phrases(RECEIPT_SENTENCES, 'open');
const PROMISE = phrases(PROMISE_SENTENCES, 'open');

export function readAutoReply(view: MailView): Classification | null {
  const sign = findSignOf(view);
  if (sign === null) return null;
  const text = view.visible;
  const shared = {
    rule: sign.rule,
    confidence: sign.confidence,
    contact: findContact(view.mail, text),
    visibleText: text === '' ? null : text,
  };
  if (mentions(view, LEFT))
    return toClassification({ ...shared, kind: 'auto_reply', intent: 'left_company' });
  if (mentions(view, MOVED))
    return toClassification({ ...shared, kind: 'auto_reply', intent: 'wrong_person' });
  const { leading, trailing } = view.subject;
  const returnsAt = findReturnDate(
    `${leading} ${trailing}\n${view.withoutOwnSubjects(text)}`,
    view.mail.date,
    writerOffset(view.mail),
  );
  const isAway = titledAway(view.subject) || mentions(view, AWAY);
  // An automatic reply that names a day of return means an absence, even in words that no list has.
  if (isAway || (returnsAt !== null && !mentions(view, PROMISE)))
    return toClassification({ ...shared, kind: 'out_of_office', returnsAt });
  return toClassification({ ...shared, contact: null, kind: 'auto_reply' });
}

type Sign = { rule: string; confidence: number };

function mentions(view: MailView, sought: Phrases): boolean {
  return includesAny(view.visibleOpening, sought, OPENING);
}

function findSignOf(view: MailView): Sign | null {
  const strong = findSign(view.mail, STRONG);
  if (strong !== undefined) return { rule: `header.${strong.rule}`, confidence: 0.98 };
  if (isPassedOnReply(view)) return null;
  const marked = findSign(view.mail, PASSED_ON);
  if (marked !== undefined) return { rule: `header.${marked.rule}`, confidence: 0.98 };
  // A person who forwards an automatic reply is not automatic.
  if (!view.subject.isForward && titledAuto(view.subject))
    return { rule: 'subject.auto', confidence: 0.95 };
  if (!view.subject.isForward && titledAway(view.subject))
    return { rule: 'subject.away', confidence: 0.9 };
  return goesToMany(view) ? null : findWords(view);
}

/** Signs in the text alone, or together with a header that proves nothing by itself. */
function findWords(view: MailView): Sign | null {
  const away = mentions(view, AWAY) || mentions(view, LEFT);
  const receipt = mentions(view, RECEIPT);
  const weak = findSign(view.mail, WEAK);
  if (weak !== undefined && (away || receipt || hasNullPath(view.mail)))
    return { rule: `header.${weak.rule}`, confidence: 0.9 };
  // RFC 3834 4: automatic responses have an empty reverse path; messages of people never do.
  if (hasNullPath(view.mail) && (away || receipt))
    return { rule: 'header.null-path', confidence: 0.9 };
  if (away && receipt) return { rule: 'text.away', confidence: 0.8 };
  return null;
}
