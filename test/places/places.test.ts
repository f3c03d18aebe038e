import { getAllCountries } from 'countries-and-timezones';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALPHA_3, COUNTRY_ALIASES, MAIN_ZONES } from '../../data/places/countries.ts';
import { REGIONS } from '../../data/places/regions/regions.ts';
import { loadPlaces } from '../../lib/places/places.ts';
import type { Places } from '../../lib/places/places.ts';
import { findRegion } from '../../lib/places/region.ts';
import type { LocatedPlace } from '../../lib/domain/campaigns/place.ts';

let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});
const placeOf = ({
  fallback = 'America/New_York',
  ...cells
}: {
  [cell in 'timezone' | 'region' | 'city' | 'country' | 'phone' | 'domain' | 'fallback']?: string;
}): LocatedPlace =>
  places.resolveZone({
    timezone: null,
    region: null,
    city: null,
    country: null,
    phone: null,
    domain: null,
    ...cells,
    fallback,
  });
const runs = (zone: string): boolean => places.canonicalZone(zone) === zone;

describe('a country', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['Germany', 'DE'],
    [' germany ', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['U.S.', 'US'],
    ['United States', 'US'],
    ['The United States of America', 'US'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['South Korea', 'KR'],
    ['Korea, Republic of', 'KR'],
    ['Czech Republic', 'CZ'],
    ['Czechia', 'CZ'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ["Côte d'Ivoire", 'CI'],
    ['Ivory Coast', 'CI'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['UAE', 'AE'],
    ['Viet Nam', 'VN'],
    ['Hong Kong', 'HK'],
    ['Brasil', 'BR'],
    ['España', 'ES'],
    ['Bosnia & Herzegovina', 'BA'],
    ['St. Lucia', 'LC'],
    ['Georgia', 'GE'],
    ['Jersey', 'JE'],
    ['Kosovo', 'XK'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Österreich', 'AT'],
    ['Schweiz', 'CH'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
  ])('%j is %s', (text, code) => {
    expect(places.resolveCountry(text)).toBe(code);
  });

  it.each(['', '??', 'Atlantis', 'ZZ', 'constructor', '__proto__', 'x'.repeat(100_000)])(
    '%.20j is not a country',
    (text) => {
      expect(places.resolveCountry(text)).toBeNull();
    },
  );

  it('is found by every code, every alpha-3 code and every English name there is', () => {
    const alpha3 = new Map(ALPHA_3.split(' ').map((pair) => [pair.slice(4), pair.slice(0, 3)]));
    for (const { id, name } of Object.values(getAllCountries())) {
      expect(places.resolveCountry(id.toLowerCase()), id).toBe(id);
      expect(places.resolveCountry(name), name).toBe(id);
      expect(places.resolveCountry(alpha3.get(id) ?? ''), `alpha-3 of ${id}`).toBe(id);
      const cldr = new Intl.DisplayNames('en', { type: 'region' }).of(id) ?? '';
      expect(places.resolveCountry(cldr), cldr).toBe(id);
    }
    for (const id of Object.values(COUNTRY_ALIASES)) expect(places.resolveCountry(id)).toBe(id);
  });
});

describe('the zone of a prospect', () => {
  const rows: [string, Parameters<typeof placeOf>[0], Partial<LocatedPlace>][] = [
    [
      'is the one in the list',
      { timezone: 'Europe/Berlin', country: 'US', region: 'CA' },
      { zone: 'Europe/Berlin', source: 'explicit', country: 'US', region: 'CA', problems: [] },
    ],
    [
      'is spelled as the tz database spells it',
      { timezone: ' america/new_york ' },
      { zone: 'America/New_York', source: 'explicit', country: 'US' },
    ],
    [
      'keeps an old name that is still valid',
      { timezone: 'Asia/Calcutta' },
      { zone: 'Asia/Calcutta', country: 'IN' },
    ],
    [
      'tells the country when the list does not',
      { timezone: 'Asia/Riyadh' },
      { country: 'SA', region: null },
    ],
    [
      'tells no country when it is nobody’s',
      { timezone: 'UTC' },
      { zone: 'UTC', source: 'explicit', country: null },
    ],
    [
      'that does not exist is reported, and the country decides',
      { timezone: 'Mars/Olympus', country: 'Japan' },
      { zone: 'Asia/Tokyo', source: 'country', country: 'JP', problems: ['unknown_zone'] },
    ],
    [
      'is no bare offset',
      { timezone: '+05:00', country: 'IN' },
      { zone: 'Asia/Kolkata', problems: ['unknown_zone'] },
    ],
    [
      'is the region’s',
      { region: 'California', country: 'USA' },
      { zone: 'America/Los_Angeles', source: 'region', country: 'US', region: 'CA', problems: [] },
    ],
    [
      'is the region’s by its code',
      { region: 'hi', country: 'US' },
      { zone: 'Pacific/Honolulu', source: 'region', region: 'HI' },
    ],
    [
      'is the region’s by its full code',
      { region: 'CA-NL', country: 'Canada' },
      { zone: 'America/St_Johns', source: 'region', region: 'NL' },
    ],
    [
      'is the region’s with accents',
      { region: 'Goiás', country: 'Brasil' },
      { zone: 'America/Sao_Paulo', source: 'region', region: 'GO' },
    ],
    [
      'is the region’s with the word for what it is',
      { region: 'Novosibirsk', country: 'RU' },
      { zone: 'Asia/Novosibirsk', source: 'region', region: 'NVS' },
    ],
    [
      'is the country’s where the region has no other',
      { region: 'Bavaria', country: 'DE' },
      { zone: 'Europe/Berlin', source: 'country', country: 'DE', region: 'BY' },
    ],
    [
      'on the Canaries is an hour behind Madrid',
      { region: 'Canarias', country: 'Spain' },
      { zone: 'Atlantic/Canary', source: 'region' },
    ],
    [
      'of an unknown region is the country’s, and the region is reported',
      { region: 'Nowhere', country: 'US' },
      { zone: 'America/New_York', source: 'country', region: null, problems: ['unknown_region'] },
    ],
    [
      'keeps a region code it has no table for',
      { region: 'IDF', country: 'FR' },
      { zone: 'Europe/Paris', source: 'country', region: 'IDF', problems: [] },
    ],
    [
      'of a country with many is where most people live',
      { country: 'Australia' },
      { zone: 'Australia/Sydney', source: 'country' },
    ],
    [
      'of a country that follows its neighbour has its own name',
      { country: 'Norway' },
      { zone: 'Europe/Oslo', source: 'country' },
    ],
    [
      'of an unknown country is the campaign’s, and the country is reported',
      { country: 'Atlantis' },
      {
        zone: 'America/New_York',
        source: 'campaign',
        country: null,
        problems: ['unknown_country'],
      },
    ],
    [
      'of nothing at all is the campaign’s, whose country is not taken for theirs',
      {},
      { zone: 'America/New_York', source: 'campaign', country: null, region: null, problems: [] },
    ],
    [
      'of a state alone is that state’s in the campaign’s country',
      { region: 'CA' },
      { zone: 'America/Los_Angeles', source: 'region', country: 'US', region: 'CA' },
    ],
    [
      'of a state alone is not looked for in other countries',
      { region: 'California', fallback: 'Europe/Paris' },
      { zone: 'Europe/Paris', source: 'campaign', country: null, region: null },
    ],
    [
      'takes no blank cell for a place',
      { timezone: ' ', country: '', region: '\t' },
      { source: 'campaign', problems: [] },
    ],
  ];
  it.each(rows)('%s', (_name, cells, expected) => {
    expect(placeOf(cells)).toMatchObject(expected);
  });

  it('exists for every country on earth', () => {
    const without = Object.keys(getAllCountries()).filter(
      (country) => placeOf({ country }).source !== 'country',
    );
    expect(without).toEqual([]);
    for (const country of Object.keys(getAllCountries()))
      expect(runs(placeOf({ country }).zone), country).toBe(true);
  });
});

describe('the reference data', () => {
  it('names only zones that exist', () => {
    for (const zone of Object.values(MAIN_ZONES)) expect(runs(zone), zone).toBe(true);
    for (const { regions } of Object.values(REGIONS))
      for (const [code, , zone] of regions)
        if (zone) expect(runs(zone), `${code} ${zone}`).toBe(true);
  });

  it('finds every region by its code, its full code and each of its names', () => {
    for (const [country, { regions }] of Object.entries(REGIONS)) {
      for (const [code, names] of regions) {
        expect(findRegion(country, code)?.code).toBe(code);
        expect(findRegion(country, `${country}-${code}`)?.code).toBe(code);
        for (const name of names.split('|'))
          expect(findRegion(country, name)?.code, `${country} ${name}`).toBe(code);
      }
    }
  });

  it('has no code twice in a country', () => {
    for (const { regions } of Object.values(REGIONS))
      expect(new Set(regions.map(([code]) => code)).size).toBe(regions.length);
  });
});
