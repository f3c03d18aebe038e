/**
 * Decides when the writer of an out-of-office text is back.
 *
 * Own rules rather than chrono-node: it reads six languages well, has no notion of "back on" against "away until", and importing it
 * costs more than classifying a thousand mails; core could not load it lazily without becoming asynchronous.
 */
import { INCLUSIVE_WORDS, RETURN_WORDS, UNTIL_WORDS } from '../../data/classify/date-words.ts';
import { DAY, type Instant } from '../domain/time.ts';
import { findDates, type Mention } from './find-dates.ts';

const OPENING = 2_000;
/** Characters before and after a date in which a word can be about it. */
const BEFORE = 48;
const AFTER = 32;
/** Longer absences are told otherwise ("maternity leave"), and such dates are usually about something else. */
const LONGEST = 400 * DAY;

type Role = 'return' | 'until' | 'through' | 'range';
type Candidate = { role: Role; day: Instant };

/**
 * UTC midnight of the day of return, null when the text does not say or the day has passed. `mailDate` gives missing years, weekdays
 * and "tomorrow" their meaning; without it only dates with a year are read.
 */
export function findReturnDate(text: string, mailDate: Instant | null): Instant | null {
  const folded = text.slice(0, OPENING).toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/\u00a0/g, ' ').replace(/[ \t]+/g, ' ');
  const today = mailDate === null ? null : Math.floor(mailDate / DAY) * DAY;
  const mentions = joinWeekdays(findDates(folded));
  const candidates: Candidate[] = [];
  for (const [i, mention] of mentions.entries()) {
    const day = resolve(mention, today);
    if (day === null) continue;
    const role = roleOf(folded, mention, { previous: mentions[i - 1], next: mentions[i + 1] });
    if (role !== null) candidates.push({ role, day });
  }
  const chosen = ['return', 'until', 'through', 'range'].map((role) => candidates.find((item) => item.role === role)).find((item) => item !== undefined);
  if (chosen === undefined) return null;
  const day = chosen.role === 'through' || chosen.role === 'range' ? chosen.day + DAY : chosen.day;
  if (today !== null && (day < today || day - today > LONGEST)) return null;
  return day;
}

/** "Monday, 8 June" is one day. */
function joinWeekdays(mentions: Mention[]): Mention[] {
  return mentions.filter((mention, i) => {
    if (mention.kind !== 'weekday') return true;
    const [next, previous] = [mentions[i + 1], mentions[i - 1]];
    const before = next !== undefined && next.kind !== 'weekday' && next.at - mention.end <= 14;
    const after = previous !== undefined && previous.kind !== 'weekday' && mention.at - previous.end <= 4;
    return !before && !after;
  });
}

/** What the date is to the absence, from the words beside it in the same sentence. Null: nothing says. */
function roleOf(text: string, mention: Mention, { previous, next }: { previous: Mention | undefined; next: Mention | undefined }): Role | null {
  // The first day of a range is no end of anything.
  if (next !== undefined && isRange(text.slice(mention.end, next.at))) return null;
  const from = Math.max(mention.at - BEFORE, previous?.end ?? 0, sentenceStart(text, mention.at));
  const before = text.slice(Math.max(0, from), mention.at);
  // Words between two dates are about the second.
  const free = next === undefined || next.at > mention.end + AFTER;
  const after = !free ? '' : (text.slice(mention.end, mention.end + AFTER).split(/[.!?\n。](?:\s|$)/)[0] ?? '');
  const inclusive = INCLUSIVE_WORDS.some((word) => before.includes(word) || after.slice(0, 20).includes(word));
  const until = UNTIL_WORDS.some((word) => hasWord(before, word));
  const nearest = Math.max(...RETURN_WORDS.map((word) => before.lastIndexOf(word)));
  if (nearest >= 0 && !(until && Math.max(...UNTIL_WORDS.map((word) => before.lastIndexOf(word))) > nearest && !/not|nicht|pas/.test(before))) return 'return';
  if (inclusive) return 'through';
  if (previous !== undefined && isRange(text.slice(previous.end, mention.at))) return 'range';
  if (until) return 'until';
  return RETURN_WORDS.some((word) => after.includes(word)) ? 'return' : null;
}

/** "from 1 June to 5 June", "vom 1.6. bis 5.6.", "du 1er au 5 juin", "1/6 - 5/6". */
function isRange(between: string): boolean {
  return /^[\s,.]*(?:(?:\p{L}{2,12},? )?(?:-|–|—|to|bis|bis zum|au|al|ao|a|tot|till|til|do|по|до|through|~|〜|から|至)(?: (?:and including|zum|den|el|le))?(?: \p{L}{3,12},?)?)\s*(?:the |den |el |le )?$/u.test(between);
}

function hasWord(text: string, word: string): boolean {
  const at = text.lastIndexOf(word);
  return at >= 0 && (at === 0 || !/\p{L}/u.test(text[at - 1] as string));
}

function sentenceStart(text: string, at: number): number {
  const start = Math.max(text.lastIndexOf('. ', at - 1), text.lastIndexOf('! ', at - 1), text.lastIndexOf('\n\n', at - 1), text.lastIndexOf('。', at - 1));
  // "28. April" and "approx. Monday" are no ends of sentences: a digit or a short word stands before the dot.
  return start < 0 || /(?:\d|\b\p{L}{1,3})$/u.test(text.slice(Math.max(0, start - 4), start)) ? 0 : start + 1;
}

function resolve(mention: Mention, today: Instant | null): Instant | null {
  if (mention.kind === 'tomorrow') return today === null ? null : today + DAY;
  if (mention.kind === 'weekday') return today === null ? null : nextWeekday(today, mention.weekday);
  if (mention.kind === 'day') return dateOf(mention, today);
  const { year } = mention;
  const readings = [{ year, month: mention.second, day: mention.first }, { year, month: mention.first, day: mention.second }].map((reading) => dateOf(reading, today));
  // Both orders are possible: the sooner one that lies ahead, because absences are weeks.
  const ahead = readings.filter((day): day is Instant => day !== null && (today === null || day >= today)).sort((a, b) => a - b);
  return ahead[0] ?? null;
}

function nextWeekday(today: Instant, weekday: number): Instant {
  const isoToday = ((Math.floor(today / DAY) + 3) % 7) + 1;
  return today + (((weekday - isoToday + 6) % 7) + 1) * DAY;
}

/** A missing year is the one that puts the date on or after the day of the mail. */
function dateOf(date: { year: number | null; month: number; day: number }, today: Instant | null): Instant | null {
  if (date.year !== null) return existing(date.year, date.month, date.day);
  if (today === null) return null;
  const year = new Date(today).getUTCFullYear();
  const thisYear = existing(year, date.month, date.day);
  // A date a few weeks back is past, not next year's.
  if (thisYear !== null && thisYear >= today - 90 * DAY) return thisYear;
  return existing(year + 1, date.month, date.day);
}

function existing(year: number, month: number, day: number): Instant | null {
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : null;
}
