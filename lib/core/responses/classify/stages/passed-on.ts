/**
 * Decides whether a message with a machine's marks is a person's reply that a mailbox rule
 * forwarded.
 */
import {
  AWAY_SENTENCES,
  PROMISE_SENTENCES,
  RECEIPT_SENTENCES,
} from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import {
  PASSED_ON_HEADERS,
  PASSING_HEADERS,
} from '../../../../../data/classify/auto-replies/passed-on-headers.ts';
import {
  DAEMON_LOCAL_PARTS,
  DAEMON_NAMES,
  ROBOT_LOCAL_PARTS,
} from '../../../../../data/classify/notices.ts';
import type { Intent, ParsedMail } from '../../../../domain/responses/response.ts';
import { includesAny, phrases, type Phrases } from '../../../text/phrase-matcher.ts';
import { copiedSender } from '../../reply-text/quote-start.ts';
import { quotesMessage } from '../../reply-text/reply-mark.ts';
import { findSign, signsByName } from './header-signs.ts';
import { readIntent } from './human-reply.ts';
import { answersSomething, isEncrypted } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { personSigns } from '../signs/person-signs.ts';
import { saysAutomatic } from '../subject/subject-signs.ts';

const PASSED_ON = signsByName(PASSED_ON_HEADERS);
const PASSING = signsByName(PASSING_HEADERS);
const AWAY = phrases(AWAY_SENTENCES, 'open');
const RECEIPT = phrases(RECEIPT_SENTENCES, 'open');
const PROMISE = phrases(PROMISE_SENTENCES, 'open');
const LOCAL_PARTS: readonly string[] = [...DAEMON_LOCAL_PARTS, ...ROBOT_LOCAL_PARTS];
/** Greeting and reason come first. */
const OPENING = 1_200;
/**
 * Intents of people only: an automatic reply may name a colleague, ask a question, or mention a
 * later time.
 */
const HUMAN: ReadonlySet<Intent> = new Set<Intent>(['interested', 'not_interested', 'angry']);

/**
 * Mailbox rules mark forwarded replies like their own automatic ones, so the marks decide nothing.
 * What decides: a thread or our own subject, "Re:" before the subject without an automatic
 * addition, and words that are neither an absence nor a receipt.
 */
export function isPassedOnReply(view: MailView): boolean {
  const { subject, mail } = view;
  if (findSign(mail, PASSED_ON) === undefined || isRobot(mail) || saysAutomatic(view)) return false;
  // Words before our subject that are not "Re:" come from an automatic reply, in any language.
  if (subject.hasOwnSubject && /\p{L}/u.test(subject.leading)) return false;
  const quotes = quotesMessage(view.text);
  if (!(subject.isReply || subject.isForward || (subject.hasOwnSubject && quotes))) return false;
  if (!answersSomething(view) && !(quotes && (subject.isReply || subject.hasOwnSubject)))
    return false;
  if (view.visible === '') return isEncrypted(mail);
  if (mentions(view, RECEIPT) && personSigns(view).others === 0) return false;
  if (mentions(view, AWAY))
    return (
      quotes &&
      (HUMAN.has(readIntent(view.visible, view.visibleOpening).intent) ||
        personSigns(view).others > 0)
    );
  // Without a sign of the forwarding and without a quote, the reply of a ticket system looks the
  // same.
  return quotes || findSign(mail, PASSING) !== undefined || !mentions(view, PROMISE);
}

/**
 * Whether a rule of one of our mailboxes forwarded a message that another person wrote: then the
 * sender is ours, and the copied header names that person.
 */
export function bringsAnother(view: MailView, own: ReadonlySet<string>): boolean {
  if (
    !own.has(view.mail.from?.address.toLowerCase() ?? '') ||
    findSign(view.mail, PASSED_ON) === undefined
  )
    return false;
  const sender = copiedSender(view.text);
  return sender !== null && !own.has(sender);
}

function mentions(view: MailView, sought: Phrases): boolean {
  return includesAny(view.visibleOpening, sought, OPENING);
}

function isRobot(mail: ParsedMail): boolean {
  const [local] = (mail.from?.address ?? '').toLowerCase().split('@');
  const name = (mail.from?.name ?? '').toLowerCase();
  return (
    LOCAL_PARTS.some((part) => local?.startsWith(part)) ||
    DAEMON_NAMES.some((phrase) => name.includes(phrase))
  );
}
