/** Counts the prospects of a campaign by the source of their zone: writes rows of `zone_count`. */
import type { PlacedPerson } from './zone-counts.ts';
import type { Database } from '../../engine/database.ts';
import { prepared } from '../../file/prepared.ts';

/** Adds `n` prospects with this place (negative: removes them). */
export function countZones(
  db: Database,
  campaignId: string,
  { place, n }: { place: PlacedPerson; n: number },
): void {
  const [country, zone] = place.byPopulation ? [place.country ?? '', place.zone ?? ''] : ['', ''];
  prepared(
    db,
    'INSERT INTO zone_count (campaign_id, source, country, zone, n) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
  ).run(campaignId, place.zoneSource, country, zone, n);
}

/** Counts many places in memory, and writes once per kind of place. */
export function createZoneCount(
  db: Database,
  campaignId: string,
): { add(place: PlacedPerson): void; write(): void } {
  const counted = new Map<string, { place: PlacedPerson; n: number }>();
  return {
    add(place) {
      const key = place.byPopulation
        ? `${place.zoneSource} ${place.country} ${place.zone}`
        : place.zoneSource;
      const entry = counted.get(key);
      if (entry === undefined) counted.set(key, { place, n: 1 });
      else entry.n += 1;
    },
    write() {
      for (const entry of counted.values()) countZones(db, campaignId, entry);
    },
  };
}
