/**
 * Reads the running counts of a campaign's prospects by the source of their zone, so that `status`
 * need not count a million rows.
 */
import type { Database } from '../../engine/database.ts';
import { ZONE_SOURCES, type ZoneSource } from '../../../domain/campaigns/prospect.ts';
import type { Zone } from '../../../domain/time.ts';
import { prepared } from '../../file/prepared.ts';
import { recordOf } from '../../../domain/record-of.ts';

/**
 * `byPopulation`: the country has several zones, and the zone is the one where most of its people
 * live.
 */
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

/** Returns the counts; `zonesByPopulation` starts with the country of the most prospects. */
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
