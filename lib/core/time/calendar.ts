/**
 * Decides when a person may be mailed: the open intervals of a send window on that person's open
 * days.
 */
import type { SendWindow } from '../../domain/campaigns/campaign.ts';
import { DAY, MINUTE } from '../../domain/time.ts';
import type { Instant, LocalDate, ZoneTable } from '../../domain/time.ts';
import { createOpenHours, type OpenSpan } from './open-hours.ts';
import { segmentsAround } from './zone.ts';

/**
 * Sorted, non-empty, disjoint intervals [starts[i], ends[i]) that overlap [from, to). Intervals at
 * the edges are whole, except one that runs for days (`00:00` to `24:00`): it is cut two days
 * outside the range.
 */
export type Calendar = {
  readonly from: Instant;
  readonly to: Instant;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
};

export type CalendarRequest = {
  /** The zone on whose clock the window's hours are read. */
  hours: ZoneTable;
  /**
   * The recipient's own zone. If it is another one, the date must be an open day on both clocks.
   */
  recipient: ZoneTable;
  window: SendWindow;
  /** ISO weekdays off in the recipient's country (1 Monday .. 7 Sunday). */
  weekend: readonly number[];
  /** Public holidays of the recipient's country that touch the range. */
  holidays: ReadonlySet<LocalDate>;
  from: Instant;
  to: Instant;
};

export type Opening = { at: Instant; until: Instant };

/**
 * Computes the intervals. An instant is open exactly when the wall clock shows start <= time < end
 * of hours that are open on that date. So a clock change inside a window gives two intervals, and
 * an hour that does not exist is in none.
 * @throws RangeError for hours that end before they start, or overlap.
 */
export function buildCalendar(request: CalendarRequest): Calendar {
  const { hours, recipient, window, from, to } = request;
  const open = createOpenHours(window, {
    weekend: window.skipWeekends ? request.weekend : [],
    holidays: window.skipHolidays ? request.holidays : new Set(),
  });
  let spans = openSpans(hours, open.hoursOf, { from, to });
  if (recipient.zone !== hours.zone) {
    spans = intersect(
      spans,
      openSpans(recipient, (day) => (open.isOpenDay(day) ? WHOLE_DAY : []), { from, to }),
    );
  }
  const touching = spans.filter((span) => span.until > from && span.at < to);
  return {
    from,
    to,
    starts: Float64Array.from(touching, (span) => span.at),
    ends: Float64Array.from(touching, (span) => span.until),
  };
}

const WHOLE_DAY: readonly OpenSpan[] = [{ start: 0, end: 24 * 60 }];

/**
 * The instants whose wall clock is within the open hours of its date, as maximal intervals around
 * [from, to).
 */
function openSpans(
  table: ZoneTable,
  hoursOf: (dayNumber: number) => readonly OpenSpan[],
  range: { from: Instant; to: Instant },
): Opening[] {
  // Windows at the edges must be whole: two more days contain them on any clock.
  const first = range.from - 2 * DAY;
  const last = range.to + 2 * DAY;
  const spans: Opening[] = [];
  for (const { start, end, offset } of segmentsAround(table, first, last)) {
    const lastDay = Math.floor((Math.min(end, last) + offset) / DAY);
    for (let day = Math.floor((Math.max(start, first) + offset) / DAY); day <= lastDay; day += 1) {
      for (const hours of hoursOf(day)) {
        const at = Math.max(start, day * DAY + hours.start * MINUTE - offset);
        const until = Math.min(end, day * DAY + hours.end * MINUTE - offset);
        if (at < until) spans.push({ at, until });
      }
    }
  }
  return joinTouching(spans);
}

/**
 * Sorts (a clock set back over midnight shows the older date last) and joins intervals that touch,
 * such as two midnights.
 */
function joinTouching(spans: readonly Opening[]): Opening[] {
  const joined: Opening[] = [];
  for (const span of spans.toSorted((a, b) => a.at - b.at)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && last.until === span.at) last.until = span.until;
    else joined.push({ ...span });
  }
  return joined;
}

/** The intersection of two sorted lists. */
function intersect(left: readonly Opening[], right: readonly Opening[]): Opening[] {
  const common: Opening[] = [];
  let i = 0;
  let j = 0;
  for (
    let a = left[0], b = right[0];
    a !== undefined && b !== undefined;
    a = left[i], b = right[j]
  ) {
    const at = Math.max(a.at, b.at);
    const until = Math.min(a.until, b.until);
    if (at < until) common.push({ at, until });
    if (a.until < b.until) i += 1;
    else j += 1;
  }
  return common;
}

/**
 * The earliest open instant at or after `instant`, with the end of its interval; null when the
 * calendar has none left.
 * @throws RangeError for an instant before the calendar's range.
 */
export function nextOpening(calendar: Calendar, instant: Instant): Opening | null {
  const window = windowFrom(calendar, instant);
  return window === null ? null : { at: Math.max(window.at, instant), until: window.until };
}

/** The whole open interval around `instant`; null when it is closed then. */
export function windowAt(calendar: Calendar, instant: Instant): Opening | null {
  const window = windowFrom(calendar, instant);
  return window === null || window.at > instant ? null : window;
}

/**
 * The closed interval around `instant`; null when it is open then, or when an end lies outside the
 * calendar.
 */
export function closureAt(
  calendar: Calendar,
  instant: Instant,
): { since: Instant; until: Instant } | null {
  const next = indexFrom(calendar, instant);
  const [since, until] = [calendar.ends[next - 1], calendar.starts[next]];
  return since === undefined || until === undefined || until <= instant ? null : { since, until };
}

export function isOpen(calendar: Calendar, instant: Instant): boolean {
  return windowAt(calendar, instant) !== null;
}

/** The first interval that ends after `instant`. */
function windowFrom(calendar: Calendar, instant: Instant): Opening | null {
  const index = indexFrom(calendar, instant);
  const at = calendar.starts[index];
  const until = calendar.ends[index];
  return at === undefined || until === undefined ? null : { at, until };
}

/** The index of the first interval that ends after `instant`. */
function indexFrom({ from, ends }: Calendar, instant: Instant): number {
  if (instant < from) throw new RangeError('the instant is before the start of the calendar');
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
