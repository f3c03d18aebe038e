/**
 * Names that are a country, and also a part of another one: which of the two a list means, its city,
 * region or phone tells. Alone, the name is the country.
 *
 * Source: ISO 3166-1 and ISO 3166-2. Near misses without a row: Jersey (the island; the state is
 * New Jersey), Luxembourg (the Belgian province is in a column for regions).
 */
export const NAMESAKES: readonly {
  /** As `foldName` reads it. */
  name: string;
  country: string;
  part: { country: string; region: string };
}[] = [{ name: 'georgia', country: 'GE', part: { country: 'US', region: 'GA' } }];

/** A row of a list, and the country that it means. */
export const NAMESAKE_EXAMPLES: readonly (readonly [
  cells: { country: string; city?: string; region?: string; phone?: string },
  country: string,
])[] = [
  [{ country: 'Georgia' }, 'GE'],
  [{ country: 'Georgia', city: 'Tbilisi' }, 'GE'],
  [{ country: 'Georgia', city: 'Atlanta' }, 'US'],
  [{ country: 'Georgia', region: 'GA' }, 'US'],
  [{ country: 'Georgia', phone: '+1 404 555 0100' }, 'US'],
  [{ country: 'Georgia', phone: '+995 32 200 0000' }, 'GE'],
  [{ country: 'Jersey', city: 'Saint Helier' }, 'JE'],
  [{ country: 'New Jersey' }, 'US'],
];
