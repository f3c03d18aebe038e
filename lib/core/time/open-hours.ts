/**
 * Decides which hours of a date are open, by a send window's weekdays, single dates, half days and
 * blackouts.
 */
import type { Hours, SendWindow } from '../../domain/campaigns/campaign.ts';
import { dateOfDayNumber, dayNumberOf, minutesOf, weekdayOfDayNumber } from './local-date.ts';
import { isWorkingDayNumber, type WorkingDays } from './working-day.ts';

/** Minutes after midnight, `start` before `end`. */
export type OpenSpan = { start: number; end: number };

export type OpenHours = {
  /** Sorted and disjoint; empty: closed. `dayNumber` counts from 1970-01-01. */
  hoursOf(dayNumber: number): readonly OpenSpan[];
  /** Whether the date has any open hours. */
  isOpenDay(dayNumber: number): boolean;
};

/**
 * The first rule that applies decides: a blackout, the date itself (`days`), the recipient's
 * weekend or holiday, a half day, the weekday.
 * @throws RangeError for hours that end before they start or overlap.
 */
export function createOpenHours(window: SendWindow, working: WorkingDays): OpenHours {
  const week = window.week.map(spansOf);
  const days = new Map(
    Object.entries(window.days).map(([date, hours]) => [dayNumberOf(date), spansOf(hours)]),
  );
  const blackouts = window.blackouts.map(({ from, to }) => ({
    from: dayNumberOf(from),
    to: dayNumberOf(to),
  }));
  const halves = new Map(
    Object.entries(window.halfDays).map(([day, end]) => [day, minutesOf(end)]),
  );

  const hoursOf = (dayNumber: number): readonly OpenSpan[] => {
    if (blackouts.some(({ from, to }) => from <= dayNumber && dayNumber <= to)) return [];
    const own = days.get(dayNumber);
    if (own !== undefined) return own;
    const usual = week[weekdayOfDayNumber(dayNumber) - 1] ?? [];
    if (usual.length === 0 || !isWorkingDayNumber(working, dayNumber)) return [];
    const half = halves.size === 0 ? undefined : halves.get(dateOfDayNumber(dayNumber).slice(5));
    return half === undefined ? usual : cutAt(usual, half);
  };
  return { hoursOf, isOpenDay: (dayNumber) => hoursOf(dayNumber).length > 0 };
}

function spansOf(hours: readonly Hours[]): OpenSpan[] {
  const spans = hours
    .map(({ start, end }) => ({ start: minutesOf(start), end: minutesOf(end) }))
    .sort((a, b) => a.start - b.start);
  spans.forEach(({ start, end }, index) => {
    if (end <= start) throw new RangeError('a send window ends after it starts, on the same day');
    if (start < (spans[index - 1]?.end ?? 0))
      throw new RangeError('two send windows of a day do not overlap');
  });
  return spans;
}

function cutAt(spans: readonly OpenSpan[], end: number): OpenSpan[] {
  return spans.flatMap((span) =>
    span.start < end ? [{ start: span.start, end: Math.min(span.end, end) }] : [],
  );
}
