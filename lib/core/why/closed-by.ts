/**
 * Decides what closes the hours between two instants: the time of day, a weekend, a holiday, a
 * blackout.
 */
import { createOpenHours } from '../time/open-hours.ts';
import { dateOfDayNumber, weekdayOfDayNumber } from '../time/local-date.ts';
import { offsetAt } from '../time/zone.ts';
import type { ClosedBy } from './link.ts';
import type { WorkingDays } from '../time/working-day.ts';
import { DAY, type Instant, type ZoneTable } from '../../domain/time.ts';
import type { SendWindow } from '../../domain/campaigns/campaign.ts';

/** `working`: the recipient's weekend and holidays, whether or not the window skips them. */
export type Closing = {
  window: SendWindow;
  working: WorkingDays;
  hours: ZoneTable;
  recipient: ZoneTable;
};

/** Each kind once, in the order of the days; a holiday on a weekend counts as weekend. */
export function closedBy(closing: Closing, from: Instant, until: Instant): ClosedBy[] {
  const kinds = new Set<ClosedBy>();
  for (const table of closing.hours.zone === closing.recipient.zone
    ? [closing.recipient]
    : [closing.hours, closing.recipient]) {
    const last = dayAt(table, until - 1);
    for (let day = dayAt(table, from); day <= last; day++) {
      const kind = closes(closing, day);
      // The second clock decides about whole days only; hours are read on the first clock.
      if (table === closing.hours || kind !== 'hours') kinds.add(kind);
    }
  }
  return [...kinds];
}

function dayAt(table: ZoneTable, at: Instant): number {
  return Math.floor((at + offsetAt(table, at)) / DAY);
}

/** Checks in the same order as `createOpenHours`. */
function closes({ window, working }: Closing, day: number): ClosedBy {
  const date = dateOfDayNumber(day);
  if (window.blackouts.some(({ from, to }) => from <= date && date <= to)) return 'blackout';
  if (window.days[date] !== undefined) return 'days';
  const weekday = weekdayOfDayNumber(day);
  if ((window.week[weekday - 1] ?? []).length === 0) return 'weekday';
  if (window.skipWeekends && working.weekend.includes(weekday)) return 'weekend';
  if (window.skipHolidays && working.holidays.has(date)) return 'holiday';
  return window.halfDays[date.slice(5)] !== undefined &&
    createOpenHours(window, { weekend: [], holidays: new Set() }).isOpenDay(day)
    ? 'half_day'
    : 'hours';
}
