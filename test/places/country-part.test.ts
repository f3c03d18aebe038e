import { getAllCountries } from 'countries-and-timezones';
import { beforeAll, describe, expect, it } from 'vitest';
import { COUNTRY_PARTS } from '../../data/places/country-parts.ts';
import { loadHolidays } from '../../lib/places/holidays.ts';
import { loadPlaces, type Places } from '../../lib/places/places.ts';
import type { LocatedPlace } from '../../lib/domain/campaigns/place.ts';

let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});
const placeOf = (cells: {
  country: string;
  region?: string;
  city?: string;
  phone?: string;
}): LocatedPlace =>
  places.resolveZone({
    timezone: null,
    region: null,
    city: null,
    phone: null,
    domain: null,
    fallback: 'Asia/Tokyo',
    ...cells,
  });

describe('a part of a country that is written as the country', () => {
  it.each([
    ['Scotland', 'GB', 'SCT', 'Europe/London'],
    ['SCOTLAND', 'GB', 'SCT', 'Europe/London'],
    ['Schottland', 'GB', 'SCT', 'Europe/London'],
    ['Écosse', 'GB', 'SCT', 'Europe/London'],
    ['Escocia', 'GB', 'SCT', 'Europe/London'],
    ['England', 'GB', 'ENG', 'Europe/London'],
    ['Angleterre', 'GB', 'ENG', 'Europe/London'],
    ['Wales', 'GB', 'WLS', 'Europe/London'],
    ['Northern Ireland', 'GB', 'NIR', 'Europe/London'],
    ['Nordirland', 'GB', 'NIR', 'Europe/London'],
    ['Bavaria', 'DE', 'BY', 'Europe/Berlin'],
    ['Bayern', 'DE', 'BY', 'Europe/Berlin'],
    ['Saxony', 'DE', 'SN', 'Europe/Berlin'],
    ['Catalonia', 'ES', 'CT', 'Europe/Madrid'],
    ['Katalonien', 'ES', 'CT', 'Europe/Madrid'],
    ['Canary Islands', 'ES', 'CN', 'Atlantic/Canary'],
    ['Kanarische Inseln', 'ES', 'CN', 'Atlantic/Canary'],
    ['Madeira', 'PT', '30', 'Atlantic/Madeira'],
    ['Açores', 'PT', '20', 'Atlantic/Azores'],
    ['Quebec', 'CA', 'QC', 'America/Toronto'],
    ['Québec', 'CA', 'QC', 'America/Toronto'],
    ['British Columbia', 'CA', 'BC', 'America/Vancouver'],
    ['California', 'US', 'CA', 'America/Los_Angeles'],
    ['Texas', 'US', 'TX', 'America/Chicago'],
    ['Hawaii', 'US', 'HI', 'Pacific/Honolulu'],
    ['Tasmania', 'AU', 'TAS', 'Australia/Hobart'],
    ['Western Australia', 'AU', 'WA', 'Australia/Perth'],
    ['Ticino', 'CH', 'TI', 'Europe/Zurich'],
    ['Vorarlberg', 'AT', '8', 'Europe/Vienna'],
    ['Sicily', 'IT', '82', 'Europe/Rome'],
    ['Kurdistan Region', 'IQ', null, 'Asia/Baghdad'],
    ['Zanzibar', 'TZ', null, 'Africa/Dar_es_Salaam'],
    ['Gaza', 'PS', null, 'Asia/Gaza'],
    ['Dubai', 'AE', null, 'Asia/Dubai'],
    ['Easter Island', 'CL', null, 'Pacific/Easter'],
    ['Scotland, UK', 'GB', 'SCT', 'Europe/London'],
    ['UK (Scotland)', 'GB', 'SCT', 'Europe/London'],
    ['United Kingdom - Wales', 'GB', 'WLS', 'Europe/London'],
    ['Germany, Bavaria', 'DE', 'BY', 'Europe/Berlin'],
    ['Texas, USA', 'US', 'TX', 'America/Chicago'],
    ['GB-SCT', 'GB', 'SCT', 'Europe/London'],
    ['US-CA', 'US', 'CA', 'America/Los_Angeles'],
    ['Vancouver, Canada', 'CA', 'BC', 'America/Vancouver'],
  ])('%s is in %s, region %s, zone %s', (text, country, region, zone) => {
    expect(placeOf({ country: text })).toMatchObject({
      country,
      region,
      zone,
      problems: [],
      byPopulation: false,
    });
  });

  it.each([
    ['Georgia', 'GE', 'Asia/Tbilisi'],
    ['Jersey', 'JE', 'Europe/Jersey'],
    ['Guernsey', 'GG', 'Europe/Guernsey'],
    ['Isle of Man', 'IM', 'Europe/Isle_of_Man'],
    ['Hong Kong', 'HK', 'Asia/Hong_Kong'],
    ['Macau', 'MO', 'Asia/Macau'],
    ['Taiwan', 'TW', 'Asia/Taipei'],
    ['Puerto Rico', 'PR', 'America/Puerto_Rico'],
    ['Guam', 'GU', 'Pacific/Guam'],
    ['Réunion', 'RE', 'Indian/Reunion'],
    ['Martinique', 'MQ', 'America/Martinique'],
    ['Faroe Islands', 'FO', 'Atlantic/Faroe'],
    ['Greenland', 'GL', 'America/Nuuk'],
    ['Åland', 'AX', 'Europe/Mariehamn'],
    ['Aruba', 'AW', 'America/Aruba'],
    ['Curaçao', 'CW', 'America/Curacao'],
    ['Luxembourg', 'LU', 'Europe/Luxembourg'],
    ['Mexico', 'MX', 'America/Mexico_City'],
    ['United Kingdom', 'GB', 'Europe/London'],
    ['Korea, Republic of', 'KR', 'Asia/Seoul'],
  ])('%s is a country of its own, %s', (text, country, zone) => {
    expect(placeOf({ country: text })).toMatchObject({ country, region: null, zone, problems: [] });
  });

  it.each([
    'Punjab',
    'Limburg',
    'La Rioja',
    'Atlantis',
    'Nowhere, Atlantis',
    'CA',
    'x'.repeat(500),
    'constructor',
  ])('%.20s, which belongs to several countries or none, is not a part', (text) => {
    expect(placeOf({ country: text }).region).toBeNull();
  });

  it('has lower priority than the region and the city beside it, and is not an unknown region', () => {
    expect(placeOf({ country: 'Scotland', region: 'Lothian', city: 'Edinburgh' })).toMatchObject({
      country: 'GB',
      region: 'SCT',
      problems: [],
    });
    expect(placeOf({ country: 'Texas', city: 'El Paso' })).toMatchObject({
      country: 'US',
      region: 'TX',
      zone: 'America/Denver',
    });
    expect(placeOf({ country: 'Bavaria', region: 'Saxony' })).toMatchObject({
      country: 'DE',
      region: 'SN',
    });
    expect(placeOf({ country: 'Scotland', phone: '+49 30 1234567' })).toMatchObject({
      country: 'GB',
      region: 'SCT',
      zone: 'Europe/London',
    });
  });

  it('has its own holidays', async () => {
    const holidays = await loadHolidays();
    const offIn = (country: string, date: string): boolean =>
      holidays.holidaysOf(placeOf({ country }), Number(date.slice(0, 4))).dates.includes(date);
    expect([offIn('Scotland', '2026-11-30'), offIn('England', '2026-11-30')]).toEqual([
      true,
      false,
    ]);
    expect([offIn('Northern Ireland', '2026-07-13'), offIn('England', '2026-07-13')]).toEqual([
      true,
      false,
    ]);
    expect([offIn('Bayern', '2026-01-06'), offIn('Hessen', '2026-01-06')]).toEqual([true, false]);
    expect([offIn('Quebec', '2026-06-24'), offIn('Ontario', '2026-06-24')]).toEqual([true, false]);
    expect([offIn('Catalonia', '2026-09-11'), offIn('Spain', '2026-09-11')]).toEqual([true, false]);
  });
});

describe('the table', () => {
  it('names countries and zones that exist, and no name twice', () => {
    const names = COUNTRY_PARTS.flatMap(([, written]) => written.split('|'));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const [place, , zone] of COUNTRY_PARTS) {
      expect(getAllCountries(), place).toHaveProperty(place.slice(0, 2));
      if (zone !== undefined) expect(places.canonicalZone(zone)).toBe(zone);
    }
  });

  it('gives every name a country, in upper and lower case', () => {
    for (const [place, written] of COUNTRY_PARTS)
      for (const name of written.split('|'))
        expect(placeOf({ country: name.toUpperCase() }).country, name).toBe(place.slice(0, 2));
  });
});
