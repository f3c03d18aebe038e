/** Decides which calendar dates a text mentions, as written in mail of many languages. Years and ambiguous orders are left open. */
import { MONTHS, TOMORROW, WEEKDAYS } from '../../data/classify/date-words.ts';

/**
 * One mention. `day` is a date with or without its year; `either` is 5/6/2026, which is 5 June or May 6; `weekday` (ISO) and
 * `tomorrow` depend on the day of the mail. `at`..`end` is where it stands.
 */
export type Mention = { at: number; end: number } & (
  | { kind: 'day'; year: number | null; month: number; day: number }
  | { kind: 'either'; year: number | null; first: number; second: number }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'tomorrow' }
);

const MONTH_OF: ReadonlyMap<string, number> = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const WEEKDAY_OF: ReadonlyMap<string, number> = new Map(WEEKDAYS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const NAMES = alternatives([...MONTH_OF.keys()]);
const DAY = '(?<![\\d:.])([0-3]?\\d)';
const YEAR = '(?:,? (?:de |del |do )?|, )?((?:20)\\d\\d)?';

const ISO = /(?<!\d)(20\d\d)[-/.年] ?([01]?\d)[-/.月] ?([0-3]?\d)(?!\d)/g;
const EAST_ASIAN = /(?<!\d)([01]?\d) ?[月월] ?([0-3]?\d) ?[日일号號]/g;
const DOTTED = /(?<![\d.:/])([0-3]?\d)\. ?([01]?\d)\.? ?((?:20)\d\d|(?<=\.)\d\d(?!\d))?(?![\d:])/g;
const SLASHED = /(?<![\d/:.])([0-3]?\d)[/-]([0-3]?\d)(?:[/-]((?:20)?\d\d))?(?![\d/])/g;
const DAY_MONTH = new RegExp(`${DAY}(?:st|nd|rd|th|er|º|°|ª|\\.|:e|-го)? ?(?:of |de |di |d'|den )?(${NAMES})(?![\\p{L}])\\.?${YEAR}(?!\\d)`, 'gu');
const MONTH_DAY = new RegExp(`(?<![\\p{L}])(${NAMES})\\.? (?:the )?([0-3]?\\d)(?:st|nd|rd|th)?(?![\\d:])${YEAR}(?!\\d)`, 'gu');
const WEEKDAY = new RegExp(`(?<![\\p{L}])(${alternatives([...WEEKDAY_OF.keys()])})`, 'gu');
const NEXT_DAY = new RegExp(`(?<![\\p{L}])(?:${alternatives([...TOMORROW])})`, 'gu');

/** All mentions in order of place; where two overlap the longer one counts. `text` must be lower case. */
export function findDates(text: string): Mention[] {
  const found: Mention[] = [
    ...all(text, ISO, (m) => dayOf(m[1], m[2], m[3])),
    ...all(text, EAST_ASIAN, (m) => dayOf(undefined, m[1], m[2])),
    ...all(text, DAY_MONTH, (m) => dayOf(m[3], String(MONTH_OF.get(m[2] as string)), m[1])),
    ...all(text, MONTH_DAY, (m) => dayOf(m[3], String(MONTH_OF.get(m[1] as string)), m[2])),
    ...all(text, DOTTED, (m) => dayOf(m[3], m[2], m[1])),
    ...all(text, SLASHED, (m) => slashedOf(m[1], m[2], m[3])),
    ...all(text, WEEKDAY, (m) => ({ kind: 'weekday', weekday: WEEKDAY_OF.get(m[1] as string) as number })),
    ...all(text, NEXT_DAY, () => ({ kind: 'tomorrow' })),
  ];
  const kept: Mention[] = [];
  for (const mention of found.sort((a, b) => b.end - b.at - (a.end - a.at))) {
    if (kept.every((other) => mention.end <= other.at || mention.at >= other.end)) kept.push(mention);
  }
  return kept.sort((a, b) => a.at - b.at);
}

type Read = { kind: 'day'; year: number | null; month: number; day: number } | { kind: 'either'; year: number | null; first: number; second: number } | { kind: 'weekday'; weekday: number } | { kind: 'tomorrow' };

function all(text: string, pattern: RegExp, read: (match: RegExpMatchArray) => Read | null): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(pattern)) {
    const mention = read(match);
    if (mention !== null) mentions.push({ ...mention, at: match.index, end: match.index + match[0].trimEnd().length });
  }
  return mentions;
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Read | null {
  const [m, d] = [Number(month), Number(day)];
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return null;
  return { kind: 'day', year: yearOf(year), month: m, day: d };
}

function slashedOf(first: string | undefined, second: string | undefined, year: string | undefined): Read | null {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || a === b) return dayOf(year, second, first);
  if (b > 12) return dayOf(year, first, second);
  return a >= 1 && b >= 1 ? { kind: 'either', year: yearOf(year), first: a, second: b } : null;
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** Longest first, so that `juni` is not read as `jun`. */
function alternatives(names: string[]): string {
  return names.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}
