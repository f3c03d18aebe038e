/**
 * Decides when the writer of an out-of-office text is back, by own rules rather than chrono-node
 * (docs/decisions/0021).
 *
 * One rule for all languages: the date after "until" is the day of return. It is the last day away
 * where the text says "inclusive", or where the date ends a span ("3 to 14 August", "vom 3. bis
 * 14."). A span may be meant either way, and the later reading costs only one day of waiting. A
 * lone "until Monday" is how people name the day of their return.
 */
import {
  INCLUSIVE_WORDS,
  RANGE_WORDS,
  RETURN_WORDS,
  UNTIL_WORDS,
  UNTIL_WORDS_AFTER,
} from '../../../../data/classify/dates/return-words.ts';
import { DAY, type Instant } from '../../../domain/time.ts';
import { findDates, type Mention } from './find-dates.ts';
import { alternatives } from './relative-dates.ts';

const OPENING = 2_000;
/** Words within this many characters before or after a date may be about it. */
const BEFORE = 48;
const AFTER = 32;
/**
 * Longer absences are described differently ("maternity leave"), and such dates are usually about
 * something else.
 */
const LONGEST = 400 * DAY;

const SPAN = alternatives(RANGE_WORDS);
/**
 * The words between two dates of a span: "from 1 June to 5 June", "vom 1.6. bis 5.6.", "du 1er au 5
 * juin", "1/6 - 5/6".
 */
const BETWEEN = new RegExp(
  `^[\\s,.]*(?:(?:\\p{L}{2,12},? )?(?:${SPAN})(?: (?:and including|including|zum|den|el|le|il|dia|dnia))?(?: \\p{L}{3,12},?)?)\\s*(?:the |den |el |le |d\\. ?)?$`,
  'u',
);
/** "3 to" before "14 August": the first day without its month. */
const FIRST_DAY = new RegExp(
  `(?<![\\d.:/])[0-3]?\\d(?:st|nd|rd|th|\\.|er|º|°|:e)?\\s?(?:${SPAN})\\s?(?:the |den |el |le |il |l'|d\\. ?)?$`,
  'u',
);
/** "between 3 and 14 August". */
const BETWEEN_AND =
  /(?<!\p{L})(?:between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|między|mezi)(?!\p{L}).{1,30} (?:and|und|et|y|e|en|och|og|a) (?:the |dem |le |el |il |o |den )?$/u;

type Role = 'return' | 'until' | 'through' | 'range';
type Candidate = { role: Role; day: Instant };

/**
 * UTC midnight of the day of return; null when the text does not name it or the day has passed.
 * `mailDate` resolves missing years, weekdays and "tomorrow"; without it only dates with a year are
 * read.
 */
export function findReturnDate(text: string, mailDate: Instant | null): Instant | null {
  const folded = text
    .slice(0, OPENING)
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+/g, ' ');
  const today = mailDate === null ? null : Math.floor(mailDate / DAY) * DAY;
  const mentions = joinWeekdays(findDates(folded));
  const candidates: Candidate[] = [];
  for (const [i, mention] of mentions.entries()) {
    const day = resolve(mention, today);
    if (day === null) continue;
    const role = roleOf(folded, mention, { previous: mentions[i - 1], next: mentions[i + 1] });
    if (role !== null) candidates.push({ role, day });
  }
  const ahead = candidates.filter(
    ({ day }) => today === null || (day >= today - DAY && day - today <= LONGEST),
  );
  const chosen = ['return', 'until', 'through', 'range']
    .map((role) => ahead.find((item) => item.role === role))
    .find((item) => item !== undefined);
  if (chosen === undefined) return null;
  const day = chosen.role === 'through' || chosen.role === 'range' ? chosen.day + DAY : chosen.day;
  if (today !== null && (day < today || day - today > LONGEST)) return null;
  return day;
}

/** "Monday, 8 June" is one day. */
function joinWeekdays(mentions: Mention[]): Mention[] {
  return mentions.filter((mention, i) => {
    if (mention.kind !== 'weekday' && mention.kind !== 'next_week') return true;
    const [next, previous] = [mentions[i + 1], mentions[i - 1]];
    const before =
      next !== undefined &&
      next.kind !== mention.kind &&
      next.at - mention.end <= 14 &&
      (mention.kind === 'weekday' ? isDated(next) : next.kind === 'weekday');
    const after = previous !== undefined && isDated(previous) && mention.at - previous.end <= 4;
    return !before && !after;
  });
}

function isDated(mention: Mention): boolean {
  return mention.kind === 'day' || mention.kind === 'either' || mention.kind === 'ordinal';
}

/**
 * The meaning of a date for the absence, by the words beside it in the same sentence. Null:
 * unknown.
 */
