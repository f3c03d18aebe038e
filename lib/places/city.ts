/** Finds a city by its name in `data/places/cities.txt`; reads the file on first use. */
import { readFileSync } from 'node:fs';
import { CITY_NAMES } from '../../data/places/city-names.ts';
import { findRegion, isRegionElsewhere } from './region.ts';
import { foldName } from './place-name.ts';

export type FoundCity = {
  /** ISO alpha-2. */
  country: string;
  /** ISO 3166-2 without the country; null if the table does not tell. */
  region: string | null;
  /** Null: the country's zone. */
  zone: string | null;
};

/** What is needed to identify a place: its name alone, its country, or its country and region. */
type Reach = 'alone' | 'in_country' | 'in_region';
type Entry = FoundCity & { reach: Reach };

const TABLE = new URL('../../data/places/cities.txt', import.meta.url);

let table: ReadonlyMap<string, readonly Entry[]> | null = null;

/**
 * The city of that name in a country. `region`: ISO code in that country, or null when unknown.
 * Without it, only a name counts that identifies one place in the country, or whose places have
 * most of their people in one zone.
 */
export function findCityIn(country: string, text: string, region: string | null): FoundCity | null {
  const here = entriesOf(text).filter((entry) => entry.country === country);
  if (region !== null) return here.find((entry) => entry.region === region) ?? null;
  return here.find(({ reach }) => reach !== 'in_region') ?? null;
}

/**
 * The city of that name anywhere, when the country is not known. `region`: as written, or empty.
 * With one, the city in the only country that has both; without, a name that nearly everybody
 * understands alike (Berlin, not Birmingham).
 */
export function findCity(text: string, region: string): (FoundCity & { inRegion: boolean }) | null {
  if (region !== '') {
    const both = entriesOf(text).filter(
      (entry) => entry.region !== null && findRegion(entry.country, region)?.code === entry.region,
    );
    const [first] = both;
    if (first !== undefined && both.every(({ country }) => country === first.country))
      return { ...first, inRegion: true };
  }
  const alone = entriesOf(text, { ownNameFirst: true }).find(({ reach }) => reach === 'alone');
  // With "TX" beside it, Paris is not the well-known one.
  if (alone === undefined || (region !== '' && isRegionElsewhere(region, alone.country)))
    return null;
  return { ...alone, inRegion: false };
}

/**
 * Entries by this name first, then by the name that it is another form of. `own`: the latter only
 * if there are none of the former.
 */
function entriesOf(text: string, { ownNameFirst } = { ownNameFirst: false }): readonly Entry[] {
  table ??= readTable();
  const name = foldName(text).replace(/^city of /, '');
  const named = table.get(name) ?? [];
  if (!Object.hasOwn(CITY_NAMES, name) || (ownNameFirst && named.length > 0)) return named;
  return [...named, ...(table.get(CITY_NAMES[name] ?? '') ?? [])];
}

function readTable(): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [country = '', region = '', zone = '', names = ''] = line.split('|');
    const place = { country, region: region || null, zone: zone || null };
    // One object per place and reach, not one per each of twenty-six thousand names.
    const byMark = {
      '*': { ...place, reach: 'alone' },
      '?': { ...place, reach: 'in_region' },
      '': { ...place, reach: 'in_country' },
    } satisfies Record<string, Entry>;
    for (const marked of names.split(';')) {
      const mark = marked[0] === '*' || marked[0] === '?' ? marked[0] : '';
      const name = mark === '' ? marked : marked.slice(1);
      const known = entries.get(name);
      if (known === undefined) entries.set(name, [byMark[mark]]);
      else known.push(byMark[mark]);
    }
  }
  return entries;
}
