/** Lists the caps of the coming dates of a warmup. */
import { createOpenHours } from '../time/open-hours.ts';
import { dateOfDayNumber, dayNumberOf } from '../time/local-date.ts';
import type { Quota } from './slots.ts';
import type { SendWindow } from '../../domain/campaigns/campaign.ts';
import type { ComingCap, LimitScope } from '../../domain/limits/limits.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

export type WarmupCourse = {
  scope: LimitScope;
  scopeId: string;
  /** From today on, the dates on which the window is open; at most `MOST_DATES`. */
  dates: ComingCap[];
  /** The first date without a cap; null: later than the dates listed. */
  endsOn: LocalDate | null;
};

export const MOST_DATES = 14;
/** A window that is closed for so many days in a row is not searched further. */
const LONGEST_PAUSE = 60;
const SATURDAY_AND_SUNDAY = [6, 7];

/**
 * The courses of the warmups that are not over. Each date is taken to be used and clean. Weekends
 * are Saturday and Sunday, and holidays count as working days: they differ from one recipient to
 * the next.
 */
export function warmupCourses(
  quotas: readonly Quota[],
  window: SendWindow,
  now: Instant,
): WarmupCourse[] {
  const { isOpenDay } = createOpenHours(window, {
    weekend: window.skipWeekends ? SATURDAY_AND_SUNDAY : [],
    holidays: new Set(),
  });
  return quotas.flatMap((quota) => courseOf(quota, isOpenDay, now) ?? []);
}

function courseOf(
  { scope, scopeId, warmup, dayOf }: Quota,
  isOpenDay: (dayNumber: number) => boolean,
  now: Instant,
): WarmupCourse | null {
  const expected = warmup?.copy();
  if (!expected || expected.on(dayOf(now).date).cap === null) return null;
  const dates: ComingCap[] = [];
  let closed = 0;
  for (let number = dayNumberOf(dayOf(now).date); closed < LONGEST_PAUSE; number++) {
    if (!isOpenDay(number)) {
      closed++;
      continue;
    }
    closed = 0;
    const date = dateOfDayNumber(number);
    const { day, cap } = expected.on(date);
    if (cap === null) return { scope, scopeId, dates, endsOn: date };
    if (dates.length === MOST_DATES) break;
    dates.push({ date, day, cap });
    expected.add(date);
  }
  return { scope, scopeId, dates, endsOn: null };
}
