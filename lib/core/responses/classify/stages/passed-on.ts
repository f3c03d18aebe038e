/**
 * Decides whether a message that bears a machine's marks is a person's reply which a rule of a
 * mailbox passed on.
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
import { quotesSomething } from '../../reply-text/visible-reply.ts';
import { answersSomething } from './bystander.ts';
import { findSign, signsByName } from './header-signs.ts';
import { readIntent } from './human-reply.ts';
import { isEncrypted } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { saysAutomatic } from '../subject/subject-signs.ts';

const PASSED_ON = signsByName(PASSED_ON_HEADERS);
const PASSING = signsByName(PASSING_HEADERS);
const AWAY = phrases(AWAY_SENTENCES);
const RECEIPT = phrases(RECEIPT_SENTENCES);
const PROMISE = phrases(PROMISE_SENTENCES);
const LOCAL_PARTS: readonly string[] = [...DAEMON_LOCAL_PARTS, ...ROBOT_LOCAL_PARTS];
/** Greeting and reason come first. */
const OPENING = 1_200;
/**
 * What only people answer: a responder's text may name a colleague, ask a question, or speak of
 * later.
 */
const HUMAN: ReadonlySet<Intent> = new Set<Intent>(['interested', 'not_interested', 'angry']);

/**
 * Rules mark what they pass on as they mark what they write themselves, so that the marks decide
 * nothing. What does: a thread or our own
 * subject, "Re:" before the subject and nothing that a responder puts there, and words that are
 * neither an absence nor a receipt.
 */
export function isPassedOnReply(view: MailView): boolean {
  const { subject, mail } = view;
  if (findSign(mail, PASSED_ON) === undefined || isRobot(mail) || saysAutomatic(view)) return false;
  // Whatever language it is in: what stands before our subject and is no "Re:" was put there by a
  // responder.
  if (subject.holdsOurs && /\p{L}/u.test(subject.leading)) return false;
  const quotes = quotesSomething(view.text);
  if (!(subject.isReply || subject.isForward || (subject.holdsOurs && quotes))) return false;
  if (!answersSomething(view) && !(quotes && (subject.isReply || subject.holdsOurs))) return false;
  if (view.visible === '') return isEncrypted(mail);
  if (says(view, RECEIPT)) return false;
  if (says(view, AWAY)) return quotes && HUMAN.has(readIntent(view.visible, view.said).intent);
  // Without a sign of who passed it on, and without what it answers, a ticket system's words look
  // much the same.
  return quotes || findSign(mail, PASSING) !== undefined || !says(view, PROMISE);
}

/**
 * Whether a rule of a mailbox of ours passed on what another person wrote to it: the sender is ours
 * then, and the copied header names the other.
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

function says(view: MailView, sought: Phrases): boolean {
  return includesAny(view.said, sought, OPENING);
}

function isRobot(mail: ParsedMail): boolean {
  const [local] = (mail.from?.address ?? '').toLowerCase().split('@');
  const name = (mail.from?.name ?? '').toLowerCase();
  return (
    LOCAL_PARTS.some((part) => local?.startsWith(part)) ||
    DAEMON_NAMES.some((phrase) => name.includes(phrase))
  );
}
