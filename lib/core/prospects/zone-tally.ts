/** Adds up how the zones of a prospects file were found, and where they were chosen by population. */
import { ZONE_SOURCES, type ZoneSource } from '../../domain/prospect.ts';
import type { Zone } from '../../domain/time.ts';

type Placed = { zone: Zone; source: ZoneSource; byPopulation: boolean; country: string | null };

export type ZoneTally = {
  zones: Record<ZoneSource, number>;
  /** Countries with several clocks of which the file says no more: at most thirty or so, most people first. */
  zonesByPopulation: { country: string; zone: Zone; count: number }[];
};

export function createZoneTally(): { add(place: Placed): void; result(): ZoneTally } {
  const zones = Object.fromEntries(ZONE_SOURCES.map((source) => [source, 0])) as Record<ZoneSource, number>;
  const guessed = new Map<string, { country: string; zone: Zone; count: number }>();
  return {
    add({ source, byPopulation, country, zone }) {
      zones[source] += 1;
      if (!byPopulation || country === null) return;
      const entry = guessed.get(country);
      if (entry === undefined) guessed.set(country, { country, zone, count: 1 });
      else entry.count += 1;
    },
    result: () => ({ zones, zonesByPopulation: [...guessed.values()].sort((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1)) }),
  };
}
