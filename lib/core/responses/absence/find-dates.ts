/**
 * Finds the calendar dates that a text mentions, in many languages; missing years and ambiguous
 * orders stay open.
 */
import { MONTHS } from '../../../../data/classify/dates/calendar-words.ts';
import { alternatives, findRelativeDates, type Relative } from './relative-dates.ts';

/**
 * One mention at `at`..`end`. `day` is a date with or without a year; `range` marks the last day of
 * a span written as one date ("3-14 August"). `either` is 5/6/2026, which is 5 June or May 6. The
 * other kinds depend on the day of the message.
 */
export type Mention = { at: number; end: number } & (Absolute | Relative);

type Absolute =
  | { kind: 'day'; year: number | null; month: number; day: number; range?: true }
  | { kind: 'either'; year: number | null; first: number; second: number };

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);
const NAMES = alternatives([...MONTH_OF.keys()]);
const DAY = '(?<![\\d:.])([0-3]?\\d)';
const YEAR = '(?:,? (?:de |del |do )?|, )?((?:20)\\d\\d)?';

const ISO = /(?<!\d)(20\d\d)[-/.年] ?([01]?\d)[-/.月] ?([0-3]?\d)(?!\d)日?/g;
const EAST_ASIAN = /(?<!\d)([01]?\d) ?[月월] ?([0-3]?\d) ?[日일号號]/g;
const DOTTED = /(?<![\d.:/])([0-3]?\d)\. ?([01]?\d)\.? ?((?:20)\d\d|(?<=\.)\d\d(?!\d))?(?![\d:])/g;
const SLASHED = /(?<![\d/:.])([0-3]?\d)[/-]([0-3]?\d)(?:[/-]((?:20)?\d\d))?(?![\d/])/g;
const DAY_MONTH = new RegExp(
  `${DAY}(?:st|nd|rd|th|er|º|°|ª|\\.|:e|-го)? ?(?:of |de |di |d'|den )?(${NAMES})(?![\\p{L}])\\.?${YEAR}(?!\\d)`,
  'gu',
);
const MONTH_DAY = new RegExp(
  `(?<![\\p{L}])(${NAMES})\\.? (?:the )?([0-3]?\\d)(?:st|nd|rd|th)?(?![\\d:])${YEAR}(?!\\d)`,
  'gu',
);
/** August 3-14, August 3 to 14. */
const MONTH_DAYS = new RegExp(
  `(?<![\\p{L}])(${NAMES})\\.? [0-3]?\\d(?:st|nd|rd|th)? ?(?:-|–|—|to|through|thru) ?([0-3]?\\d)(?:st|nd|rd|th)?(?![\\d:./-])${YEAR}(?!\\d)`,
  'gu',
);
/** Americans write the month first; no other country does. */
const ENGLISH =
  /(?<!\p{L})(?:the|will|am|back|return|returning|office|away|out|vacation|leave)(?!\p{L})/u;

/**
 * All mentions in order of place; of overlapping ones, the longer one. `text` must be in lower
 * case.
 */
export function findDates(text: string): Mention[] {
  const order = orderOf(text);
  const mentions: Mention[] = [
    ...all(text, ISO, (m) => dayOf(m[1], m[2], m[3])),
    ...all(text, EAST_ASIAN, (m) => dayOf(undefined, m[1], m[2])),
    ...all(text, DAY_MONTH, (m) => dayOf(m[3], String(MONTH_OF.get(m[2] ?? '')), m[1])),
    ...all(text, MONTH_DAY, (m) => dayOf(m[3], String(MONTH_OF.get(m[1] ?? '')), m[2])),
    ...all(text, DOTTED, (m) => dayOf(m[3], m[2], m[1])),
    ...all(text, SLASHED, (m) => slashedOf(m, order)),
    ...all(text, MONTH_DAYS, (m) => rangeEndOf(m)),
    ...findRelativeDates(text),
  ];
  const kept: Mention[] = [];
  for (const mention of mentions.sort((a, b) => b.end - b.at - (a.end - a.at))) {
    if (kept.every((other) => mention.end <= other.at || mention.at >= other.end))
      kept.push(mention);
  }
  return kept.sort((a, b) => a.at - b.at);
}

function all(
  text: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => Absolute | null,
): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(pattern)) {
    const mention = read(match);
    if (mention !== null)
      mentions.push({ ...mention, at: match.index, end: match.index + match[0].trimEnd().length });
  }
  return mentions;
}

function dayOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Absolute | null {
  const [m, d] = [Number(month), Number(day)];
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return null;
  return { kind: 'day', year: yearOf(year), month: m, day: d };
}

function rangeEndOf(m: RegExpMatchArray): Absolute | null {
  const found = dayOf(m[3], String(MONTH_OF.get(m[1] ?? '')), m[2]);
  return found?.kind === 'day' ? { ...found, range: true } : null;
}

/**
 * A writer of 6/19 writes the month first throughout. Every language except English writes the day
 * first.
 */
function orderOf(text: string): 'day_first' | 'month_first' | 'unknown' {
  for (const match of text.matchAll(SLASHED)) {
    if (Number(match[1]) > 12) return 'day_first';
    if (Number(match[2]) > 12) return 'month_first';
  }
  return ENGLISH.test(text) ? 'unknown' : 'day_first';
}

function slashedOf(
  [, first, second, year]: RegExpMatchArray,
  order: 'day_first' | 'month_first' | 'unknown',
): Absolute | null {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || a === b) return dayOf(year, second, first);
  if (b > 12) return dayOf(year, first, second);
  if (order === 'day_first') return dayOf(year, second, first);
  if (order === 'month_first') return dayOf(year, first, second);
  return a >= 1 && b >= 1 ? { kind: 'either', year: yearOf(year), first: a, second: b } : null;
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
