/**
 * Locates prospects row by row; loads the countries-and-timezones package and remembers earlier
 * results.
 */
import type { Zone } from '../domain/time.ts';
import { createPartFinder, isNamesake } from './country-part.ts';
import { createCountryFinder } from './country.ts';
import { countryOfDomain } from './domain-country.ts';
import { createLocator } from './locate.ts';
import { placeOfPhone } from './phone.ts';
import { createZoneNames } from './zone-names.ts';
import type { LocatedPlace, PlaceRequest } from '../domain/campaigns/place.ts';

export type Places = {
  resolveCountry: (text: string) => string | null;
  resolveZone: (request: PlaceRequest) => LocatedPlace;
  /** The spelling of the tz database, or null when there is no such zone. */
  canonicalZone: (name: string) => Zone | null;
  /** The country to which a zone's name belongs; null for `UTC` and the like. */
  countryOfZone: (zone: Zone) => string | null;
};

/** The rows of a list repeat each other; remembers this many different results. */
const REMEMBERED = 10_000;

/** Loads the package (about 20 ms); everything it returns is synchronous. */
export async function loadPlaces(): Promise<Places> {
  const atlas = await import('countries-and-timezones');
  const resolveCountry = createCountryFinder(Object.values(atlas.getAllCountries()));
  const zones = createZoneNames(Object.values(atlas.getAllTimezones({ deprecated: true })));
  const isCountry = (code: string): boolean => atlas.getCountry(code) !== null;
  const findPart = createPartFinder(resolveCountry);
  const locate = createLocator({ resolveCountry, findPart, zones });

  const known = new Map<string, LocatedPlace>();
  const resolveZone = (request: PlaceRequest): LocatedPlace => {
    const timezone = request.timezone?.trim() ?? '';
    const region = request.region?.trim() ?? '';
    const city = request.city?.trim() ?? '';
    const country = request.country?.trim() ?? '';
    // Phone and domain are ignored if the country is named.
    const isNamed = country !== '' && (resolveCountry(country) ?? findPart(country)) !== null;
    const needsPhone = !isNamed || (request.phone !== null && isNamesake(country));
    const phone = needsPhone && request.phone !== null ? placeOfPhone(request.phone) : null;
    const domain =
      isNamed || request.domain === null ? null : countryOfDomain(request.domain, isCountry);
    const cells = { timezone, region, city, country, phone, domain, fallback: request.fallback };
    const key = JSON.stringify(cells);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED) known.clear();
    const place = locate(cells);
    if (key.length < 1_000) known.set(key, place);
    return place;
  };
  return {
    resolveCountry,
    resolveZone,
    canonicalZone: zones.canonicalZone,
    countryOfZone: zones.countryOf,
  };
}
