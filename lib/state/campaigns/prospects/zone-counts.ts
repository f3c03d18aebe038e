/** Running counts of how the zones of a campaign's people were found, kept with every enrollment: status must not count a million rows. */
import type { Database } from '../../engine/database.ts';
import { ZONE_SOURCES, type ZoneSource } from '../../../domain/campaigns/prospect.ts';
import type { Zone } from '../../../domain/time.ts';
import { prepared } from '../../file/prepared.ts';
import { recordOf } from '../../../domain/record-of.ts';

/** `byPopulation`: the zone of most people in a country with several clocks. */
export type PlacedPerson = {
  zone: Zone | null;
  zoneSource: ZoneSource;
  byPopulation: boolean;
  country: string | null;
};

export type ZoneCounts = {
  zones: Record<ZoneSource, number>;
  zonesByPopulation: { country: string; zone: Zone; count: number }[];
};

/** The countries of `zonesByPopulation` with the most people first. */
export function zoneCounts(db: Database, campaignId: string): ZoneCounts {
  const rows = prepared<[string], { source: ZoneSource; country: string; zone: string; n: number }>(
    db,
    'SELECT source, country, zone, n FROM zone_count WHERE campaign_id = ? AND n > 0',
  ).all(campaignId);
  const zones = recordOf(ZONE_SOURCES, () => 0);
  const guessed = new Map<string, { country: string; zone: Zone; count: number }>();
  for (const { source, country, zone, n } of rows) {
    zones[source] += n;
    if (country === '') continue;
    const entry = guessed.get(country) ?? { country, zone, count: 0 };
    guessed.set(country, { ...entry, count: entry.count + n });
  }
  return {
    zones,
    zonesByPopulation: [...guessed.values()].sort(
      (a, b) => b.count - a.count || (a.country < b.country ? -1 : 1),
    ),
  };
}
