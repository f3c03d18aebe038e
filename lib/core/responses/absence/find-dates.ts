/**
 * Finds the dates that a text mentions, in many languages; missing years and ambiguous orders stay
 * open.
 */
import type { Mention } from './mention.ts';
import { findNamedDates } from './named-dates.ts';
import { findNumericDates } from './numeric-dates.ts';
import { findRelativeDates } from './relative-dates.ts';
import { findWeekdays } from './weekday-mentions.ts';
import type { SearchedText } from './word-search.ts';

/** A text of more dates is a table or a thread, and the first ones tell about the absence. */
const MOST = 30;

/** The mentions in order of place; of overlapping ones, the longer one. */
export function findDates(source: SearchedText, offset: number | null): Mention[] {
  const { text } = source;
  const mentions = [
    ...findNumericDates(source, offset),
    ...findNamedDates(text),
    ...findRelativeDates(text),
    ...findWeekdays(text),
  ].sort((a, b) => b.end - b.at - (a.end - a.at) || a.at - b.at);
  const taken = new Uint8Array(text.length);
  const kept = mentions.filter(({ at, end }) => {
    if (taken.subarray(at, end).includes(1)) return false;
    taken.fill(1, at, end);
    return true;
  });
  return joinWeekdays(text, kept.sort((a, b) => a.at - b.at).slice(0, MOST));
}

/** "Monday, 8 June" is one day; of 8/6, the weekday tells which. */
function joinWeekdays(text: string, mentions: Mention[]): Mention[] {
  const joined: Mention[] = [];
  let weekday: Mention | undefined;
  for (const [i, mention] of mentions.entries()) {
    if (mention.kind !== 'weekday' && mention.kind !== 'next_week') {
      joined.push(weekday === undefined ? mention : withWeekday(mention, weekday));
      weekday = undefined;
      continue;
    }
    const [next, last] = [mentions[i + 1], joined.at(-1)];
    const isBefore =
      next !== undefined &&
      next.kind !== mention.kind &&
      next.at - mention.end <= 14 &&
      (mention.kind === 'weekday' ? isDated(next) : next.kind === 'weekday');
    const isAfter =
      last !== undefined && isDated(last) && /^[ ,(.]{0,4}$/.test(text.slice(last.end, mention.at));
    if (isAfter) joined.splice(-1, 1, { ...last, end: mention.end });
    else if (isBefore) weekday = mention;
    else joined.push(mention);
  }
  return joined;
}

function withWeekday(mention: Mention, before: Mention): Mention {
  const { at } = before;
  return mention.kind === 'either' && before.kind === 'weekday'
    ? { ...mention, at, weekday: before.weekday }
    : { ...mention, at };
}

function isDated({ kind }: Mention): boolean {
  return kind === 'day' || kind === 'either' || kind === 'ordinal';
}
