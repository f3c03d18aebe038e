/** Finds the region of a country that a text names: an ISO 3166-2 code or a name. */
import { REGIONS } from '../../data/places/regions/regions.ts';
import { foldName } from './place-name.ts';

export type FoundRegion = {
  /** ISO 3166-2 without the country. */
  code: string;
  /** Null: the country's own zone. */
  zone: string | null;
};

const indexes = new Map<string, Map<string, FoundRegion>>();

/** True when the table has every region of the country, so that any other name is a mistake. */
export function knowsRegionsOf(country: string): boolean {
  return Object.hasOwn(REGIONS, country) && REGIONS[country]?.complete === true;
}

/**
 * Accepts `CA`, `US-CA`, `California`, `State of California`. For countries without a table, a code
 * is returned as written (the holidays may know it), and any other text gives null.
 */
export function findRegion(country: string, text: string): FoundRegion | null {
  const folded = foldName(text);
  const code = folded.startsWith(`${country.toLowerCase()} `)
    ? folded.slice(country.length + 1)
    : folded;
  const index = indexOf(country);
  const found = index.get(folded) ?? index.get(code) ?? index.get(withoutKind(folded));
  if (found !== undefined) return found;
  if (knowsRegionsOf(country) || !/^[a-z0-9]{1,3}$/.test(code)) return null;
  return { code: code.toUpperCase(), zone: null };
}

/** True when the text is a region of another country whose regions are all known. */
export function isRegionElsewhere(text: string, country: string): boolean {
  return Object.keys(REGIONS).some(
    (other) => other !== country && knowsRegionsOf(other) && findRegion(other, text) !== null,
  );
}

function indexOf(country: string): Map<string, FoundRegion> {
  const known = indexes.get(country);
  if (known !== undefined) return known;
  const index = new Map<string, FoundRegion>();
  const table = Object.hasOwn(REGIONS, country) ? (REGIONS[country]?.regions ?? []) : [];
  for (const [code, , zone] of table) index.set(code.toLowerCase(), { code, zone: zone ?? null });
  // A name never replaces a code or an earlier name: Moscow stays the city, not the oblast.
  const add = (name: string, region: FoundRegion): void =>
    void (index.has(name) || index.set(name, region));
  for (const [code, names, zone] of table)
    for (const name of names.split('|')) add(foldName(name), { code, zone: zone ?? null });
  for (const [code, names, zone] of table)
    for (const name of names.split('|'))
      add(withoutKind(foldName(name)), { code, zone: zone ?? null });
  indexes.set(country, index);
  return index;
}

/** `novosibirsk oblast` and `canton of zurich` without the kind of region. */
function withoutKind(folded: string): string {
  return folded
    .replace(
      /\b(?:oblast|krai|okrug|autonomous|republic|state|province|region|canton|county|territory|of|the)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}
