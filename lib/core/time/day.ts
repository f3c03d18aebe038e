/** Finds the calendar day of an instant. */
import { addDays } from './local-date.ts';
import { buildZone, instantOfLocal, localDateAt } from './zone.ts';
import { DAY, type Instant, type LocalDate, type Zone, type ZoneTable } from '../../domain/time.ts';

export type Day = { date: LocalDate; startsAt: Instant; endsAt: Instant };

/** A lookup that keeps the last day, because callers often ask for neighbouring instants. */
export function dayIn(table: ZoneTable): (at: Instant) => Day {
  let last: Day = { date: '', startsAt: 0, endsAt: 0 };
  return (at) => {
    if (at >= last.startsAt && at < last.endsAt) return last;
    const date = localDateAt(table, at);
    last = {
      date,
      startsAt: instantOfLocal(table, date, 0),
      endsAt: instantOfLocal(table, addDays(date, 1), 0),
    };
    return last;
  };
}

/** The same days, with start and end later by `by` ms. */
export function later(dayOf: (at: Instant) => Day, by: number): (at: Instant) => Day {
  if (by === 0) return dayOf;
  return (at) => {
    const { date, startsAt, endsAt } = dayOf(at - by);
    return { date, startsAt: startsAt + by, endsAt: endsAt + by };
  };
}

/** The last day found in each zone: most messages are settled on the same day as the one before. */
const lastDays = new Map<Zone, Day>();

export function dateIn(zone: Zone, at: Instant): LocalDate {
  const last = lastDays.get(zone);
  if (last && at >= last.startsAt && at < last.endsAt) return last.date;
  const day = dayIn(buildZone(zone, at - 2 * DAY, at + 2 * DAY))(at);
  lastDays.set(zone, day);
  return day.date;
}
