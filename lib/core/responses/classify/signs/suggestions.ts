/**
 * Decides which sign suggests a machine, in the text, in the envelope, or in headers that prove
 * nothing by themselves; and how much of a person it takes to outweigh it.
 */
import { WEAK_AUTO_HEADERS } from '../../../../../data/classify/auto-replies/auto-headers.ts';
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
import { allIncluded, includesAny, phrases, type Phrases } from '../../../text/phrase-matcher.ts';
import { answersSomething, hasNullPath, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { findSign, signsByName } from '../stages/header-signs.ts';
import { saysItself } from './says-itself.ts';

/** Greeting and reason come first; signatures and disclaimers follow. */
const OPENING = 1_200;
/** The longest text of an answer that has no other sign than its precedence. */
const SHORT = 500;
/** Of newsletters. */
const SUBSCRIBED = /subscribe|https?:/i;

/** Exchange writes it on absences under titles of their own; under "Re:" it says nothing. */
const SUPPRESS = 'auto-response-suppress';

const WEAK = signsByName(WEAK_AUTO_HEADERS);
const AWAY = phrases(AWAY_SENTENCES, 'open');
const LEFT = phrases(LEFT_SENTENCES, 'open');
const RECEIPT = phrases(RECEIPT_SENTENCES, 'open');
const PREPARED = phrases(PREPARED_SENTENCES, 'open');
const SELF = phrases(SELF_SENTENCES, 'open');
const LOGGED = phrases(LOGGED_SENTENCES, 'open');
const SOON = phrases(SOON_SENTENCES, 'open');
/** No person reads what is sent there, and few write from there. */
const ROBOT =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|notifications?|auto-?reply|mail(?:er)?[._-]?daemon)\b/i;
/** "[#4711]", "ticket 4711", "case: AB-4711", "número do chamado: 4711". */
const NUMBERED =
  /(?:[#№]|(?<!\p{L})(?:ticket|case|request|reference|number|vorgang|nummer|ticketnummer|num[eé]ro|número|nº|n°|protocolo|chamado|numer|číslo|číslem|номер|номером|id|nr|no)(?: (?:id|number|no|nr|de|do|del|di|is|lautet|ist|est|es) ?)?[.:#№ ]{0,3})(?:[a-z]{1,12}[: #-]{0,2})?\d{3}/u;

/**
 * `yieldsTo`: this many signs of a person outweigh it. `quoteCounts`: whether a quote is one; ticket
 * systems quote what they confirm.
 */
export type Suggestion = {
  rule: string;
  confidence: number;
  yieldsTo: 1 | 2;
  quoteCounts: boolean;
};

/** The strongest one: a person who outweighs it outweighs the others. */
export function findSuggestion(view: MailView): Suggestion | null {
  const weak = findSign(view.mail, WEAK)?.rule;
  if (saysItself(view.visibleOpening, SELF)) return suggestion('text.self', 0.9, 2);
  const receipt = saysItself(view.visibleOpening, RECEIPT) || isLogged(view);
  const isNull = hasNullPath(view.mail);
  // In a thread, words of an absence count only beside another sign; the lists are the longest.
  const away =
    (isNull || receipt || weak !== undefined || !isThreaded(view)) &&
    (mentions(view, AWAY) || mentions(view, LEFT));
  // RFC 3834 4: automatic responses have an empty reverse path; messages of people never do.
  if (isNull)
    return suggestion(
      weak === undefined ? 'header.null-path' : `header.${weak}`,
      0.9,
      away || receipt ? 2 : 1,
    );
  if (receipt && (weak !== undefined || away))
    return suggestion(weak === undefined ? 'text.away' : `header.${weak}`, 0.85, 1, false);
  if (receipt && isAcknowledgement(view)) return suggestion('text.receipt', 0.75, 1, false);
  if (ROBOT.test(view.mail.from?.address ?? '')) return suggestion('sender.robot', 0.8, 1);
  if (away && weak !== undefined && !(weak === SUPPRESS && isThreaded(view)))
    return suggestion(`header.${weak}`, 0.85, 1);
  if (away && !isThreaded(view) && mentions(view, PREPARED))
    return suggestion('text.away', 0.75, 1);
  return weak === 'precedence-bulk' && isLoneAnswer(view)
    ? suggestion(`header.${weak}`, 0.6, 1)
    : null;
}

function suggestion(
  rule: string,
  confidence: number,
  yieldsTo: 1 | 2,
  quoteCounts = true,
): Suggestion {
  return { rule, confidence, yieldsTo, quoteCounts };
}

/** A receipt with a number, or, outside of a thread, with the promise of an answer. */
function isAcknowledgement(view: MailView): boolean {
  return isNumbered(view) || (!isThreaded(view) && mentions(view, SOON));
}

/**
 * One such phrase may be a person's; two, or one with a number outside of a thread, are a ticket
 * system's.
 */
function isLogged(view: MailView): boolean {
  const count = allIncluded(view.visibleOpening, LOGGED).length;
  return count > 1 || (count === 1 && !isThreaded(view) && isNumbered(view));
}

function isNumbered({ subject, visibleOpening }: MailView): boolean {
  return NUMBERED.test(subject.whole) || NUMBERED.test(visibleOpening.text.slice(0, OPENING));
}

function isThreaded(view: MailView): boolean {
  return view.subject.isReply && answersSomething(view);
}

/**
 * Old responders write `Precedence: bulk` and nothing else. What speaks of a subscription or has
 * links is a newsletter.
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
