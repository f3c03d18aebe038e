/**
 * Decides what a date means for the absence, by the words beside it in the same sentence: the day
 * of return, an end of the absence, or nothing.
 */
import {
  ARE_THEY,
  AWAY_WORDS,
  COLLEAGUES,
  FIRST_PERSON,
  FROM_WORDS,
  FROM_WORDS_AFTER,
  REPLY_WORDS,
  RETURN_WORDS,
} from '../../../../data/classify/dates/return-words.ts';
import { OTHER_MATTERS, WORKING_WORDS } from '../../../../data/classify/dates/other-matters.ts';
import {
  BEFORE_WORDS,
  INCLUSIVE_WORDS,
  NOT_WORDS,
  ON_AFTER,
  ON_WORDS,
  START_AFTER,
  START_WORDS,
  UNTIL_BESIDE,
  UNTIL_SUFFIXES,
  UNTIL_WORDS,
  UNTIL_WORDS_AFTER,
} from '../../../../data/classify/dates/until-words.ts';
import { foldDates } from './fold-dates.ts';
import type { Mention } from './mention.ts';
import { restOfSentence, sentenceStart } from './sentence.ts';
import { endsPair, endsSpan, joinsSpan } from './spans.ts';
import { isLetter, type SearchedText, wholeWords, wordStarts } from './word-search.ts';

/**
 * `return`: the day of being back. `until`: the same, by the rule of this project. `through` and
 * `range`: the last day away. `absence`: a day or week away that is named alone.
 */
export type Role = 'return' | 'until' | 'through' | 'range' | 'absence';

/** Words within this many characters before or after a date may be about it. */
const BEFORE = 48;
const AFTER = 32;
/** The same for the words that say what the sentence is about. */
const SUBJECT = 110;
const BESIDE = 20;

const RETURN = wordStarts(RETURN_WORDS);
const AWAY = wordStarts(AWAY_WORDS);
const OTHER = wordStarts(OTHER_MATTERS);
const WORKING = wordStarts(WORKING_WORDS);
const COLLEAGUE = wordStarts(COLLEAGUES);
const REPLY = wordStarts(REPLY_WORDS);
const FROM = wholeWords(FROM_WORDS);
const FROM_BEHIND = wordStarts(FROM_WORDS_AFTER);
const FIRST = wholeWords(FIRST_PERSON);
const THEY = wholeWords(ARE_THEY);
const INCLUSIVE = wordStarts(INCLUSIVE_WORDS);
const UNTIL = wholeWords(UNTIL_WORDS);
const NEAR_UNTIL = wholeWords(UNTIL_BESIDE);
const UNTIL_AFTER = wordStarts(UNTIL_WORDS_AFTER);
const EARLIER = wholeWords(BEFORE_WORDS);
const NOT = wholeWords(NOT_WORDS);
const ON = wholeWords(ON_WORDS);
const STARTING = START_AFTER.map(foldDates);
const START = wholeWords(START_WORDS);

const CLAUSE = /,| (?:and|und|et|y|e|en|og|och|i|a|и|și|si|ve) /;

/** Null: the date says nothing about the absence, or nothing that is known. */
export function roleOf(
  source: SearchedText,
  mention: Mention,
  { previous, next }: { previous: Mention | undefined; next: Mention | undefined },
): Role | null {
  const { text } = source;
  // The first day of a span is no end of anything.
  if (next !== undefined && joinsSpan(source, text.slice(mention.end, next.at))) return null;
  const start = sentenceStart(text, mention.at);
  if (isOtherMatter(source, mention, start)) return null;
  const from = Math.max(mention.at - BEFORE, previous?.end ?? 0, start);
  const before = text.slice(from, mention.at);
  // Words between two dates are about the second.
  const isAlone = next === undefined || next.at > mention.end + AFTER;
  const after = isAlone ? restOfSentence(text, mention.end, AFTER) : '';
  const beside = after.slice(0, BESIDE);
  const isNot = source.has(before, NOT);
  const untilAt = Math.max(
    source.last(before, UNTIL),
    nearUntil(source, before),
    isNot ? source.last(before, EARLIER) : -1,
  );
  const returnAt = source.last(before, RETURN);
  if (returnAt >= 0 && (untilAt <= returnAt || isNot)) return 'return';
  if (source.has(before, INCLUSIVE) || source.has(beside, INCLUSIVE)) return 'through';
  if (isSpanEnd(source, mention, previous, before))
    return mentionsWork(source, mention, start) ? null : 'range';
  const isUntil = untilAt >= 0 || source.has(beside, UNTIL_AFTER) || isSuffixed(text, mention);
  if (isUntil) return isLastOfPeriod(mention) ? 'through' : 'until';
  // "I am out today and back soon" names no day of return.
  const isToday = mention.kind === 'days' && mention.days === 0;
  if (source.has(isToday ? after.slice(0, 12) : ownClause(after, mention, next), RETURN))
    return 'return';
  if (isReplyFrom(source, mention, start)) return 'return';
  return isAbsence(source, mention, start) ? 'absence' : null;
}

