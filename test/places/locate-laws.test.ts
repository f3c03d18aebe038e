/** Laws of locating: the more exact source wins, and a named country is kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONE_SOURCES } from '../../lib/domain/campaigns/prospect.ts';
import { places, placeOf, type LocateCells } from './locate.fixture.ts';
import type { LocatedPlace } from '../../lib/domain/campaigns/place.ts';

describe('laws', () => {
  /** One clue of each source, each in a country of its own. */
  const CLUES: { source: LocatedPlace['source']; cells: LocateCells; country: string }[] = [
    { source: 'explicit', cells: { timezone: 'Asia/Riyadh' }, country: 'SA' },
    { source: 'region', cells: { region: 'Hawaii' }, country: 'US' },
    { source: 'city', cells: { city: 'Toronto' }, country: 'CA' },
    { source: 'country', cells: { country: 'Japan' }, country: 'JP' },
    { source: 'phone', cells: { phone: '+254 20 1234567' }, country: 'KE' },
    { source: 'domain', cells: { domain: 'acme.pl' }, country: 'PL' },
  ];

  it('the more exact source always wins', () => {
    fc.assert(
      fc.property(
        fc.subarray(
          CLUES.filter(({ source }) => source !== 'country'),
          { minLength: 1 },
        ),
        (clues) => {
          const place = placeOf({
            ...(Object.assign({}, ...clues.map(({ cells }) => cells)) as LocateCells),
            fallback: 'America/New_York',
          });
          const best = clues.toSorted(
            (a, b) => ZONE_SOURCES.indexOf(a.source) - ZONE_SOURCES.indexOf(b.source),
          )[0];
          expect([place.source, place.country]).toEqual([best?.source, best?.country]);
        },
      ),
    );
  });

  it('a country that is named is never exchanged for one that phone, address or city suggest', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('US', 'CA', 'DE', 'JP', 'ES', 'AU', 'GB'),
        fc.subarray(CLUES.slice(2)),
        (country, clues) => {
          const place = placeOf({
            ...(Object.assign({}, ...clues.map(({ cells }) => cells)) as LocateCells),
            country,
          });
          expect(place.country).toBe(country);
          expect(['city', 'country']).toContain(place.source);
        },
      ),
    );
  });

  it('answers any text, with a zone that exists and a country where it is not the campaign’s', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'US',
        'CA',
        'Paris',
        'Perth',
        'WA',
        'Springfield',
        '+1 212',
        '+44 28 9018 0000',
        '__proto__',
        'constructor',
        'UTC',
        ',',
        '*paris',
        '?paris',
      ),
    );
    fc.assert(
      fc.property(
        fc.record(
          { timezone: text, region: text, city: text, country: text, phone: text, domain: text },
          { requiredKeys: [] },
        ),
        (cells) => {
          const place = placeOf(cells);
          expect(places.canonicalZone(place.zone)).toBe(place.zone);
          if (place.source !== 'campaign' && place.source !== 'explicit')
            expect(place.country).not.toBeNull();
          expect(placeOf(cells)).toEqual(place);
        },
      ),
    );
  });
});
