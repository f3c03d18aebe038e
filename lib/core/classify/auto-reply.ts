/** Stage: answers that a machine wrote (RFC 3834): by header first, then by subject, then by two kinds of sentences at once. */
import { AUTO_HEADERS, AUTO_SUBJECTS, AWAY_SENTENCES, AWAY_SUBJECTS, LEFT_SENTENCES, MOVED_SENTENCES, PROMISE_SENTENCES, RECEIPT_SENTENCES, WEAK_AUTO_HEADERS, type HeaderSign } from '../../../data/classify/auto-reply-phrases.ts';
import type { Classification } from '../../domain/response.ts';
import { findReturnDate } from '../return-date.ts';
import { findContact } from './contact.ts';
import { goesToMany } from './bystander.ts';
import { hasNullPath } from './mail-parts.ts';
import type { MailView } from './mail-view.ts';
import { foldText, includesAny, phrases, type Phrases } from '../phrases.ts';
import { startsBy, startsWithAny } from '../starts.ts';
import { toClassification } from './verdict.ts';

/** Greeting and reason come first; signatures and disclaimers below them are other people's words. */
const OPENING = 1_200;

const STRONG = signsByName(AUTO_HEADERS);
const WEAK = signsByName(WEAK_AUTO_HEADERS);
const AWAY = phrases(AWAY_SENTENCES);
const LEFT = phrases(LEFT_SENTENCES);
const MOVED = phrases(MOVED_SENTENCES);
const RECEIPT = phrases(RECEIPT_SENTENCES);
const PROMISE = phrases(PROMISE_SENTENCES);
const AWAY_TITLES = startsBy(AWAY_SUBJECTS, (start) => start);
const AUTO_TITLES = startsBy(AUTO_SUBJECTS, (start) => start);

export function readAutoReply(view: MailView): Classification | null {
  const subject = withoutReplyPrefix(foldText(view.mail.subject));
  const sign = findMark(view, subject) ?? (goesToMany(view) ? null : findWords(view));
  if (sign === null) return null;
  const text = view.visible;
  const shared = { rule: sign.rule, confidence: sign.confidence, contact: findContact(view.mail, text), visibleText: text === '' ? null : text };
  if (says(view, LEFT)) return toClassification({ ...shared, kind: 'auto_reply', intent: 'left_company' });
  if (says(view, MOVED)) return toClassification({ ...shared, kind: 'auto_reply', intent: 'wrong_person' });
  const returnsAt = findReturnDate(`${view.mail.subject}\n${text}`, view.mail.date);
  const saysAway = startsWithAny(subject, AWAY_TITLES) || says(view, AWAY);
  // A machine that answers for somebody and names a day of return says that they are away, in words that no list holds.
  if (saysAway || (returnsAt !== null && !says(view, PROMISE))) return toClassification({ ...shared, kind: 'out_of_office', returnsAt });
  return toClassification({ ...shared, contact: null, kind: 'auto_reply' });
}

type Sign = { rule: string; confidence: number };

function says(view: MailView, sought: Phrases): boolean {
  return includesAny(view.said, sought, OPENING);
}

function findMark(view: MailView, subject: string): Sign | null {
  const strong = findSign(view, STRONG);
  if (strong !== undefined) return { rule: `header.${strong.rule}`, confidence: 0.98 };
  if (startsWithAny(subject, AUTO_TITLES)) return { rule: 'subject.auto', confidence: 0.95 };
  if (startsWithAny(subject, AWAY_TITLES)) return { rule: 'subject.away', confidence: 0.9 };
  return null;
}

/** What a text alone gives away, or with the help of a header that is no proof. */
function findWords(view: MailView): Sign | null {
  const away = says(view, AWAY) || says(view, LEFT);
  const receipt = says(view, RECEIPT);
  const weak = findSign(view, WEAK);
  if (weak !== undefined && (away || receipt || hasNullPath(view.mail))) return { rule: `header.${weak.rule}`, confidence: 0.9 };
  // RFC 3834 4: responses have an empty reverse path. People's mail never has.
  if (hasNullPath(view.mail) && (away || receipt)) return { rule: 'header.null-path', confidence: 0.9 };
  if (away && receipt) return { rule: 'text.away', confidence: 0.8 };
  return null;
}

type SignsByName = ReadonlyMap<string, readonly { sign: HeaderSign; rank: number }[]>;

function signsByName(signs: readonly HeaderSign[]): SignsByName {
  const byName = new Map<string, { sign: HeaderSign; rank: number }[]>();
  signs.forEach((sign, rank) => byName.set(sign.name, [...(byName.get(sign.name) ?? []), { sign, rank }]));
  return byName;
}

/** Of the signs that are set the one that stands first in the list. */
function findSign(view: MailView, signs: SignsByName): HeaderSign | undefined {
  let found: { sign: HeaderSign; rank: number } | undefined;
  for (const { name, value } of view.mail.headers) {
    for (const each of signs.get(name) ?? []) {
      if ((found === undefined || each.rank < found.rank) && isSet(value, each.sign)) found = each;
    }
  }
  return found?.sign;
}

function isSet(field: string, sign: HeaderSign): boolean {
  const value = foldText(field);
  if (sign.not !== undefined && value.startsWith(sign.not)) return false;
  return sign.value === undefined ? value !== '' : sign.value.some((part) => value.includes(part));
}

function withoutReplyPrefix(subject: string): string {
  return subject.replace(/^(?:(?:re|aw|sv|antw|rv|tr|odp|vs) ?: ?){1,5}/, '');
}
