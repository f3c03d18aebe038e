/** Finds dates in digits: 2026-09-14, 14.9., 9/14/2026, 9月14日, and those of other eras. */
import {
  DAY_FIRST_WORDS,
  MONTH_FIRST_WORDS,
} from '../../../../data/classify/dates/other-matters.ts';
import { reiwaYear, solarDate, yearOf } from './calendars.ts';
import { allMentions, type Absolute, type Mention } from './mention.ts';
import { type SearchedText, wordStarts } from './word-search.ts';

type Order = 'day_first' | 'month_first' | 'unknown';
type Context = { order: Order; isThai: boolean; isArabic: boolean };

const YEAR_FIRST =
  /(?<![\d.])(20\d\d|1[34]\d\d|25\d\d)(?:[-/.]|[年년]) ?([01]?\d)(?:[-/.]|[月월]) ?([0-3]?\d)(?!\d)(?:[日일号號]|\.(?=-| ?[\uac00-\ud7af]))?/g;
const REIWA = /(?:令和|(?<![a-z])r) ?(\d{1,2}|元)[年.] ?([01]?\d)[月.] ?([0-3]?\d)(?!\d)日?/g;
const EAST_ASIAN = /(?<!\d)([01]?\d) ?[月월] ?([0-3]?\d) ?[日일号號]/g;
/** 9月4日至11日, with or without a year before it. */
const EAST_ASIAN_DAYS =
  /(?:(20\d\d) ?[年년] ?)?(?<!\d)([01]?\d) ?[月월] ?[0-3]?\d ?[日일号號]?(?:\([^()]{1,3}\))? ?(?:至|到|-|~|から|부터) ?([0-3]?\d) ?[日일号號]/g;
/** 2027年1月, 1月: a month without a day. */
const EAST_ASIAN_MONTH =
  /(?:(20\d\d) ?[年년] ?)?(?<!\d)([01]?\d)(?:月|월)(?! ?\d)(?:의 |の| )?(初旬|初め|初|上旬|中旬|半ば|下旬|末|底|초|중순|하순|말)?/g;
const VIETNAMESE =
  /(?<!\d)([0-3]?\d) (?:tháng|thang) ([01]?\d)(?!\d)(?:,? ?(?:năm|nam|\/|-) ?(20\d\d))?/g;
const VIETNAMESE_MONTH =
  /(đầu |giữa |cuối |hết )?(?<!\d )(?:tháng|thang) ([01]?\d)(?!\d)(?:,? ?(?:năm|nam|\/|-) ?(20\d\d))?/g;
/** Neither a time of day nor an amount of money. */
const NO_MEASURE = '(?! ?(?:uhr|h|am|pm|uur|eur|usd|chf|gb|mb|hod|óra|[€$£%])(?![a-z]))';
const DOTTED = new RegExp(
  `(?<![\\d.:/€$£]|kl\\.? |eur |usd |chf )([0-3]?\\d)\\. ?([0-3]?\\d)(?:\\.? ?((?:20|25)\\d\\d)(?!\\d)|\\.([2-9]\\d)(?!\\d)|(?!\\.?[\\d:])\\.?)(?:\\.(?=-))?${NO_MEASURE}`,
  'g',
);
const SLASHED =
  /(?<![\d/:.])([0-3]?\d)\/([0-3]?\d)(?:[/-]((?:20|25)\d\d|[2-9]\d)(?!\d)| (20\d\d)(?!\d))?(?![\d/]|\.\d)/g;
const DASHED = /(?<![\d/:.-])([0-3]?\d)-([0-3]?\d)-((?:20|25)\d\d|[2-4]\d)(?![\d-])/g;
/** Two numbers and a dash are a date only after a word that dates follow. */
const DASHED_SHORT =
  /(?<=(?<![a-z])(?:op|t\/m|tot|met|van|vanaf|iki|nuo|until) )([0-3]?\d)-([01]?\d)(?![\d:-])/g;

