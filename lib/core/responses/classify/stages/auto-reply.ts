/**
 * Stage: automatic replies (RFC 3834): who is away until when, who has left, and mere receipts.
 */
import {
  AWAY_SENTENCES,
  LEFT_SENTENCES,
  MOVED_SENTENCES,
  PROMISE_SENTENCES,
} from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import type { Classification } from '../../../../domain/responses/response.ts';
import { findReturnDate } from '../../absence/return-date.ts';
import { writerOffset } from '../../absence/writer-zone.ts';
import { findContact } from '../contact.ts';
import type { MailView } from '../mail-view.ts';
import { findMachineSign } from '../signs/machine-signs.ts';
import { titledAway } from '../subject/subject-signs.ts';
import { includesAny, phrases, type Phrases } from '../../../text/phrase-matcher.ts';
import { toClassification } from '../verdict.ts';
import { readUnsubscribe } from './unsubscribe.ts';

/** Greeting and reason come first; signatures and disclaimers follow. */
const OPENING = 1_200;

const AWAY = phrases(AWAY_SENTENCES, 'open');
const LEFT = phrases(LEFT_SENTENCES, 'open');
const MOVED = phrases(MOVED_SENTENCES, 'open');
const PROMISE = phrases(PROMISE_SENTENCES, 'open');

export function readAutoReply(view: MailView): Classification | null {
  const sign = findMachineSign(view);
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
  const request = readUnsubscribe(view);
  // A prepared text that asks to be left alone asks for it each time; a line with the mere word is
  // a link.
  if (request !== null && request.rule !== 'text.unsubscribe-word') return request;
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

function mentions(view: MailView, sought: Phrases): boolean {
  return includesAny(view.visibleOpening, sought, OPENING);
}
