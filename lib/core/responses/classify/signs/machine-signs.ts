/**
 * Decides whether a machine wrote a message. Few signs prove it; most only suggest it, and a
 * person's signs outweigh them.
 */
import {
  AUTO_HEADERS,
  WEAK_AUTO_HEADERS,
} from '../../../../../data/classify/auto-replies/auto-headers.ts';
import {
  AWAY_SENTENCES,
  LEFT_SENTENCES,
  RECEIPT_SENTENCES,
} from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import {
  LOGGED_SENTENCES,
  PREPARED_SENTENCES,
  SELF_SENTENCES,
  SOON_SENTENCES,
} from '../../../../../data/classify/auto-replies/machine-sentences.ts';
import { PASSED_ON_HEADERS } from '../../../../../data/classify/auto-replies/passed-on-headers.ts';
import { allIncluded, includesAny, phrases, type Phrases } from '../../../text/phrase-matcher.ts';
import { hasNullPath, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { answersSomething, goesToMany } from '../stages/bystander.ts';
import { findSign, signsByName } from '../stages/header-signs.ts';
import { isPassedOnReply } from '../stages/passed-on.ts';
import { readUnsubscribe } from '../stages/unsubscribe.ts';
import { titledAuto, titledAway } from '../subject/subject-signs.ts';
import { personSigns, type PersonSigns } from './person-signs.ts';
import { saysItself } from './says-itself.ts';

/** Greeting and reason come first; signatures and disclaimers follow. */
const OPENING = 1_200;
/** The longest text of an answer that has no other sign than its precedence. */
const SHORT = 500;
/** Of newsletters. */
const SUBSCRIBED = /subscribe|https?:/i;

const STRONG = signsByName(AUTO_HEADERS);
const PASSED_ON = signsByName(PASSED_ON_HEADERS);
const WEAK = signsByName(WEAK_AUTO_HEADERS);
const AWAY = phrases(AWAY_SENTENCES);
const LEFT = phrases(LEFT_SENTENCES);
const RECEIPT = phrases(RECEIPT_SENTENCES);
const PREPARED = phrases(PREPARED_SENTENCES);
const SELF = phrases(SELF_SENTENCES);
const LOGGED = phrases(LOGGED_SENTENCES);
const SOON = phrases(SOON_SENTENCES);
/** No person reads what is sent there, and few write from there. */
const ROBOT =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|notifications?|auto-?reply|mail(?:er)?[._-]?daemon)\b/i;
/** "[#4711]", "ticket 4711", "case: AB-4711". */
const NUMBERED =
  /(?:[#№]|(?<!\p{L})(?:ticket|case|request|vorgang|id|nr|no)[.:#№ ]{1,3})[a-z]{0,6}[-#]?\d{3}/u;

export type MachineSign = { rule: string; confidence: number };

export function findMachineSign(view: MailView): MachineSign | null {
  const strong = findSign(view.mail, STRONG);
  if (strong !== undefined) return sign(`header.${strong.rule}`, 0.98);
  if (isPassedOnReply(view)) return null;
  const marked = findSign(view.mail, PASSED_ON);
  if (marked !== undefined) return sign(`header.${marked.rule}`, 0.98);
  const titled = findTitle(view);
  if (titled !== null) return titled;
  if (goesToMany(view)) return null;
  const found = findSuggestion(view);
  // A request to write no more is never lost because of a sign that proves nothing.
  return found !== null && readUnsubscribe(view) !== null ? null : found;
}

function sign(rule: string, confidence: number): MachineSign {
  return { rule, confidence };
}

/** A person who forwards an automatic reply, or who answers under a subject like one, is none. */
function findTitle(view: MailView): MachineSign | null {
  if (view.subject.isForward) return null;
  const isAuto = titledAuto(view.subject);
  if (!isAuto && !titledAway(view.subject)) return null;
  const { quotes, others } = personSigns(view);
  if (quotes && others > 0) return null;
  return isAuto ? sign('subject.auto', 0.95) : sign('subject.away', 0.9);
}

/** Signs in the text, in the envelope and in headers that prove nothing by themselves. */
function findSuggestion(view: MailView): MachineSign | null {
  const words = {
    away: mentions(view, AWAY) || mentions(view, LEFT),
    receipt: saysItself(view.visibleOpening, RECEIPT) || isLogged(view),
  };
  const weak = findSign(view.mail, WEAK)?.rule;
  const nullPath = hasNullPath(view.mail);
  const self = saysItself(view.visibleOpening, SELF);
  const robot = ROBOT.test(view.mail.from?.address ?? '');
  if (!words.away && !words.receipt && !self && !robot && !nullPath && weak === undefined)
    return null;
  const person = personSigns(view);
  const signs = count(person);
  if (self && signs < 2) return sign('text.self', 0.9);
  // RFC 3834 4: automatic responses have an empty reverse path; messages of people never do.
  if (nullPath && signs < (words.away || words.receipt ? 2 : 1))
    return sign(weak === undefined ? 'header.null-path' : `header.${weak}`, 0.9);
  // Ticket systems quote what they confirm.
  if (person.others > 0) return null;
  if (words.receipt && (weak !== undefined || words.away))
    return sign(weak === undefined ? 'text.away' : `header.${weak}`, 0.85);
  if (words.receipt && isAcknowledgement(view)) return sign('text.receipt', 0.75);
  if (person.quotes) return null;
  if (robot) return sign('sender.robot', 0.8);
  if (words.away && weak !== undefined) return sign(`header.${weak}`, 0.85);
  if (words.away && mentions(view, PREPARED) && !isThreaded(view)) return sign('text.away', 0.75);
  return weak === 'precedence-bulk' && isLoneAnswer(view)
    ? sign('header.precedence-bulk', 0.6)
    : null;
}

function count({ quotes, others }: PersonSigns): number {
  return others + (quotes ? 1 : 0);
}

/** A receipt with a number, or, outside of a thread, with the promise of an answer. */
function isAcknowledgement(view: MailView): boolean {
  return isNumbered(view) || (mentions(view, SOON) && !isThreaded(view));
}

/** One such phrase may be a person's: two, or one with a number, are a ticket system's. */
function isLogged(view: MailView): boolean {
  const count = allIncluded(view.visibleOpening, LOGGED).length;
  return count > 1 || (count === 1 && isNumbered(view));
}

function isNumbered({ subject, visibleOpening }: MailView): boolean {
  return NUMBERED.test(subject.whole) || NUMBERED.test(visibleOpening.text.slice(0, OPENING));
}

function isThreaded(view: MailView): boolean {
  return view.subject.isReply && answersSomething(view);
}

/**
 * Old responders write `Precedence: bulk` and nothing else. What speaks of a subscription
 * or has links is a newsletter.
 */
function isLoneAnswer(view: MailView): boolean {
  return (
    !answersSomething(view) &&
    !view.subject.isReply &&
    header(view.mail, 'list-unsubscribe') === '' &&
    view.text.length < SHORT &&
    !SUBSCRIBED.test(view.text)
  );
}

function mentions(view: MailView, sought: Phrases): boolean {
  return includesAny(view.visibleOpening, sought, OPENING);
}
