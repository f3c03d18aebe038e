/**
 * Finds days that a text names relative to the day it was written: tomorrow, in two weeks, the
 * 14th, and weeks by their number.
 */
import {
  END_OF_MONTH,
  END_OF_WEEK,
  END_OF_YEAR,
  NEXT_MONTH,
} from '../../../../data/classify/dates/parts-of-periods.ts';
import {
  AFTER_UNIT,
  DAY_AFTER_TOMORROW,
  IN_WORDS,
  NEXT_WEEK,
  NOT_TOMORROW,
  NUMBERS,
  SPANS_AHEAD,
  TODAY,
  TOMORROW,
  UNITS,
  WEEK_WORDS,
} from '../../../../data/classify/dates/relative-words.ts';
import { foldDates } from './fold-dates.ts';
import { allMentions, type Mention, type Relative } from './mention.ts';
import { alternatives } from './word-search.ts';

type Tables = {
  daysOf: ReadonlyMap<string, number>;
  numbers: ReadonlyMap<string, number>;
  notTomorrow: ReadonlySet<string>;
  ahead: RegExp;
  aheadAfter: RegExp;
  whole: readonly { pattern: RegExp; found: Relative }[];
  tomorrow: RegExp;
  week: RegExp;
};

let made: Tables | null = null;

function tables(): Tables {
  return (made ??= build());
}

function build(): Tables {
  const daysOf = new Map(
    UNITS.flatMap((unit) => unit.words.map((word) => [foldDates(word), unit.days] as const)),
  );
  const number = `\\d{1,2}|${alternatives(Object.keys(NUMBERS))}`;
  const unit = alternatives([...daysOf.keys()]);
  const phrase = (words: readonly string[]): RegExp =>
    new RegExp(`(?<![\\p{Script=Latin}])(?:${alternatives(words)})(?![\\p{Script=Latin}])`, 'gu');
  return {
    daysOf,
    numbers: new Map(Object.entries(NUMBERS).map(([word, n]) => [foldDates(word), n] as const)),
    notTomorrow: new Set(NOT_TOMORROW),
    ahead: new RegExp(
      `(?<!\\p{L})(?:${alternatives(IN_WORDS)}) (${number}) (${unit})\\p{L}{0,4}`,
      'gu',
    ),
    aheadAfter: new RegExp(
      `(?<![\\p{Script=Latin}\\d])(${number}) ?(${unit})\\p{Script=Latin}{0,4} ?(?:${alternatives(AFTER_UNIT)})`,
      'gu',
    ),
    whole: [
      { pattern: phrase(NEXT_WEEK), found: { kind: 'next_week' } },
      { pattern: phrase(DAY_AFTER_TOMORROW), found: { kind: 'days', days: 2 } },
      { pattern: phrase(TODAY), found: { kind: 'days', days: 0 } },
      { pattern: phrase(END_OF_WEEK), found: { kind: 'period', period: 'week_end' } },
      { pattern: phrase(END_OF_MONTH), found: { kind: 'period', period: 'month_end' } },
      { pattern: phrase(END_OF_YEAR), found: { kind: 'period', period: 'year_end' } },
      { pattern: phrase(NEXT_MONTH), found: { kind: 'period', period: 'next_month' } },
      ...SPANS_AHEAD.map(({ days, words }) => ({
        pattern: phrase(words),
        found: { kind: 'days', days } as const,
      })),
    ],
    tomorrow: phrase(TOMORROW),
    week: new RegExp(
      `(?<!\\p{L})(?:${alternatives(WEEK_WORDS)})\\.?(?: nr\\.?| no\\.?)? ?([0-5]?\\d)(?![\\d:/%]|\\.\\d)(?:(?: ?[-/+&] ?| (?:and|und|et|y|e|en|og|och|ja|i|a|to|bis|til|till) )([0-5]?\\d)(?!\\d))?`,
      'gu',
    ),
  };
}

