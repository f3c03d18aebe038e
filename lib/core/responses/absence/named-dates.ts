/** Finds dates with the name of a month: 14 September 2026, September 14-18, mid-September. */
import {
  HOMONYMS,
  MONTHS,
  NOT_ALONE,
  SOLAR_MONTHS,
} from '../../../../data/classify/dates/months.ts';
import {
  PARTS_AFTER,
  PARTS_BEFORE,
  type Part,
} from '../../../../data/classify/dates/parts-of-periods.ts';
import { yearOf } from './calendars.ts';
import { foldDates } from './fold-dates.ts';
import type { Mention } from './mention.ts';
import { isLetter, NameTable } from './word-search.ts';

type Name = { month: number; solar: boolean; end: number; isShort: boolean };
type Tables = {
  months: NameTable;
  solar: ReadonlyMap<string, number>;
  notAlone: ReadonlySet<string>;
  /** Longest first. */
  parts: readonly { part: Part; before: boolean; word: string }[];
};

let made: Tables | null = null;

function tables(): Tables {
  return (made ??= {
    months: new NameTable(MONTHS),
    solar: new Map(SOLAR_MONTHS.map((name, i) => [foldDates(name), i + 1] as const)),
    notAlone: new Set(NOT_ALONE.map(foldDates)),
    parts: [...partsOf(PARTS_BEFORE, true), ...partsOf(PARTS_AFTER, false)].sort(
      (a, b) => b.word.length - a.word.length,
    ),
  });
}

function partsOf(words: Readonly<Record<Part, readonly string[]>>, before: boolean) {
  return (['early', 'mid', 'late'] as const).flatMap((part) =>
    words[part].map((word) => ({ part, before, word: foldDates(word) })),
  );
}

const WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{2,24}/gu;
/** What may stand between a day and its month, before the month. */
const DAY_BEFORE =
  /(?<![\d:./])([0-3]?\d)(?:st|nd|rd|th|ers?|[oa°]|:e|-?го|-е|-ви|-ми|-mi|-я|a)?[.,]?(?:[-/ ]|\. ?)?(?:(?:of|de|del|di|den|do|من|του|στισ|bulan|del mes de) |d'|-?[בל]-?)?$/u;
const DAY_AFTER =
  /^\.?,? ?(?:the |of |d\. )?([0-3]?\d)(?:st|nd|rd|th|-?[eé]n|-?án)?(?![\d:%]|\.\d)(?:(?:-t[őóo]l)?\.? ?(?:-|~|to|through|thru|iki|és) ?([0-3]?\d)(?:st|nd|rd|th)?(?![\d:/-]|\.\d))?(?:\.(?=-))?(?: d(?:\.|(?!\p{L})))?/u;
const YEAR_AFTER =
  /^\.?[ ,./-]{0,2}(?:\(?(?:de|del|do|of|năm|tahun|พศ|του|عام|لسنه|سنه|سال) ?)?(20\d\d|25\d\d|1[34]\d\d)(?!\d)/u;
const SHORT_YEAR_AFTER = /^(?:\.?['/-]|\.?( ))(\d\d)(?![\d:.h/-])/;
const YEAR_BEFORE = /(?<!\d)(20\d\d)(?:\. ?|, ?| )(?:(?:m|gada|г|evi)\.? ?)?$/u;

/** As many as of any other form. */
const MOST = 40;

export function findNamedDates(text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(WORD)) {
    const name = nameOf(text, match[0], match.index);
    if (name === null) continue;
    const at = match.index;
    const mention =
      dayBefore(text, at, name) ?? dayAfter(text, at, name) ?? monthAlone(text, at, name);
    if (mention !== null) mentions.push(mention);
    if (mentions.length >= MOST) break;
  }
  return mentions;
}

function nameOf(text: string, word: string, at: number): Name | null {
  const { months, solar, notAlone } = tables();
  const solarMonth = solar.get(word);
  if (solarMonth !== undefined)
    return { month: solarMonth, solar: true, end: at + word.length, isShort: true };
  // Hebrew writes "in" and "of" as a prefix of the name.
  const start = /^[בל][א-ת]{3}/.test(word) ? 1 : 0;
  const second = /^ ([\u0620-\u06ff]{4,8})/.exec(
    text.slice(at + word.length, at + word.length + 10),
  );
  const double = second === null ? null : months.find(`${word} ${second[1] ?? ''}`);
  if (double !== null) {
    const end = at + word.length + (second?.[0].length ?? 0);
    return { month: double.number, solar: false, end, isShort: true };
  }
  const found = months.find(word.slice(start)) ?? (start > 0 ? months.find(word) : null);
  if (found === null) return null;
  return {
    month: ownMonth(text, word, found.number),
    solar: false,
    end: at + word.length,
    isShort: notAlone.has(word),
  };
}

/** `listopada` is October in Croatian and November in Polish. */
function ownMonth(text: string, word: string, month: number): number {
  const homonym = HOMONYMS.find((item) => item.word === word);
  return homonym?.signs.some((sign) => text.includes(sign)) ? homonym.month : month;
}

function dayBefore(text: string, at: number, { month, solar, end }: Name): Mention | null {
  const start = Math.max(0, at - 20);
  const found = DAY_BEFORE.exec(text.slice(start, at));
  const day = Number(found?.[1]);
  if (found === null || day < 1 || day > 31) return null;
  const year = yearAround(text, start + found.index, end);
  return { ...year, kind: 'day', month, day, ...(solar && { solar }) };
}

function dayAfter(text: string, at: number, { month, solar, end }: Name): Mention | null {
  if (solar) return null;
  const found = DAY_AFTER.exec(text.slice(end, end + 24));
  const [day, last] = [Number(found?.[1]), found?.[2]];
  if (found === null || day < 1 || day > 31 || Number(last ?? 1) > 31) return null;
  const year = yearAround(text, at, end + found[0].length);
  return last === undefined
    ? { ...year, kind: 'day', month, day }
    : { ...year, kind: 'day', month, day: Number(last), range: true };
}

function monthAlone(
  text: string,
  at: number,
  { month, solar, end, isShort }: Name,
): Mention | null {
  if (solar) return null;
  const around = yearAround(text, at, end);
  const { parts } = tables();
  const before = text.slice(Math.max(0, at - 24), at).trimEnd();
  const after = text.slice(around.end, around.end + 16).trimStart();
  const found = parts.find((item) =>
    item.before
      ? before.endsWith(item.word) && !isLetter(before.charAt(before.length - item.word.length - 1))
      : after.startsWith(item.word),
  );
  if (isShort && around.year === null && found === undefined) return null;
  const start = found?.before ? text.lastIndexOf(found.word, at) : around.at;
  const isBehind = found !== undefined && !found.before;
  const past = isBehind ? text.indexOf(found.word, around.end) + found.word.length : around.end;
  const shared = { year: around.year, month, part: found?.part ?? null, at: start };
  return { ...shared, kind: 'month', end: past };
}

/** The year behind a date, or before it as in Hungarian, Lithuanian and Latvian. */
function yearAround(
  text: string,
  at: number,
  end: number,
): { year: number | null; at: number; end: number } {
  const behind = text.slice(end, end + 16);
  const isThai = /[\u0e00-\u0e7f]/.test(text.charAt(end - 1));
  const full = YEAR_AFTER.exec(behind);
  if (full !== null) return { year: yearOf(full[1], false), at, end: end + full[0].length };
  const short = SHORT_YEAR_AFTER.exec(behind);
  if (short !== null && (short[1] === undefined || isThai) && (isThai || Number(short[2]) < 50))
    return { year: yearOf(short[2], isThai), at, end: end + short[0].length };
  const before = YEAR_BEFORE.exec(text.slice(Math.max(0, at - 16), at));
  if (before !== null) return { year: Number(before[1]), at: at - before[0].length, end };
  // The dot of "Sept." or of "14." belongs to the date.
  return { year: null, at, end };
}
