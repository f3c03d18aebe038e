/** Decides from when the next step of a sequence may go: the gap after a send, the pause of somebody who is away. */
import { DAY } from '../../domain/time.ts';
import type { Instant, LocalDate, ZoneTable } from '../../domain/time.ts';
import { addDays, dayNumberOf } from '../time/local-date.ts';
import { instantOfLocal, instantOfWall, localDateAt, offsetAt } from '../time/zone.ts';

export type GapRequest = {
  /** When the step before was really sent. */
  sentAt: Instant;
  gap: { days: number; business: boolean };
  /** The recipient's zone. */
  table: ZoneTable;
  /** The recipient's weekends and holidays; asked only for business days. */
  isWorkingDay: (date: LocalDate) => boolean;
};

/**
 * The same wall-clock time `days` days (or working days) later, and never less than `days` times 24 hours after the send:
 * across a clock change the gap is long enough by either way of counting.
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
  /** The day the person is back, on their own calendar. */
  returnDate: LocalDate;
  table: ZoneTable;
  isWorkingDay: (date: LocalDate) => boolean;
};

/** The first moment of the first working day after the return date: the day itself belongs to a full inbox. */
export function resumeAfterAbsence(request: AbsenceRequest): Instant {
  return instantOfLocal(request.table, addWorkingDays(request.returnDate, 1, request), 0);
}

/** The `days`-th working day after `date`; `date` itself for 0. A date that the zone left out (Samoa, 30 December 2011) is none. */
function addWorkingDays(
  date: LocalDate,
  days: number,
  { table, isWorkingDay }: Pick<GapRequest, 'table' | 'isWorkingDay'>,
): LocalDate {
  let current = date;
  for (let left = days, tried = 0; left > 0; tried += 1) {
    // No country rests for a year: a predicate that never says yes is a bug, and must not hang a send.
    if (tried > 366 * (days + 1)) throw new RangeError('no working day within a year');
    current = addDays(current, 1);
    if (isWorkingDay(current) && localDateAt(table, instantOfLocal(table, current, 0)) === current)
      left -= 1;
  }
  return current;
}
