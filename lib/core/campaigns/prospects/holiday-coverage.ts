/** Decides how reliable the holidays of a country are. */
import { NO_CALENDAR, OWN_TABLE } from '../../../../data/places/holidays/coverage.ts';

/**
 * `own_table`: the world calendar lacks the country, and our table has those holidays that have a
 * source. `none`: no holiday is known.
 */
export type HolidayCoverage = 'calendar' | 'own_table' | 'none';

/**
 * Without a country there are no uncertain holidays; the unknown country is reported separately.
 */
export function holidayCoverageOf(country: string | null): HolidayCoverage {
  if (country === null) return 'calendar';
  return OWN_TABLE.has(country) ? 'own_table' : NO_CALENDAR.has(country) ? 'none' : 'calendar';
}
