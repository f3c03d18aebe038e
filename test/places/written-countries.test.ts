/** Countries as people write them, in many languages, and names that two places have. */
import { expect, test } from 'vitest';
import { NAMESAKE_EXAMPLES } from '../../data/places/namesakes.ts';
import { loadPlaces } from '../../lib/places/places.ts';

const places = await loadPlaces();
const countryOf = (cells: Record<string, string>): string | null =>
  places.resolveZone({
    timezone: null,
    region: null,
    city: null,
    country: null,
    phone: null,
    domain: null,
    fallback: 'America/New_York',
    ...cells,
  }).country;

test.each([
  [
    'DE',
    'Deutschland|Allemagne|Alemania|Germania|Alemanha|Duitsland|Niemcy|Tyskland|Almanya|DEU|BRD',
  ],
  ['US', 'U.S.A.|USA|United States of America|Vereinigte Staaten|États-Unis|EE. UU.|EEUU|EUA|ABD'],
  [
    'US',
    "Stati Uniti d'America|Verenigde Staten|Stany Zjednoczone|Amerika Birleşik Devletleri|America",
  ],
  [
    'GB',
    'UK|U.K.|England|Great Britain|Großbritannien|Royaume-Uni|Grande-Bretagne|Reino Unido|GBR',
  ],
  [
    'GB',
    'Inglaterra|Regno Unito|Groot-Brittannië|Wielka Brytania|Storbritannien|İngiltere|Scotland',
  ],
  ['NL', 'The Netherlands|Holland|Niederlande|Pays-Bas|Países Bajos|Paesi Bassi|Holandia|Hollanda'],
  ['KR', 'Korea|South Korea|Republic of Korea|Südkorea|Corée du Sud|Corea del Sur|韓国|대한민국'],
  ['CZ', 'República Checa|Czech Republic|Czechia|Tschechien|République tchèque|Czechy|Tjeckien'],
  ['TR', 'Türkiye|Turkey|TURKIYE|Türkei|Turquie|Turquía|Turchia|Turkije|Turcja|Turkiet'],
  ['CH', 'Schweiz|Suisse|Svizzera|Zwitserland|Suiza|Suíça|Szwajcaria|CHE|switzerland '],
  ['JP', '日本|Japon|Japonya|Japonia|JPN'],
  ['CN', '中国|China|Chine|P.R. China|Çin'],
  ['CI', "Côte d'Ivoire|Ivory Coast|Elfenbeinküste|COTE D'IVOIRE"],
])('%s: %s', (code, names) => {
  expect(names.split('|').filter((name) => countryOf({ country: name }) !== code)).toEqual([]);
});

test.each(NAMESAKE_EXAMPLES)('%j is %s', (cells, country) => {
  expect(countryOf(cells)).toBe(country);
});

test('what names no country is not guessed', () => {
  const unknown = ['EMEA', 'Europe', 'n/a', '-', 'Unknown', 'Worldwide', 'D', 'remote'];
  expect(unknown.filter((name) => countryOf({ country: name }) !== null)).toEqual([]);
});
