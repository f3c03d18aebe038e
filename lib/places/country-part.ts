/**
 * Finds a part of a country in a text that should name a country: `Scotland`, `Bavaria, Germany`,
 * `US-CA`.
 */
import { COUNTRY_PARTS, NO_PARTS } from '../../data/places/country-parts.ts';
import { NAMESAKES } from '../../data/places/namesakes.ts';
import { REGIONS } from '../../data/places/regions/regions.ts';
import type { Zone } from '../domain/time.ts';
import { findCityIn } from './city.ts';
import type { FindCountry } from './country.ts';
import { foldName } from './place-name.ts';
import { findRegion } from './region.ts';

export type FoundPart = {
  country: string;
  /** ISO 3166-2 without the country; null if the part has no code that matters. */
  region: string | null;
  /** Null: the zone of the region or the country. */
  zone: Zone | null;
};

const REMEMBERED = 1_000;
const NAMES_TWICE = new Set(NAMESAKES.map(({ name }) => name));

/**
 * Returns null for a country, and for a text that names neither. A country's name always comes
 * first: Georgia is a country here, not a state.
 */
export function createPartFinder(resolveCountry: FindCountry): (text: string) => FoundPart | null {
  let named: ReadonlyMap<string, FoundPart> | null = null;
  const find = (text: string): FoundPart | null => {
    named ??= readNames();
    const own = named.get(foldName(text));
    // England and similar names are also names of the United Kingdom in other tables.
    if (own !== undefined && (own.country === 'GB' || resolveCountry(text) === null)) return own;
    if (resolveCountry(text) !== null) return null;
    return partOfCode(text, resolveCountry) ?? partBesideCountry(text, resolveCountry, named);
  };
  const known = new Map<string, FoundPart | null>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const found = text.length > 100 ? null : find(text);
    if (known.size < REMEMBERED) known.set(text, found);
    return found;
  };
}

/** `GB-SCT`, `US-CA`. */
function partOfCode(text: string, resolveCountry: FindCountry): FoundPart | null {
  const [, code, rest] = /^\s*([A-Za-z]{2})[-_/ ]([A-Za-z0-9]{1,3})\s*$/.exec(text) ?? [];
  const country = code === undefined ? null : resolveCountry(code);
  const region = country === null || rest === undefined ? null : findRegion(country, rest);
  return country === null || region === null
    ? null
    : { country, region: region.code, zone: region.zone };
}

/** `Bavaria, Germany`, `Germany (Bavaria)`, `UK - Scotland`, `Vancouver, Canada`. */
function partBesideCountry(
  text: string,
  resolveCountry: FindCountry,
  named: ReadonlyMap<string, FoundPart>,
): FoundPart | null {
  const parts = text
    .split(/[,()/;|]|\s[-–]\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [left, right] = parts;
  if (left === undefined || right === undefined || parts.length > 2) return null;
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const country = resolveCountry(other);
    if (country === null) continue;
    const part = named.get(foldName(one));
    if (part?.country === country) return part;
    const region = findRegion(country, one);
    if (region !== null) return { country, region: region.code, zone: region.zone };
    const city = findCityIn(country, one, null);
    if (city !== null) return { country, region: city.region, zone: city.zone };
  }
  // The other words say nothing about the place: `Germany (EU)`.
  const countries = new Set(
    parts.map((part) => resolveCountry(part)).filter((country) => country !== null),
  );
  const [only] = countries;
  return countries.size === 1 && only !== undefined
    ? { country: only, region: null, zone: null }
    : null;
}

function readNames(): Map<string, FoundPart> {
  const names = new Map<string, FoundPart>();
  for (const [place, written, zone] of COUNTRY_PARTS) {
    const [country = '', region = null] = place.split('-');
    const known = region === null ? null : findRegion(country, region);
    for (const name of written.split('|'))
      names.set(foldName(name), {
        country,
        region: known?.code ?? region,
        zone: zone ?? known?.zone ?? null,
      });
  }
  const regions = new Map<string, FoundPart | null>();
  for (const [country, { regions: table }] of Object.entries(REGIONS)) {
    for (const [code, written, zone] of table) {
      for (const name of written.split('|').map(foldName)) {
        // A name that two countries have identifies neither.
        if (name.length > 3)
          regions.set(
            name,
            regions.has(name) && regions.get(name)?.country !== country
              ? null
              : { country, region: code, zone: zone ?? null },
          );
      }
    }
  }
  for (const [name, part] of regions)
    if (part !== null && !names.has(name) && !NO_PARTS.has(name)) names.set(name, part);
  return names;
}

/**
 * Finds whether a name that is a country means the part of another country that has its name. Null:
 * it is the country, or another name.
 */
export function findNamesake({
  country,
  region,
  city,
  phone,
}: {
  country: string;
  region: string;
  city: string;
  phone: { country: string } | null;
}): FoundPart | null {
  if (region === '' && city === '' && phone === null) return null;
  const name = foldName(country);
  const found = NAMESAKES.find((each) => each.name === name);
  if (found === undefined) return null;
  const { part } = found;
  const isThere =
    phone?.country === part.country ||
    (region !== '' && findRegion(part.country, region)?.code === part.region) ||
    (city !== '' &&
      findCityIn(part.country, city, part.region) !== null &&
      findCityIn(found.country, city, null) === null);
  return isThere ? { ...part, zone: findRegion(part.country, part.region)?.zone ?? null } : null;
}

/** Whether the name alone leaves the country open. */
export function isNamesake(country: string): boolean {
  return NAMES_TWICE.has(foldName(country));
}
