/** Moves what somebody writes into the hours in which people write: eight to six on working days, where they are. */
import { addDays } from '../time/local-date.ts';
import { instantOfLocal, localDateTimeAt } from '../time/zone.ts';
import { MINUTE, type Instant, type LocalDate, type ZoneTable } from '../../domain/time.ts';

const [OPENS, CLOSES] = [8 * 60, 18 * 60] as const;
/** What waited for the morning is written within so many minutes of it. */
const MORNING = 90;
/** No holidays last so long. */
const MOST_DAYS = 60;

/** `at` itself within office hours, otherwise in the next morning with work; `spread` (0 to 1) says when in it. */
export function toOfficeHours(
  at: Instant,
  place: { table: ZoneTable; isWorkingDay: (date: LocalDate) => boolean; spread: number },
): Instant {
  const { table, isWorkingDay, spread } = place;
  const { date, minutesOfDay } = localDateTimeAt(table, at);
  if (isWorkingDay(date) && minutesOfDay >= OPENS && minutesOfDay < CLOSES) return at;
  let morning = minutesOfDay < OPENS ? date : addDays(date, 1);
  for (let tried = 0; tried < MOST_DAYS && !isWorkingDay(morning); tried++)
    morning = addDays(morning, 1);
  return instantOfLocal(table, morning, OPENS) + Math.floor(spread * MORNING * MINUTE);
}