const ENGLISH =
  /(?<!\p{L})(?:the|will|my|back|return|returning|away|until|vacation|leave|i'm)(?!\p{L})/u;
const MONTH_FIRST_TEXT =
  /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[őű]|-ig(?!\p{L})|szabads|vagyok|között|ėjo|(?<!\p{L})iki(?!\p{L})/u;
const MONTH_FIRST = wordStarts(MONTH_FIRST_WORDS);
const DAY_FIRST = wordStarts(DAY_FIRST_WORDS);

/** `offset`: minutes of the writer's zone ahead of UTC; null when unknown. */
export function findNumericDates(source: SearchedText, offset: number | null): Mention[] {
  const { text } = source;
  const context: Context = {
    order: orderOf(source, offset),
    isThai: /[\u0e00-\u0e7f]/.test(text),
    isArabic: /[\u0600-\u06ff]/.test(text),
  };
  return [
    ...allMentions(text, YEAR_FIRST, (m) => yearFirst(m, context)),
    ...allMentions(text, REIWA, (m) => dateOf(reiwaYear(m[1] ?? ''), m[2], m[3])),
    ...allMentions(text, EAST_ASIAN, (m) => dateOf(null, m[1], m[2])),
    ...allMentions(text, EAST_ASIAN_DAYS, (m) => {
      const last = dateOf(yearOf(m[1], false), m[2], m[3]);
      return last && { ...last, range: true as const };
    }),
    ...allMentions(text, EAST_ASIAN_MONTH, (m) => monthOf(m[1], m[2], partOf(m[3]))),
    ...allMentions(text, VIETNAMESE, (m) => dateOf(yearOf(m[3], false), m[2], m[1])),
    ...allMentions(text, VIETNAMESE_MONTH, (m) => monthOf(m[3], m[2], partOf(m[1]?.trim()))),
    ...allMentions(text, DOTTED, (m) => inOrder([m[1], m[2], m[3] ?? m[4]], context, 'dots')),
    ...allMentions(text, SLASHED, (m) => inOrder([m[1], m[2], m[3] ?? m[4]], context, 'slashes')),
    ...allMentions(text, DASHED, (m) => inOrder([m[1], m[2], m[3]], context, 'slashes')),
    ...allMentions(text, DASHED_SHORT, (m) => inOrder([m[1], m[2], undefined], context, 'slashes')),
  ];
}

function yearFirst(m: RegExpExecArray, { isThai, isArabic }: Context): Absolute | null {
  const written = Number(m[1]);
  if (written >= 2100) return isThai ? dateOf(yearOf(m[1], true), m[2], m[3]) : null;
  if (written > 1500) return dateOf(written, m[2], m[3]);
  // A year such as 1405 is one of the solar calendar, and only in Persian.
  return isArabic && solarDate(written, Number(m[2]), Number(m[3])) !== null
    ? { kind: 'day', year: written, month: Number(m[2]), day: Number(m[3]), solar: true }
    : null;
}

function inOrder(
  [first, second, written]: readonly (string | undefined)[],
  { order, isThai }: Context,
  by: 'dots' | 'slashes',
): Absolute | null {
  const [a, b] = [Number(first), Number(second)];
  if ((written?.startsWith('25') ?? false) && !isThai && (written?.length ?? 0) > 2) return null;
  if (written?.length === 2 && !isThai && Number(written) > 49) return null;
  const year = yearOf(written, isThai);
  if (a > 12 || a === b) return dateOf(year, second, first);
  if (b > 12)
    return by === 'slashes' || order === 'month_first' ? dateOf(year, first, second) : null;
  // Only East Asians, Hungarians and Lithuanians write the month first before a dot.
  if (order === 'month_first' && (by === 'slashes' || written === undefined))
    return dateOf(year, first, second);
  if (order !== 'unknown' || by === 'dots') return dateOf(year, second, first);
  return a >= 1 && b >= 1 ? { kind: 'either', year, first: a, second: b } : null;
}

function dateOf(
  year: number | null,
  month: string | undefined,
  day: string | undefined,
): (Absolute & { kind: 'day' }) | null {
  const [m, d] = [Number(month), Number(day)];
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return null;
  return { kind: 'day', year, month: m, day: d };
}

function monthOf(
  year: string | undefined,
  month: string | undefined,
  part: (Absolute & { kind: 'month' })['part'],
): Absolute | null {
  const m = Number(month);
  return m >= 1 && m <= 12 ? { kind: 'month', year: yearOf(year, false), month: m, part } : null;
}

function partOf(word: string | undefined): (Absolute & { kind: 'month' })['part'] {
  if (word === undefined) return null;
  if (/^(?:初|上|초|đầu)/.test(word)) return 'early';
  return /^(?:中|半|중|giữa)/.test(word) ? 'mid' : 'late';
}

/**
 * A writer of 6/19 writes the month first throughout. So do East Asians, Hungarians, Lithuanians
 * and Americans; all others write the day first. An English text is told by its words, then by the
 * zone of its writer (a server's UTC tells nothing).
 */
function orderOf(source: SearchedText, offset: number | null): Order {
  const { text } = source;
  for (const match of text.matchAll(SLASHED)) {
    if (Number(match[1]) > 12) return 'day_first';
    if (Number(match[2]) > 12) return 'month_first';
  }
  if (MONTH_FIRST_TEXT.test(text)) return 'month_first';
  if (!ENGLISH.test(text)) return 'day_first';
  if (source.has(text, DAY_FIRST)) return 'day_first';
  if (source.has(text, MONTH_FIRST)) return 'month_first';
  if (offset === null || offset === 0) return 'unknown';
  return offset <= -240 ? 'month_first' : 'day_first';
}
