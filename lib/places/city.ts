/** Finds where a city is by its name, in the table of `data/places/cities.txt`, which is read when the first city is asked for. */
import { readFileSync } from 'node:fs';
import { CITY_NAMES } from '../../data/places/city-names.ts';
import { findRegion, isRegionElsewhere } from './region.ts';
import { foldName } from './place-name.ts';

export type FoundCity = {
  /** ISO alpha-2. */
  country: string;
  /** ISO 3166-2 without the country; null where the table does not say. */
  region: string | null;
  /** Null: the country's. */
  zone: string | null;
};

/** What a name alone stands for: a place on earth, one in its country, or nothing without the region. */
type Reach = 'alone' | 'in_country' | 'in_region';
type Entry = FoundCity & { reach: Reach };

const TABLE = new URL('../../data/places/cities.txt', import.meta.url);

let table: ReadonlyMap<string, readonly Entry[]> | null = null;

/**
 * The city of that name in a country. `region`: ISO code in that country, or null when it is not known: then only a name that stands for one
 * place there counts, most of all who live in places of that name being in one zone.
 */
export function findCityIn(country: string, text: string, region: string | null): FoundCity | null {
  const here = entriesOf(text).filter((entry) => entry.country === country);
  if (region !== null) return here.find((entry) => entry.region === region) ?? null;
  return here.find(({ reach }) => reach !== 'in_region') ?? null;
}

/**
 * The city of that name, wherever it is, when the country is not known. `region`: as written, or empty. With one, the city in the only country
 * that has both; without, a name that nearly everybody understands alike (Berlin, not Birmingham).
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
  const alone = entriesOf(text, { own: true }).find(({ reach }) => reach === 'alone');
  // The Paris of a list that says "TX" beside it is not the one that everybody knows.
  if (alone === undefined || (region !== '' && isRegionElsewhere(region, alone.country)))
    return null;
  return { ...alone, inRegion: false };
}

/** By the name itself first. `own`: by another name only where nothing has the name itself. */
function entriesOf(text: string, { own } = { own: false }): readonly Entry[] {
  table ??= readTable();
  const name = foldName(text).replace(/^city of /, '');
  const named = table.get(name) ?? [];
  if (!Object.hasOwn(CITY_NAMES, name) || (own && named.length > 0)) return named;
  return [...named, ...(table.get(CITY_NAMES[name] ?? '') ?? [])];
}

function readTable(): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [country = '', region = '', zone = '', names = ''] = line.split('|');
    const place = { country, region: region || null, zone: zone || null };
    // One object for each place and reach, not one for each of twenty-six thousand names.
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
