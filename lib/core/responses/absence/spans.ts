/** Tells whether a date is the first or the last day of a span. */
import {
  AND_WORDS,
  BETWEEN_AFTER,
  BETWEEN_WORDS,
  RANGE_WORDS,
} from '../../../../data/classify/dates/until-words.ts';
import { RETURN_WORDS } from '../../../../data/classify/dates/return-words.ts';
import { foldDates } from './fold-dates.ts';
import { alternatives, type SearchedText, wholeWords, wordStarts } from './word-search.ts';

type Place = { at: number; end: number };

type Tables = {
  words: ReadonlySet<string>;
  ands: ReadonlySet<string>;
  firstDay: RegExp;
  betweenAnd: RegExp;
};

let made: Tables | null = null;

function tables(): Tables {
  return (made ??= {
    words: new Set(RANGE_WORDS.map(foldDates)),
    ands: new Set(AND_WORDS.map(foldDates)),
    // "3 to" before "14 August": the first day without its month.
    firstDay: new RegExp(
      `(?<![\\d.:/])[0-3]?\\d(?:st|nd|rd|th|\\.|er|º|°|o|:e|-?го)?\\s?(?:${alternatives(RANGE_WORDS)})\\s?(?:[\\p{L}']{1,4}\\.? ?|tanggal |วันที่ ?|ה-?|-)?$`,
      'u',
    ),
    // "between 3 and 14 August".
    betweenAnd: new RegExp(
      `(?<!\\p{L})(?:${alternatives(BETWEEN_WORDS)})(?!\\p{L}).{1,30} (?:${alternatives(AND_WORDS)})[ -]?(?:the |dem |le |el |il |o |den |-)?$`,
      'u',
    ),
  });
}

const RETURN = wordStarts(RETURN_WORDS);
/** The words between the two dates of a span are few. */
const LONGEST = 44;

/** "from 1 June to 5 June", "vom 1.6. bis zum 5.6.", "du 1er au 5 juin", "1/6 - 5/6". */
export function joinsSpan(source: SearchedText, between: string): boolean {
  if (between.length > LONGEST) return false;
  const bare = between.replace(/\([^()]{1,12}\)/g, ' ').trim();
  const { words } = tables();
  if (words.has(bare)) return true;
  const parts = bare.split(/[\s,]+/).filter((part) => part !== '' && part !== '.');
  // "1 June 2026 Monday to about 5 June": a word before and two after belong to the dates.
  for (let first = 0; first <= Math.min(1, parts.length - 1); first++)
    for (let last = 0; last <= Math.min(2, parts.length - 1 - first); last++) {
      const core = parts.slice(first, parts.length - last).join(' ');
      if (words.has(core)) return !source.has(bare, RETURN);
    }
  return false;
}

/** Whether the words before a date name the first day of a span that it ends. */
export function endsSpan(before: string): boolean {
  const { firstDay, betweenAnd } = tables();
  return firstDay.test(before) || betweenAnd.test(before);
}

const BETWEEN = wholeWords(BETWEEN_WORDS);
const BEHIND = wordStarts(BETWEEN_AFTER);

/** "between September 7 and September 11": `first` and `last` are the places of both dates. */
export function endsPair(source: SearchedText, first: Place, last: Place): boolean {
  const { text } = source;
  if (!tables().ands.has(text.slice(first.end, last.at).trim())) return false;
  return (
    source.has(text.slice(Math.max(0, first.at - 24), first.at), BETWEEN) ||
    source.has(text.slice(last.end, last.end + 24), BEHIND)
  );
}
