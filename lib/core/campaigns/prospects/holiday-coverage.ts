/** Decides how far the holidays of a country can be relied on. */
import { NO_CALENDAR, OWN_TABLE } from '../../../../data/places/holidays/coverage.ts';

/**
 * `own_table`: the world's calendar lacks the country, and the days that could be sourced stand in
 * for it. `none`: no day is known.
 */
export type HolidayCoverage = 'calendar' | 'own_table' | 'none';

/**
 * A country that nobody knows has no holidays that could be wrong: that it is unknown is said
 * elsewhere.
 */
export function holidayCoverageOf(country: string | null): HolidayCoverage {
  if (country === null) return 'calendar';
  return OWN_TABLE.has(country) ? 'own_table' : NO_CALENDAR.has(country) ? 'none' : 'calendar';
}