/** Hungarian, Estonian and Polish may write the number first: "38. hét", "38. nädalal". */
const WEEK_AFTER =
  /(?<![\d.])([0-5]?\d)\. (?:hét(?:en|re|ig|től)?|nädal\p{L}{0,3}|týžd\p{L}{0,3}|týdnu)(?!\p{L})/gu;
const ORDINAL =
  /(?<![\p{L}\d])(?:the |on |until |till )([0-3]?\d)(?:st|nd|rd|th)(?![\p{L}\d])(?! (?:floor|of|time|century|anniversary|edition))/gu;
/** 14日まで, 14일: a day of the month alone. */
const EAST_ASIAN_DAY =
  /(?<![\d月월] ?)([0-3]?\d)(?:[日号號](?![間间本])|일(?!간|\p{Script=Hangul}?\s?동안))/gu;
/**
 * In other languages a bare number counts only at the end of a clause: before other words it would
 * have a month or count something.
 */
const BARE_DAY =
  /(?<![\p{L}\d])(?:le|el|el día|il|no dia|dia|den|dem|am|zum|op de|op|dne|dnia|ngày|tanggal|วันที่|ziua de|data de) ([0-3]?\d)\.?(?=[ ]*(?:[,;!)\n]|\.(?:\s|$)|$)| inclu| einschl| compris)/gu;
const BARE_SUFFIXED = /(?<![\d.-])([0-3]?\d)\.?(?:-[eé]n|-[aá]n|-j[eé]n|-ig)(?!\p{L})/gu;

export function findRelativeDates(text: string): Mention[] {
  const { daysOf, numbers, notTomorrow, ahead, aheadAfter, whole, tomorrow, week } = tables();
  const daysAhead = (m: RegExpExecArray) => ({
    kind: 'days' as const,
    days: (numbers.get(m[1] ?? '') ?? Number(m[1])) * (daysOf.get(m[2] ?? '') ?? 1),
  });
  return [
    ...allMentions(text, ahead, daysAhead),
    ...allMentions(text, aheadAfter, daysAhead),
    ...whole.flatMap(({ pattern, found }) => allMentions(text, pattern, () => found)),
    ...allMentions(text, AHEAD_ONE, () => ({ kind: 'days', days: 7 })),
    ...allMentions(text, tomorrow, (m) =>
      notTomorrow.has(wordBefore(text, m.index)) ? null : { kind: 'days', days: 1 },
    ),
    ...allMentions(text, week, (m) => weekOf(m[1], m[2])),
    ...allMentions(text, WEEK_AFTER, (m) => weekOf(m[1], undefined)),
    ...allMentions(text, ORDINAL, ordinalOf),
    ...allMentions(text, EAST_ASIAN_DAY, ordinalOf),
    ...allMentions(text, BARE_DAY, ordinalOf),
    ...allMentions(text, BARE_SUFFIXED, (m) => {
      const found = ordinalOf(m);
      const end = m.index + (m[0].endsWith('-ig') ? m[0].length - 3 : m[0].length);
      return found && { ...found, end };
    }),
  ];
}

/** "za tydzień", "через неделю": a unit without a number means one. */
const AHEAD_ONE =
  /(?<!\p{L})(?:za|через|след|o|čez) (?:tydzień|týden|týždeň|teden|tjedan|nedelju|неделю|тиждень|седмица)/gu;

function weekOf(first: string | undefined, last: string | undefined) {
  const [from, to] = [Number(first), Number(last ?? first)];
  if (from < 1 || to < from || to > 53) return null;
  return { kind: 'week' as const, week: to, ...(to > from && { range: true as const }) };
}

function ordinalOf(m: RegExpExecArray): Relative | null {
  const number = Number(m[1]);
  return number >= 1 && number <= 31 ? { kind: 'ordinal', day: number } : null;
}

function wordBefore(text: string, at: number): string {
  return /(\p{L}{1,20}) $/u.exec(text.slice(Math.max(0, at - 24), at))?.[1] ?? '';
}
