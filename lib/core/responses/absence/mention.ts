/** A mention of a day or of a period in a text, before the day of the message resolves it. */
import type { Part } from '../../../../data/classify/dates/parts-of-periods.ts';

/**
 * `at`..`end` is its place in the folded text. `range`: the last day of a span written as one date
 * ("3-14 August").
 */
export type Mention = { at: number; end: number; range?: true } & (Absolute | Relative);

/**
 * `day`: with or without a year, in the Gregorian or the Iranian solar calendar. `either`:
 * 5/6/2026, which is 5 June or May 6; `weekday` is the one that the text names beside it.
 */
export type Absolute =
  | { kind: 'day'; year: number | null; month: number; day: number; solar?: boolean }
  | { kind: 'either'; year: number | null; first: number; second: number; weekday?: number }
  | { kind: 'month'; year: number | null; month: number; part: Part | null }
  | { kind: 'week'; week: number };

/**
 * `weekday`: ISO weekday; `next`: the one in the following week. `days`: counted from the message.
 * `ordinal`: a day of the month without its month. `period`: the end of this week, month or year,
 * or the month after this one.
 */
export type Relative =
  | { kind: 'weekday'; weekday: number; next: boolean }
  | { kind: 'days'; days: number }
  | { kind: 'next_week' }
  | { kind: 'ordinal'; day: number }
  | { kind: 'period'; period: 'week_end' | 'month_end' | 'year_end' | 'next_month' };

/** A text has few dates of one form; what has more is no answer of an absent person. */
const MOST = 40;

/** A mention that may place itself otherwise than by the whole match. */
type Found = (Absolute | Relative) & { at?: number; end?: number; range?: true };

/** What a pattern found, by the reading of its groups. */
export function allMentions(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Found | null,
): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(pattern)) {
    if (mentions.length >= MOST) break;
    const found = read(match);
    if (found === null) continue;
    const end = match.index + match[0].trimEnd().length;
    mentions.push({ at: match.index, end, ...found });
  }
  return mentions;
}
