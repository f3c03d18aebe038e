/** The weekend of each country. */
import { CORRECTIONS, USUAL_WEEKEND, WEEKENDS } from '../../data/places/weekends.ts';

/**
 * ISO weekdays off (1 Monday .. 7 Sunday); Saturday and Sunday when the country is unknown.
 * `country` is ISO alpha-2.
 */
export function weekendOf(country: string | null): readonly number[] {
  if (country === null) return USUAL_WEEKEND;
  if (Object.hasOwn(CORRECTIONS, country)) return CORRECTIONS[country]?.days ?? USUAL_WEEKEND;
  return Object.hasOwn(WEEKENDS, country) ? (WEEKENDS[country] ?? USUAL_WEEKEND) : USUAL_WEEKEND;
}
