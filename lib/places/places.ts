/** Finds a prospect's zone and country from what the list says, best source first; reads the countries-and-timezones package. */
import { MAIN_ZONES } from '../../data/places/countries.ts';
import type { ZoneSource } from '../domain/prospect.ts';
import type { Zone } from '../domain/time.ts';
import { createCountryFinder } from './country.ts';
import { findRegion, knowsRegionsOf } from './region.ts';
import { createZoneNames } from './zone-names.ts';

export const PLACE_PROBLEMS = ['unknown_zone', 'unknown_country', 'unknown_region'] as const;
/** What the list said that nobody could place. The next best source was used instead. */
export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

export type PlaceRequest = {
  /** Cells of the list as written; null or blank when there are none. */
  timezone: string | null;
  region: string | null;
  country: string | null;
  /** The campaign's zone, valid. */
  fallback: Zone;
};

export type Place = {
  /** In the spelling of the tz database. */
  zone: Zone;
  source: ZoneSource;
  /** ISO alpha-2: as given, else the country the zone belongs to (never that of the campaign's zone alone); null when unknown. */
  country: string | null;
  /** ISO 3166-2 without the country; null when unknown. */
  region: string | null;
  problems: PlaceProblem[];
};

export type Places = {
  resolveCountry: (text: string) => string | null;
  resolveZone: (request: PlaceRequest) => Place;
  /** The spelling of the tz database, or null when there is no such zone. */
  canonicalZone: (name: string) => Zone | null;
};

/** Loads the package (about 20 ms); everything it returns is synchronous. */
export async function loadPlaces(): Promise<Places> {
  const atlas = await import('countries-and-timezones');
  const resolveCountry = createCountryFinder(Object.values(atlas.getAllCountries()));
  const zones = createZoneNames(Object.values(atlas.getAllTimezones({ deprecated: true })));

  const resolveZone = (request: PlaceRequest): Place => {
    const [timezone, regionText, countryText] = [request.timezone, request.region, request.country].map((cell) => cell?.trim() ?? '');
    const problems: PlaceProblem[] = [];
    const explicit = timezone ? zones.canonicalZone(timezone) : null;
    if (timezone && explicit === null) problems.push('unknown_zone');
    let country = countryText ? resolveCountry(countryText) : null;
    if (countryText && country === null) problems.push('unknown_country');
    if (country === null && explicit !== null) country = zones.countryOf(explicit);

    // A list of one country often has no country column: its regions are those of the country the campaign is timed for.
    const home = country ?? (countryText ? null : zones.countryOf(request.fallback));
    const region = regionText && home !== null ? findRegion(home, regionText) : null;
    const placed = region !== null && (country !== null || knowsRegionsOf(home ?? ''));
    if (regionText && !placed && knowsRegionsOf(home ?? '')) problems.push('unknown_region');
    if (placed) country = home;

    const base = { country, region: placed ? region.code : null, problems };
    if (explicit !== null) return { ...base, zone: explicit, source: 'explicit' };
    if (placed && region.zone !== null) return { ...base, zone: region.zone, source: 'region' };
    const zone = country === null ? null : (MAIN_ZONES[country] ?? zones.onlyZoneOf(country));
    if (zone !== null) return { ...base, zone, source: 'country' };
    return { ...base, zone: request.fallback, source: 'campaign' };
  };

  return { resolveCountry, resolveZone, canonicalZone: zones.canonicalZone };
}
