import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY_NAMES } from '../../data/places/city-names.ts';
import { AREA_CODES, CALLING_CODES } from '../../data/places/phone-prefixes.ts';
import { GENERIC_COUNTRY_ENDINGS } from '../../data/places/top-level-domains.ts';
import { findCity, findCityIn } from '../../lib/places/city.ts';
import { foldName } from '../../lib/places/place-name.ts';
import { loadPlaces, type Places } from '../../lib/places/places.ts';
import { findRegion } from '../../lib/places/region.ts';

const lines = readFileSync(new URL('../../data/places/cities.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('|') as [country: string, region: string, zone: string, names: string]);
let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});
const exists = (zone: string): boolean => places.canonicalZone(zone) === zone;

describe('the table of cities', () => {
  it('holds countries, regions and zones that exist, and names as they are compared', () => {
    expect(lines.length).toBeGreaterThan(400);
    for (const [country, region, zone, names] of lines) {
      expect(places.resolveCountry(country), country).toBe(country);
      if (region !== '')
        expect(findRegion(country, region)?.code, `${country} ${region}`).toBe(region);
      if (zone !== '') expect(exists(zone), zone).toBe(true);
      for (const name of names.split(';'))
        expect(foldName(name.replace(/^[*?]/, ''))).toBe(name.replace(/^[*?]/, ''));
    }
  });

  it('has a single name for one country only, and a name that means a country once in it', () => {
    const alone = new Map<string, string>();
    const inCountry = new Set<string>();
    for (const [country, , , names] of lines) {
      for (const marked of names.split(';')) {
        const name = marked.replace(/^[*?]/, '');
        if (marked.startsWith('*')) expect(alone.get(name) ?? country, name).toBe(country);
        if (marked.startsWith('*')) alone.set(name, country);
        if (marked.startsWith('?')) continue;
        expect(inCountry.has(`${country} ${name}`), `${country} ${name}`).toBe(false);
        inCountry.add(`${country} ${name}`);
      }
    }
  });

  it('knows every other name by the name in the table', () => {
    const known = new Set(
      lines.flatMap(([, , , names]) => names.split(';').map((name) => name.replace(/^[*?]/, ''))),
    );
    for (const [other, name] of Object.entries(CITY_NAMES))
      expect([foldName(other), known.has(name)], other).toEqual([other, true]);
  });

  it('knows the city that a zone of the tz database is named after, where its clocks are not the country’s', () => {
    const named = [
      'Los Angeles',
      'Denver',
      'Phoenix',
      'Anchorage',
      'Honolulu',
      'Chicago',
      'Boise',
    ].map((city) => [city, 'US'] as const);
    for (const [city, country] of [
      ...named,
      ['Winnipeg', 'CA'],
      ['Halifax', 'CA'],
      ['Adelaide', 'AU'],
      ['Darwin', 'AU'],
      ['Vladivostok', 'RU'],
      ['Omsk', 'RU'],
      ['Tijuana', 'MX'],
      ['Cancun', 'MX'],
      ['Manaus', 'BR'],
      ['Makassar', 'ID'],
    ] as const) {
      const found = findCityIn(country, city, null);
      expect(
        found?.zone?.endsWith(`/${city.replaceAll(' ', '_')}`),
        `${city}: ${found?.zone}`,
      ).toBe(true);
    }
  });

  it('answers any text', () => {
    for (const text of ['', '*', '?', ';', '|', '__proto__', 'constructor', 'x'.repeat(100_000)]) {
      expect(findCity(text, '')).toBeNull();
      expect(findCityIn('US', text, null)).toBeNull();
      expect(findCityIn('US', text, 'CA')).toBeNull();
    }
  });
});

describe('the table of phone prefixes', () => {
  it('names countries, regions and zones that exist', () => {
    for (const pair of CALLING_CODES)
      expect(places.resolveCountry(pair.split(':')[1] ?? ''), pair).toBe(pair.split(':')[1]);
    for (const [, place] of AREA_CODES) {
      const [where = '', zone] = place.split(' ');
      const [country = '', region] = where.split('-');
      expect(places.resolveCountry(country), place).toBe(country);
      if (region !== undefined) expect(findRegion(country, region)?.code, place).toBe(region);
      if (zone !== undefined) expect(exists(zone), zone).toBe(true);
    }
  });

  it('has no prefix twice', () => {
    const prefixes = [
      ...CALLING_CODES.map((pair) => pair.split(':')[0] ?? ''),
      ...AREA_CODES.flatMap(([calling, , codes]) => codes.split(' ').map((code) => calling + code)),
    ];
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
  });
});

it('every ending of a domain that counts as generic is some country’s', () => {
  for (const ending of GENERIC_COUNTRY_ENDINGS)
    expect(['ac', 'su'].includes(ending) || places.resolveCountry(ending) !== null, ending).toBe(
      true,
    );
});
