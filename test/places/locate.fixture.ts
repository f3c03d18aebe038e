/** Where a person is, from the cells of a row. */
import { beforeAll } from 'vitest';
import { loadPlaces, type Places } from '../../lib/places/places.ts';
import type { LocatedPlace } from '../../lib/domain/campaigns/place.ts';

export let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});

export type LocateCells = {
  [cell in 'timezone' | 'region' | 'city' | 'country' | 'phone' | 'domain' | 'fallback']?: string;
};
export const placeOf = ({ fallback = 'Europe/London', ...cells }: LocateCells): LocatedPlace =>
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
export type Wanted = readonly [
  zone: string,
  source: LocatedPlace['source'],
  country: string | null,
  region: string | null,
];
export const wanted = ({ zone, source, country, region }: LocatedPlace): Wanted => [
  zone,
  source,
  country,
  region,
];
