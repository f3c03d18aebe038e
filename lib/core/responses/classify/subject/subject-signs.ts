/**
 * Decides what a subject gives away of a message, and which of our own subjects would give that
 * impression.
 */
import {
  AUTO_SUBJECTS,
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
const UNSUBSCRIBES: ReadonlySet<string> = new Set(UNSUBSCRIBE_WORDS);

/** Whether a responder says in the subject that somebody is away. */
export function titledAway(subject: Subject): boolean {
  return isTitled(subject, AWAY_TITLES);
}

/** Whether a machine says in the subject that it answers. */
export function titledAuto(subject: Subject): boolean {
  return isTitled(subject, AUTO_TITLES);
}

export function saysAutomatic({ subject }: MailView): boolean {
  return titledAway(subject) || titledAuto(subject);
}

/** Whether a mail system says in the subject that it could not deliver. */
export function titledBounce({ leading, whole, isForward }: Subject): boolean {
  // A person who passes a bounce on writes "Fwd:" before it.
  return (!isForward && startOf(leading, BOUNCE_TITLES) !== null) || endsInVerdict(whole);
}

/** What is left of a subject when nothing else than a wish to get no more mail is in it. */
export function isUnsubscribeWord(text: string): boolean {
  return UNSUBSCRIBES.has(trimEnd(foldText(text).replace(/^["'*\s]+/, ''), `"'*.!, `));
}

/**
 * Before our subject or behind it, or in brackets alone: "[Out of office] Re: ...". A list's name
 * in brackets says more than that.
 */
function isTitled({ leading, trailing, marks }: Subject, titles: Starts<string>): boolean {
  return (
    startOf(leading, titles) !== null ||
    startOf(trailing, titles) !== null ||
    marks.some((mark) => startOf(mark, titles) === mark)
  );
}

function startOf(text: string, titles: Starts<string>): string | null {
  return sharing(titles, text).find((start) => text.startsWith(start)) ?? null;
}

function endsInVerdict(subject: string): boolean {
  const text = subject.endsWith(')') ? subject.slice(0, -1) : subject;
  return VERDICT_ENDINGS.some(
    (ending) => text.endsWith(ending) && /[:(-] ?$/.test(text.slice(0, -ending.length)),
  );
}

/** `as`: what a message with this subject would be taken for. */
export type SubjectSign = {
  as: 'absence' | 'auto_reply' | 'bounce' | 'delay' | 'unsubscribe' | 'challenge';
  words: string;
};

/**
 * What a subject that we mean to send says to programs that read subjects, ours and others; null
 * when nothing.
 */
export function findSubjectSign(text: string): SubjectSign | null {
  const subject = readSubject(text, []);
  // In a thread of our own making, "Re: Out of office ..." reads the same to programs that ignore
  // "Re:".
  const said = subject.isReply ? readSubject(text.slice(text.search(/[:：]/) + 1), []) : subject;
  const away = startOf(said.leading, AWAY_TITLES);
  if (away !== null) return { as: 'absence', words: away };
  const auto = startOf(said.leading, AUTO_TITLES);
  if (auto !== null) return { as: 'auto_reply', words: auto };
  const bounce = startOf(said.leading, BOUNCE_TITLES);
  if (bounce !== null) return { as: 'bounce', words: bounce };
  if (endsInVerdict(said.whole))
    return {
      as: 'bounce',
      words: VERDICT_ENDINGS.find((ending) => said.whole.includes(ending)) ?? '',
    };
  if (isUnsubscribeWord(said.leading)) return { as: 'unsubscribe', words: said.leading };
  const delay = DELAY_SUBJECTS.find((phrase) => said.whole.includes(phrase));
  if (delay !== undefined) return { as: 'delay', words: delay };
  const challenge = CHALLENGE_SENTENCES.find((phrase) => said.whole.includes(phrase));
  return challenge === undefined ? null : { as: 'challenge', words: challenge };
}
