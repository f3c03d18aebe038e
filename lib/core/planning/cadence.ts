/**
 * Decides when the next step of a sequence is due: after its gap, and after the recipient's
 * absence.
 */
import { DAY } from '../../domain/time.ts';
import type { Instant, LocalDate, ZoneTable } from '../../domain/time.ts';
import { addDays, dayNumberOf } from '../time/local-date.ts';
import { instantOfLocal, instantOfWall, localDateAt, offsetAt } from '../time/zone.ts';

export type GapRequest = {
  /** When the step before left. */
  sentAt: Instant;
  gap: { days: number; business: boolean };
  /** The recipient's zone. */
  table: ZoneTable;
  /** By the recipient's weekends and holidays; called only for business days. */
  isWorkingDay: (date: LocalDate) => boolean;
};

/**
 * The same wall-clock time `days` days (or working days) later, but at least `days` times 24 hours
 * after the send. So the gap is long enough across a clock change, however it is counted.
 */
export function earliestNextStep(request: GapRequest): Instant {
  const { sentAt, gap, table } = request;
  const sentOn = localDateAt(table, sentAt);
  const wall = sentAt + offsetAt(table, sentAt);
  const date = gap.business ? addWorkingDays(sentOn, gap.days, request) : addDays(sentOn, gap.days);
  const sameTime = instantOfWall(table, wall + (dayNumberOf(date) - dayNumberOf(sentOn)) * DAY);
  return Math.max(sameTime, sentAt + gap.days * DAY);
}

export type AbsenceRequest = {
  /** The day the recipient is back, on the recipient's calendar. */
  returnDate: LocalDate;
  table: ZoneTable;
  isWorkingDay: (date: LocalDate) => boolean;
};

/**
 * Start of the first working day after the return date. On the return date itself the inbox is
 * full.
 */
export function resumeAfterAbsence(request: AbsenceRequest): Instant {
  return instantOfLocal(request.table, addWorkingDays(request.returnDate, 1, request), 0);
}

/**
 * The `days`-th working day after `date`; `date` itself for 0. A date that the zone skipped (Samoa,
 * 30 December 2011) does not count.
 */
function addWorkingDays(
  date: LocalDate,
  days: number,
  { table, isWorkingDay }: Pick<GapRequest, 'table' | 'isWorkingDay'>,
): LocalDate {
  let current = date;
  for (let left = days, checked = 0; left > 0; checked += 1) {
    // No country has a year without a working day. A predicate that is never true is a bug and must
    // not hang a send.
    if (checked > 366 * (days + 1)) throw new RangeError('no working day within a year');
    current = addDays(current, 1);
    if (isWorkingDay(current) && localDateAt(table, instantOfLocal(table, current, 0)) === current)
      left -= 1;
  }
  return current;
}
