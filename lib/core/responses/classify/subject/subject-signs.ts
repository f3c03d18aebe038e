/**
 * Decides what a subject reveals about a message, and which of our own subjects would give a wrong
 * impression.
 */
import {
  AUTO_ENDINGS,
  AUTO_SUBJECTS,
  AWAY_CLAUSES,
  AWAY_SUBJECTS,
} from '../../../../../data/classify/auto-replies/auto-subjects.ts';
import { CHALLENGE_SENTENCES } from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import {
  BOUNCE_SUBJECTS,
  DELAY_SUBJECTS,
  VERDICT_ENDINGS,
} from '../../../../../data/classify/notices.ts';
import { UNSUBSCRIBE_WORDS } from '../../../../../data/classify/unsubscribe/unsubscribe-words.ts';
import { foldText } from '../../../text/phrase-matcher.ts';
import { sharing, startsBy, type Starts } from '../../../text/prefix-index.ts';
import { trimEnd } from '../../reply-text/trim-end.ts';
import type { MailView } from '../mail-view.ts';
import { readSubject, type Subject } from './read-subject.ts';

const AWAY_TITLES = startsBy(AWAY_SUBJECTS, (start) => start);
const AUTO_TITLES = startsBy(AUTO_SUBJECTS, (start) => start);
const BOUNCE_TITLES = startsBy(BOUNCE_SUBJECTS, (start) => start);
/** "Ticket 4711: ", "#4711 - ", "[4711] ": numbers of ticket systems before the words of a machine. */
const NUMBER =
  /^(?:\p{L}{2,14}[ .:-]{0,2})?(?:(?:id|nr|no)[.: ]{0,2})?[#№]?[a-z]{0,6}[-#]?\d{2,14}\]?[ :|–—-]{1,4}/u;
/** The longest subject of a name and a clause: "Bea Bly is out of the office". */
const CLAUSE = 120;
const UNSUBSCRIBES: ReadonlySet<string> = new Set(UNSUBSCRIBE_WORDS);

/** Whether the subject says that the sender is away. */
export function titledAway(subject: Subject): boolean {
  return (
    isTitled(subject, AWAY_TITLES) ||
    isAwayClause(subject.leading) ||
    [subject.leading, ...subject.marks].includes('ooo')
  );
}

/** Whether the subject says that it is an automatic reply. */
export function titledAuto(subject: Subject): boolean {
  return isTitled(subject, AUTO_TITLES) || endsInAuto(subject.whole);
}

export function saysAutomatic({ subject }: MailView): boolean {
  return titledAway(subject) || titledAuto(subject);
}

/** Whether the subject says that a message could not be delivered. */
export function titledBounce({ leading, whole, isForward }: Subject): boolean {
  // A person who forwards a bounce writes "Fwd:" before it.
  return (!isForward && startOf(leading, BOUNCE_TITLES) !== null) || endsInVerdict(whole);
}

/** Whether the text is an unsubscribe request and nothing else. */
export function isUnsubscribeWord(text: string): boolean {
  return UNSUBSCRIBES.has(trimEnd(foldText(text).replace(/^["'*\s]+/, ''), `"'*.!, `));
}

/** "Bea Bly is out of the office", and no question. */
function isAwayClause(leading: string): boolean {
  return (
    leading !== '' &&
    leading.length <= CLAUSE &&
    AWAY_CLAUSES.some((clause) => leading.indexOf(clause) > 1) &&
    !leading.includes('?')
  );
}

/**
 * Before or after our subject, or alone in brackets: "[Out of office] Re: ...". A list's name in
 * brackets has more words.
 */
function isTitled({ leading, trailing, marks }: Subject, titles: Starts<string>): boolean {
  return (
    startOf(leading, titles) !== null ||
    (/\d\d/.test(leading) && startOf(leading.replace(NUMBER, ''), titles) !== null) ||
    startOf(trailing, titles) !== null ||
    marks.some((mark) => startOf(mark, titles) === mark)
  );
}

function startOf(text: string, titles: Starts<string>): string | null {
  return sharing(titles, text).find((start) => text.startsWith(start)) ?? null;
}

function endsInVerdict(subject: string): boolean {
  return endsIn(subject, VERDICT_ENDINGS, /[:([–—-] ?$/);
}

/** In brackets or after a dash, as a mark of the responder. Most subjects have neither. */
function endsInAuto(subject: string): boolean {
  return /[([–—-]/.test(subject) && endsIn(subject, AUTO_ENDINGS, /[([–—-] ?$/);
}

function endsIn(subject: string, endings: readonly string[], before: RegExp): boolean {
  const text = /[)\]]$/.test(subject) ? subject.slice(0, -1) : subject;
  return endings.some(
    (ending) => text.endsWith(ending) && before.test(text.slice(0, -ending.length)),
  );
}

/** `as`: what a message with this subject would be taken for. */
export type SubjectSign = {
  as: 'absence' | 'auto_reply' | 'bounce' | 'delay' | 'unsubscribe' | 'challenge';
  words: string;
};

/** What mail programs would read into a subject that we plan to send; null for nothing. */
export function findSubjectSign(text: string): SubjectSign | null {
  const subject = readSubject(text, []);
  // For programs that ignore "Re:", "Re: Out of office ..." reads the same.
  const read = subject.isReply ? readSubject(text.slice(text.search(/[:：]/) + 1), []) : subject;
  const away = startOf(read.leading, AWAY_TITLES);
  if (away !== null) return { as: 'absence', words: away };
  const auto = startOf(read.leading, AUTO_TITLES);
  if (auto !== null) return { as: 'auto_reply', words: auto };
  const bounce = startOf(read.leading, BOUNCE_TITLES);
  if (bounce !== null) return { as: 'bounce', words: bounce };
  if (endsInVerdict(read.whole))
    return {
      as: 'bounce',
      words: VERDICT_ENDINGS.find((ending) => read.whole.includes(ending)) ?? '',
    };
  if (isUnsubscribeWord(read.leading)) return { as: 'unsubscribe', words: read.leading };
  const delay = DELAY_SUBJECTS.find((phrase) => read.whole.includes(phrase));
  if (delay !== undefined) return { as: 'delay', words: delay };
  const challenge = CHALLENGE_SENTENCES.find((phrase) => read.whole.includes(phrase));
  return challenge === undefined ? null : { as: 'challenge', words: challenge };
}
