/**
 * Moves an invented recipient's reply into office hours: eight to six on the recipient's working
 * days.
 */
import { addDays } from '../time/local-date.ts';
import { instantOfLocal, localDateTimeAt } from '../time/zone.ts';
import { MINUTE, type Instant, type LocalDate, type ZoneTable } from '../../domain/time.ts';

const [OPENS, CLOSES] = [8 * 60, 18 * 60] as const;
/** A reply that waited for the morning is written within this many minutes of opening. */
const MORNING = 90;
/** Longer than any holidays last. */
const MOST_DAYS = 60;

/**
 * `at` itself within office hours, else an instant in the next working morning. `spread` (0 to 1)
 * chooses the instant in it.
 */
export function toOfficeHours(
  at: Instant,
  place: { table: ZoneTable; isWorkingDay: (date: LocalDate) => boolean; spread: number },
): Instant {
  const { table, isWorkingDay, spread } = place;
  const { date, minutesOfDay } = localDateTimeAt(table, at);
  if (isWorkingDay(date) && minutesOfDay >= OPENS && minutesOfDay < CLOSES) return at;
  let morning = minutesOfDay < OPENS ? date : addDays(date, 1);
  for (let daysTried = 0; daysTried < MOST_DAYS && !isWorkingDay(morning); daysTried++)
    morning = addDays(morning, 1);
  return instantOfLocal(table, morning, OPENS) + Math.floor(spread * MORNING * MINUTE);
}