function nearUntil(source: SearchedText, before: string): number {
  const from = Math.max(0, before.length - 14);
  const at = source.last(before.slice(from), NEAR_UNTIL);
  return at < 0 ? -1 : from + at;
}

/** "The week of 7 September and returning on the 14th": the word of return is of the next date. */
function ownClause(after: string, mention: Mention, next: Mention | undefined): string {
  const isFollowed = next !== undefined && next.at - mention.end < 2 * AFTER;
  return isFollowed ? (after.split(CLAUSE)[0] ?? '') : after;
}

/** Hungarian and Estonian: "14-ig", "péntekig", "végéig", "14. septembrini". */
function isSuffixed(text: string, { at, end }: Mention): boolean {
  return (
    /\p{L}(?:ig|ni)(?!\p{L})/u.test(text.slice(at, end)) ||
    UNTIL_SUFFIXES.some(
      (suffix) => text.startsWith(suffix, end) && !isLetter(text.charAt(end + suffix.length)),
    )
  );
}

function isSpanEnd(
  source: SearchedText,
  mention: Mention,
  previous: Mention | undefined,
  before: string,
): boolean {
  const { text } = source;
  // Relative days name a return; they seldom name the length of an absence.
  if (mention.kind === 'days' || mention.kind === 'next_week' || mention.kind === 'period')
    return false;
  return (
    mention.range === true ||
    (mention.kind !== 'weekday' && endsSpan(before)) ||
    (previous !== undefined &&
      (joinsSpan(source, text.slice(previous.end, mention.at)) ||
        endsPair(source, previous, mention)))
  );
}

/** "I work Monday to Thursday" is no absence. */
function mentionsWork(source: SearchedText, mention: Mention, start: number): boolean {
  const { text } = source;
  if (mention.kind !== 'weekday') return false;
  const sentence = text.slice(Math.max(start, mention.at - SUBJECT), mention.at);
  return !source.has(sentence, AWAY) || source.has(sentence, WORKING);
}

/** The end of a month or a week is still a day away. */
function isLastOfPeriod(mention: Mention): boolean {
  return (
    (mention.kind === 'month' && mention.part === 'late') ||
    (mention.kind === 'period' && mention.period !== 'next_month')
  );
}

/** An offer, an event, office hours, or the absence of a colleague. */
function isOtherMatter(source: SearchedText, mention: Mention, start: number): boolean {
  const { text } = source;
  const before = text.slice(Math.max(start, mention.at - SUBJECT), mention.at);
  const own = Math.max(source.last(before, AWAY), source.last(before, RETURN));
  const other = source.last(before, OTHER);
  if (other > own) return true;
  if (own < 0 && source.has(restOfSentence(text, mention.end, AFTER), OTHER)) return true;
  const colleague = source.last(before, COLLEAGUE);
  if (colleague < 0) return false;
  const rest = before.slice(colleague);
  return source.has(rest, THEY) && !source.has(rest, FIRST);
}

/** "I will answer after 14 September", "Ich lese Ihre Nachricht ab dem 14.". */
function isReplyFrom(source: SearchedText, mention: Mention, start: number): boolean {
  const { text } = source;
  const before = text.slice(Math.max(start, mention.at - SUBJECT), mention.at);
  const after = restOfSentence(text, mention.end, AFTER);
  const isFrom =
    source.has(before.slice(-16), FROM) || source.has(after.slice(0, BESIDE), FROM_BEHIND);
  return isFrom && (source.has(before, REPLY) || source.has(after, REPLY));
}

/** "Out of the office on 14 September", "Ferie i uge 38": a day or week away, not its beginning. */
function isAbsence(source: SearchedText, mention: Mention, start: number): boolean {
  const { text } = source;
  if (mention.kind !== 'day' && mention.kind !== 'week') return false;
  const before = text.slice(Math.max(start, mention.at - SUBJECT), mention.at);
  const beside = before.slice(-12);
  if (source.has(before.slice(-24), START)) return false;
  const after = restOfSentence(text, mention.end, AFTER).replace(/^ ?\([^()]{1,3}\)/, '');
  if (STARTING.some((word) => after.trimStart().startsWith(word))) return false;
  const isOn = source.has(beside, ON) || ON_AFTER.some((word) => after.startsWith(word));
  return (isOn || mention.kind === 'week') && (source.has(before, AWAY) || source.has(after, AWAY));
}
