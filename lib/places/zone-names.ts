/**
 * The names of the tz database: their spelling, their countries, and the zone of a country with a
 * single one.
 */
import type { Zone } from '../domain/time.ts';

/**
 * The fields of the countries-and-timezones package that are read here; old names (`aliasOf`)
 * included.
 */
export type NamedZone = {
  name: string;
  countries: readonly string[];
  aliasOf?: string | null;
  utcOffset: number;
  dstOffset: number;
};

export type ZoneNames = {
  canonicalZone: (name: string) => Zone | null;
  /** The country to which a zone's name belongs; null for `UTC`, `EST5EDT` and similar names. */
  countryOf: (zone: Zone) => string | null;
  /**
   * The zone of a country, named after a city of its own if there is one (`Europe/Oslo`, not
   * `Europe/Berlin`, whose clock it shares).
   */
  onlyZoneOf: (country: string) => Zone | null;
  /** True when clocks differ inside the country, in winter or in summer. */
  hasSeveralClocks: (country: string) => boolean;
};

export function createZoneNames(named: readonly NamedZone[]): ZoneNames {
  const byFolded = new Map(named.map((zone) => [zone.name.toLowerCase(), zone]));
  const byCountry = new Map<string, NamedZone[]>();
  for (const zone of named)
    for (const id of zone.countries) byCountry.set(id, [...(byCountry.get(id) ?? []), zone]);

  const running = new Map<Zone, boolean>();
  const runs = (zone: Zone): boolean => {
    const known = running.get(zone) ?? runsHere(zone);
    running.set(zone, known);
    return known;
  };

  const countryOf = (name: Zone): string | null => {
    const zone = byFolded.get(name.toLowerCase());
    return zone !== undefined && isPlace(zone) ? (zone.countries[0] ?? null) : null;
  };
  return {
    countryOf,
    canonicalZone: (text) => {
      const name = byFolded.get(text.trim().toLowerCase())?.name ?? null;
      return name !== null && runs(name) ? name : null;
    },
    onlyZoneOf: (country) => {
      const own = (byCountry.get(country) ?? []).filter(
        (zone) => isPlace(zone) && zone.countries[0] === country,
      );
      return (
        (own.find((zone) => !zone.aliasOf) ?? own[0])?.name ??
        byCountry.get(country)?.[0]?.name ??
        null
      );
    },
    hasSeveralClocks: (country) => {
      const own = (byCountry.get(country) ?? []).filter(
        (zone) => isPlace(zone) && zone.countries[0] === country,
      );
      return new Set(own.map(({ utcOffset, dstOffset }) => `${utcOffset} ${dstOffset}`)).size > 1;
    },
  };
}

function isPlace(zone: NamedZone): boolean {
  return zone.name.includes('/') && !zone.name.startsWith('Etc/');
}

/** The tz database of this Node may be older than the package's. */
function runsHere(zone: Zone): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
