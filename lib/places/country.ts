/** Finds the country that a text names: an ISO 3166 code or a name. */
import { ALPHA_3, COUNTRY_ALIASES, NAME_LANGUAGES } from '../../data/places/countries.ts';
import { foldName } from './place-name.ts';

/** The fields of the countries-and-timezones package that are read here. */
export type CountryNames = { id: string; name: string }[];

/**
 * Returns ISO alpha-2 in upper case, or null. Understands alpha-2 and alpha-3 codes, English names,
 * common other names, and names in German, French, Spanish, Italian, Portuguese and Dutch.
 */
export type FindCountry = (text: string) => string | null;

const REMEMBERED = 1_000;

export function createCountryFinder(countries: CountryNames): FindCountry {
  const codes = new Set([...countries.map(({ id }) => id), 'XK']);
  const alpha3 = new Map(ALPHA_3.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(4)]));
  const english = new Map<string, string>();
  for (const { id, name } of countries) english.set(foldName(name), id);
  addIntlNames(english, codes, 'en');
  for (const [name, id] of Object.entries(COUNTRY_ALIASES)) english.set(foldName(name), id);
  let foreign: Map<string, string> | null = null;

  const find = (text: string): string | null => {
    const folded = foldName(text);
    const code = folded.toUpperCase();
    if (codes.has(code)) return code;
    const known = alpha3.get(code) ?? english.get(folded);
    if (known !== undefined) return known;
    // Fifteen hundred names that few lists need: read at the first unknown name.
    foreign ??= NAME_LANGUAGES.reduce(
      (names, language) => addIntlNames(names, codes, language),
      new Map<string, string>(),
    );
    return foreign.get(folded) ?? null;
  };
  // A list of a million rows names a few dozen countries.
  const known = new Map<string, string | null>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const found = find(text);
    if (known.size < REMEMBERED && text.length < 100) known.set(text, found);
    return found;
  };
}

/** Adds CLDR's names in one language; a name that is there already keeps its country. */
function addIntlNames(
  names: Map<string, string>,
  codes: ReadonlySet<string>,
  language: string,
): Map<string, string> {
  const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  for (const code of codes) {
    const name = display.of(code);
    if (name !== undefined && !names.has(foldName(name))) names.set(foldName(name), code);
  }
  return names;
}
