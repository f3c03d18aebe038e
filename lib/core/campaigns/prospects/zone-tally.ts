/**
 * Counts how the zones of a prospects file were found, where the population decided, and where
 * holidays are uncertain.
 */
import { ZONE_SOURCES, type ZoneSource } from '../../../domain/campaigns/prospect.ts';
import type { Zone } from '../../../domain/time.ts';
import { holidayCoverageOf, type HolidayCoverage } from './holiday-coverage.ts';
import { recordOf } from '../../../domain/record-of.ts';

type Placed = { zone: Zone; source: ZoneSource; byPopulation: boolean; country: string | null };

export type ZoneTally = {
  zones: Record<ZoneSource, number>;
  /** Their holidays are those of the campaign's country. */
  withoutCountry: number;
  /**
   * Countries with several zones where the rows do not tell which: some thirty at most, most
   * prospects first.
   */
  zonesByPopulation: { country: string; zone: Zone; count: number }[];
  /** Countries that the holiday calendar lacks, most prospects first. */
  holidaysUncertain: {
    country: string;
    days: Exclude<HolidayCoverage, 'calendar'>;
    count: number;
  }[];
};

export function createZoneTally(): { add(place: Placed): void; result(): ZoneTally } {
  const zones = recordOf(ZONE_SOURCES, () => 0);
  let withoutCountry = 0;
  const guessed = new Map<string, ZoneTally['zonesByPopulation'][number]>();
  const uncertain = new Map<string, ZoneTally['holidaysUncertain'][number]>();
  return {
    add({ source, byPopulation, country, zone }) {
      zones[source] += 1;
      if (country === null) withoutCountry += 1;
      const days = holidayCoverageOf(country);
      if (country !== null && days !== 'calendar')
        uncertain.set(country, { country, days, count: (uncertain.get(country)?.count ?? 0) + 1 });
      if (!byPopulation || country === null) return;
      const entry = guessed.get(country);
      if (entry === undefined) guessed.set(country, { country, zone, count: 1 });
      else entry.count += 1;
    },
    result: () => ({
      zones,
      withoutCountry,
      zonesByPopulation: mostFirst(guessed),
      holidaysUncertain: mostFirst(uncertain),
    }),
  };
}

function mostFirst<T extends { country: string; count: number }>(
  counted: ReadonlyMap<string, T>,
): T[] {
  return [...counted.values()].sort(
    (a, b) => b.count - a.count || (a.country < b.country ? -1 : 1),
  );
}