function roleOf(
  text: string,
  mention: Mention,
  { previous, next }: { previous: Mention | undefined; next: Mention | undefined },
): Role | null {
  // The first day of a span is no end of anything.
  if (next !== undefined && isRange(text.slice(mention.end, next.at))) return null;
  const from = Math.max(mention.at - BEFORE, previous?.end ?? 0, sentenceStart(text, mention.at));
  const before = text.slice(Math.max(0, from), mention.at);
  // Words between two dates are about the second.
  const isAlone = next === undefined || next.at > mention.end + AFTER;
  const after = !isAlone
    ? ''
    : (text.slice(mention.end, mention.end + AFTER).split(/[.!?\n。;；](?:\s|$)/)[0] ?? '');
  const inclusive = INCLUSIVE_WORDS.some(
    (word) => before.includes(word) || after.slice(0, 20).includes(word),
  );
  const until =
    UNTIL_WORDS.some((word) => hasWord(before, word)) ||
    UNTIL_WORDS_AFTER.some((word) => after.slice(0, 12).includes(word));
  const span =
    (mention.kind === 'day' && mention.range === true) ||
    FIRST_DAY.test(before) ||
    BETWEEN_AND.test(before) ||
    (previous !== undefined && isRange(text.slice(previous.end, mention.at)));
  // Relative days name a return; they seldom name the length of an absence.
  const relative = mention.kind === 'days' || mention.kind === 'next_week';
  const nearest = Math.max(...RETURN_WORDS.map((word) => before.lastIndexOf(word)));
  if (
    nearest >= 0 &&
    !(
      until &&
      Math.max(...UNTIL_WORDS.map((word) => before.lastIndexOf(word))) > nearest &&
      !/not|nicht|pas/.test(before)
    )
  )
    return 'return';
  if (inclusive) return 'through';
  if (span && !relative) return 'range';
  if (until) return 'until';
  return RETURN_WORDS.some((word) => after.includes(word)) ? 'return' : null;
}

function isRange(between: string): boolean {
  return BETWEEN.test(between.replace(/[（(][^（()）]{1,8}[)）]/g, ''));
}

function hasWord(text: string, word: string): boolean {
  const at = text.lastIndexOf(word);
  return (
    at >= 0 && (at === 0 || !/\p{L}/u.test(text.charAt(at - 1)) || /[\u3040-\u9fff]/.test(word))
  );
}

function sentenceStart(text: string, at: number): number {
  const start = Math.max(
    text.lastIndexOf('. ', at - 1),
    text.lastIndexOf('! ', at - 1),
    text.lastIndexOf('\n\n', at - 1),
    text.lastIndexOf('。', at - 1),
  );
  // "28. April" and "approx. Monday" are not the ends of sentences: a digit or a short word
  // precedes the dot.
  return start < 0 || /(?:\d|\b\p{L}{1,3})$/u.test(text.slice(Math.max(0, start - 4), start))
    ? 0
    : start + 1;
}

function resolve(mention: Mention, today: Instant | null): Instant | null {
  if (mention.kind === 'day') return dateOf(mention, today);
  if (mention.kind !== 'either') return today === null ? null : daysAhead(mention, today);
  const { year } = mention;
  const readings = [
    { year, month: mention.second, day: mention.first },
    { year, month: mention.first, day: mention.second },
  ].map((reading) => dateOf(reading, today));
  // Both orders are possible: takes the earlier one that is not past, because absences last weeks.
  const ahead = readings
    .filter((day): day is Instant => day !== null && (today === null || day >= today))
    .sort((a, b) => a - b);
  return ahead[0] ?? null;
}

function daysAhead(
  mention: Exclude<Mention, { kind: 'day' | 'either' }>,
  today: Instant,
): Instant | null {
  const isoToday = ((Math.floor(today / DAY) + 3) % 7) + 1;
  const nextMonday = today + (8 - isoToday) * DAY;
  if (mention.kind === 'days') return today + mention.days * DAY;
  if (mention.kind === 'next_week') return nextMonday;
  if (mention.kind === 'weekday')
    return mention.next
      ? nextMonday + (mention.weekday - 1) * DAY
      : today + (((mention.weekday - isoToday + 6) % 7) + 1) * DAY;
  const date = new Date(today);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  // The 14th of this month, or of a later month if it is past or does not exist in this one.
  const days = [0, 1, 2].map((ahead) =>
    existing(
      year + Math.floor((month - 1 + ahead) / 12),
      ((month - 1 + ahead) % 12) + 1,
      mention.day,
    ),
  );
  return days.find((day) => day !== null && day >= today) ?? null;
}

/** A missing year is the year that puts the date on or after the day of the message. */
function dateOf(
  date: { year: number | null; month: number; day: number },
  today: Instant | null,
): Instant | null {
  if (date.year !== null) return existing(date.year, date.month, date.day);
  if (today === null) return null;
  const year = new Date(today).getUTCFullYear();
  const thisYear = existing(year, date.month, date.day);
  // A date some weeks back is past, not next year's.
  if (thisYear !== null && thisYear >= today - 90 * DAY) return thisYear;
  return existing(year + 1, date.month, date.day);
}

function existing(year: number, month: number, day: number): Instant | null {
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : null;
}
