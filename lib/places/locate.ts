/**
 * Decides where a prospect is by the list's data, the most exact first: zone, region, city,
 * country, phone, domain, campaign.
 */
import { MAIN_ZONES } from '../../data/places/countries.ts';
import type { Zone } from '../domain/time.ts';
import { findCity, findCityIn, type FoundCity } from './city.ts';
import { findNamesake, type FoundPart } from './country-part.ts';
import type { FindCountry } from './country.ts';
import type { PhonePlace } from './phone.ts';
import { findRegion, knowsRegionsOf, type FoundRegion } from './region.ts';
import type { ZoneNames } from './zone-names.ts';
import type {
  LocatedPlace,
  PlaceCells,
  PlaceProblem,
  PlaceRequest,
} from '../domain/campaigns/place.ts';

/**
 * Trimmed cells, empty when there are none. Phone and domain: the place that they tell, or null.
 */
export type PlaceClues = { [Cell in Exclude<keyof PlaceCells, 'phone'>]: string } & Pick<
  PlaceRequest,
  'domain' | 'fallback'
> & { phone: PhonePlace | null };

type Spot = { country: string | null; region: FoundRegion | null; city: FoundCity | null };

type Finders = {
  resolveCountry: FindCountry;
  findPart: (text: string) => FoundPart | null;
  zones: ZoneNames;
};

export function createLocator({
  resolveCountry,
  findPart,
  zones,
}: Finders): (clues: PlaceClues) => LocatedPlace {
  const mainZoneOf = (country: string): Zone | null =>
    MAIN_ZONES[country] ?? zones.onlyZoneOf(country);

  /**
   * Finds a country for a region in a list without a country column: that of the phone or domain,
   * or of the campaign's zone.
   */
  function findHome(
    { country, phone, domain, fallback }: PlaceClues,
    region: string,
  ): { country: string; region: FoundRegion } | null {
    const candidates = [phone?.country, domain, country === '' ? zones.countryOf(fallback) : null];
    for (const candidate of candidates) {
      const found = candidate && knowsRegionsOf(candidate) ? findRegion(candidate, region) : null;
      if (candidate && found !== null) return { country: candidate, region: found };
    }
    return null;
  }

  /** Finds region and city, and the country if only they tell it. */
  function findSpot(clues: PlaceClues, country: string | null, part: FoundPart | null): Spot {
    const { phone, domain } = clues;
    // `Austin, TX` in one cell.
    const [city = '', besides = ''] = clues.city.split(',').map((part) => part.trim());
    const region = clues.region || besides;
    if (country !== null) return inside(country, region, city, part?.region ?? null);
    const known = city === '' ? null : findCity(city, region);
    if (known?.inRegion) return inside(known.country, region, city);
    const home = region === '' ? null : findHome(clues, region);
    if (home !== null)
      return {
        country: home.country,
        region: home.region,
        city: city === '' ? null : findCityIn(home.country, city, home.region.code),
      };
    if (known !== null) return { country: known.country, region: null, city: known };
    // If several cities have the name, the phone or the address decides the country.
    const near =
      city === ''
        ? null
        : [phone?.country, domain]
            .map((each) => (each ? findCityIn(each, city, null) : null))
            .find((found) => found !== null);
    return { country: near?.country ?? null, region: null, city: near ?? null };
  }

  return (clues) => {
    const problems: PlaceProblem[] = [];
    const explicit = clues.timezone === '' ? null : zones.canonicalZone(clues.timezone);
    if (clues.timezone !== '' && explicit === null) problems.push('unknown_zone');
    const part = clues.country === '' ? null : (findNamesake(clues) ?? findPart(clues.country));
    const named = clues.country === '' ? null : (part?.country ?? resolveCountry(clues.country));
    if (clues.country !== '' && named === null) problems.push('unknown_country');
    const told = named ?? (explicit === null ? null : zones.countryOf(explicit));

    const spot = findSpot(clues, told, part);
    const home = told ?? (clues.country === '' ? zones.countryOf(clues.fallback) : null);
    if (
      clues.region !== '' &&
      spot.region === null &&
      spot.city === null &&
      part === null &&
      home !== null &&
      knowsRegionsOf(home)
    )
      problems.push('unknown_region');

    const phone = spot.country === null ? clues.phone : null;
    const country = spot.country ?? phone?.country ?? clues.domain;
    // Region and city are more exact than a part of a country.
    const region = spot.region?.code ?? spot.city?.region ?? part?.region ?? phone?.region ?? null;
    const base = { country, region, byPopulation: false, problems };
    if (explicit !== null) return { ...base, zone: explicit, source: 'explicit' };
    // In a region with two zones the city decides.
    const inPart = part === null ? null : (spot.city?.zone ?? part.zone);
    const regional = spot.region === null ? inPart : (spot.city?.zone ?? spot.region.zone);
    if (regional !== null) return { ...base, zone: regional, source: 'region' };
    const main = country === null ? null : mainZoneOf(country);
    if (country === null || main === null)
      return { ...base, zone: clues.fallback, source: 'campaign' };
    const severalClocks = zones.hasSeveralClocks(country);
    if (spot.city !== null && (told === null || severalClocks))
      return { ...base, zone: spot.city.zone ?? main, source: 'city' };
    const byPopulation = severalClocks && region === null && (phone?.zone ?? null) === null;
    if (spot.country !== null)
      return { ...base, byPopulation, zone: main, source: told === null ? 'region' : 'country' };
    const dialled =
      phone === null || phone.region === null ? null : findRegion(phone.country, phone.region);
    return {
      ...base,
      byPopulation,
      zone: phone?.zone ?? dialled?.zone ?? main,
      source: phone === null ? 'domain' : 'phone',
    };
  };
}

function inside(
  country: string,
  regionText: string,
  cityText: string,
  regionTold: string | null = null,
): Spot {
  const region = regionText === '' ? null : findRegion(country, regionText);
  return {
    country,
    region,
    city: cityText === '' ? null : findCityIn(country, cityText, region?.code ?? regionTold),
  };
}
