/**
 * Finds days that a text names relative to the day it was written: tomorrow, in two weeks, next
 * Tuesday, the 14th.
 */
import {
  AFTER_UNIT,
  DAY_AFTER_TOMORROW,
  IN_WORDS,
  NEXT_WEEK,
  NEXT_WORDS,
  NOT_TOMORROW,
  NUMBERS,
  TOMORROW,
  UNITS,
} from '../../../../data/classify/dates/relative-words.ts';
import { WEEKDAYS } from '../../../../data/classify/dates/calendar-words.ts';

/**
 * `weekday`: ISO weekday; `next`: the one in the following week. `days`: counted from the message.
 * `ordinal`: a day of the month without its month.
 */
export type Relative =
  | { kind: 'weekday'; weekday: number; next: boolean }
  | { kind: 'days'; days: number }
  | { kind: 'next_week' }
  | { kind: 'ordinal'; day: number };

export type RelativeMention = { at: number; end: number } & Relative;

const WEEKDAY_OF: ReadonlyMap<string, number> = new Map(
  WEEKDAYS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);
const DAYS_OF: ReadonlyMap<string, number> = new Map(
  UNITS.flatMap((unit) => unit.words.map((word) => [word, unit.days] as const)),
);
const NUMBER = `\\d{1,2}|${alternatives(Object.keys(NUMBERS))}`;
const UNIT = alternatives([...DAYS_OF.keys()]);

const WEEKDAY = new RegExp(
  `(?<!\\p{L})(?:(${alternatives(NEXT_WORDS)}) ?)?(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(${alternatives([...WEEKDAY_OF.keys()])})[\\p{Script=Latin}\\p{Script=Cyrillic}]{0,4}(?: (prochain|próximo|prossimo|prossima|nästa vecka|næste uge|neste uke|next week))?`,
  'gu',
);
const EAST_ASIAN_WEEKDAY = new RegExp(
  `(来週の?|下周|下週|다음 ?주 ?)?(${alternatives([...WEEKDAY_OF.keys()].filter((name) => /[\u3040-\u9fff\uac00-\ud7af]/.test(name)))})`,
  'gu',
);
/** 下周二 is "next Tuesday"; the word for "next week" already contains the character for "week". */
const NEXT_WEEK_DAY = /(?:下周|下週)([一二三四五六日天])/g;
const AHEAD = new RegExp(
  `(?<!\\p{L})(?:${alternatives(IN_WORDS)}) (${NUMBER}) (${UNIT})\\p{L}{0,4}`,
  'gu',
);
const AHEAD_AFTER = new RegExp(
  `(?<!\\p{Script=Latin})(${NUMBER}) ?(${UNIT})\\p{Script=Latin}{0,4} ?(?:${alternatives(AFTER_UNIT)})`,
  'gu',
);
/** "za tydzień", "через неделю": a unit without a number means one. */
const AHEAD_ONE = /(?<!\p{L})(?:za|через) (tydzień|týden|неделю)/gu;
const NEXT_WEEKS = new RegExp(`(?:${alternatives(NEXT_WEEK)})`, 'gu');
const TOMORROWS = new RegExp(
  `(?<!\\p{Script=Latin})(?:${alternatives(TOMORROW)})(?!\\p{Script=Latin})`,
  'gu',
);
const DAYS_AFTER = new RegExp(`(?:${alternatives(DAY_AFTER_TOMORROW)})(?!\\p{Script=Latin})`, 'gu');
const ORDINAL =
  /(?<![\p{L}\d])the ([0-3]?\d)(?:st|nd|rd|th)(?![\p{L}\d])(?! (?:floor|of|time|century|anniversary|edition))/gu;
/**
 * In other languages a bare number counts only at the end of a clause: before other words it would
 * have a month or count something.
 */
const BARE_DAY =
  /(?<![\p{L}\d])(?:le|el|el día|il|no dia|dia|den|dem|am|zum|op de|op) ([0-3]?\d)\.?(?=[ ]*(?:[,;!)\n]|\.(?:\s|$)|$)| inclu| einschl| compris)/gu;

export function findRelativeDates(text: string): RelativeMention[] {
  return [
    ...all(text, WEEKDAY, (m) => ({
      kind: 'weekday',
      weekday: WEEKDAY_OF.get(m[2] ?? '') ?? 0,
      next: m[1] !== undefined || m[3] !== undefined,
    })),
    ...all(text, EAST_ASIAN_WEEKDAY, (m) => ({
      kind: 'weekday',
      weekday: WEEKDAY_OF.get(m[2] ?? '') ?? 0,
      next: m[1] !== undefined,
    })),
    ...all(text, NEXT_WEEK_DAY, (m) => ({
      kind: 'weekday',
      weekday: '一二三四五六日'.indexOf((m[1] ?? '').replace('天', '日')) + 1,
      next: true,
    })),
    ...all(text, AHEAD, (m) => ({
      kind: 'days',
      days: countOf(m[1]) * (DAYS_OF.get(m[2] ?? '') ?? 1),
    })),
    ...all(text, AHEAD_AFTER, (m) => ({
      kind: 'days',
      days: countOf(m[1]) * (DAYS_OF.get(m[2] ?? '') ?? 1),
    })),
    ...all(text, AHEAD_ONE, () => ({ kind: 'days', days: 7 })),
    ...all(text, NEXT_WEEKS, () => ({ kind: 'next_week' })),
    ...all(text, TOMORROWS, (m) =>
      NOT_TOMORROW.includes(wordBefore(text, m.index)) ? null : { kind: 'days', days: 1 },
    ),
    ...all(text, DAYS_AFTER, () => ({ kind: 'days', days: 2 })),
    ...all(text, ORDINAL, (m) => ordinalOf(m[1])),
    ...all(text, BARE_DAY, (m) => ordinalOf(m[1])),
  ];
}

function ordinalOf(day: string | undefined): Relative | null {
  const number = Number(day);
  return number >= 1 && number <= 31 ? { kind: 'ordinal', day: number } : null;
}

function wordBefore(text: string, at: number): string {
  return /(\p{L}{1,20}) $/u.exec(text.slice(Math.max(0, at - 24), at))?.[1] ?? '';
}

function countOf(word: string | undefined): number {
  return NUMBERS[word ?? ''] ?? Number(word);
}

function all(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Relative | null,
): RelativeMention[] {
  const mentions: RelativeMention[] = [];
  for (const match of text.matchAll(pattern)) {
    const mention = read(match);
    if (mention !== null)
      mentions.push({ ...mention, at: match.index, end: match.index + match[0].trimEnd().length });
  }
  return mentions;
}

/** Longest first, so that `juni` is not read as `jun`. */
export function alternatives(names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}
