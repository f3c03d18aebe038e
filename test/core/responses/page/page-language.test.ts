/** In which language a recipient sees the page. */
import { describe, expect, it } from 'vitest';
import { COUNTRIES_OF, LANGUAGES_OF_REGION } from '../../../../data/public/country-languages.ts';
import { REGIONS } from '../../../../data/places/regions/regions.ts';
import { acceptedLanguages } from '../../../../lib/core/responses/page/accepted-languages.ts';
import { languagesIn, pageLanguage } from '../../../../lib/core/responses/page/page-language.ts';
import type { PublicLanguage } from '../../../../lib/domain/responses/public-texts.ts';

type Case = {
  place: [string | null, string | null];
  written: PublicLanguage | null;
  header: string | null;
  page: PublicLanguage;
};

describe('the page', () => {
  it.each<[string, Case]>([
    [
      'of one language of the country, whatever else is known',
      { place: ['DE', null], written: 'en', header: 'fr', page: 'de' },
    ],
    [
      'of the language of the region',
      { place: ['CH', 'GE'], written: 'de', header: 'de', page: 'fr' },
    ],
    [
      'of our message, where it is one of several of the country',
      { place: ['BE', null], written: 'nl', header: 'fr', page: 'nl' },
    ],
    [
      'of the browser, where our message in English tells nothing',
      { place: ['CA', null], written: 'en', header: 'fr-CA,en;q=0.8', page: 'fr' },
    ],
    [
      'of the browser, among the languages of the country first',
      { place: ['CH', 'BE'], written: 'en', header: 'es,fr;q=0.5', page: 'fr' },
    ],
    [
      'of our message, where the browser asks for nothing',
      { place: ['CA', null], written: 'en', header: null, page: 'en' },
    ],
    [
      'English in Belgium, where all that is known is English',
      { place: ['BE', null], written: 'en', header: 'en-US', page: 'en' },
    ],
    [
      'of our message, without a country',
      { place: [null, null], written: 'sv', header: 'de', page: 'sv' },
    ],
    [
      'of the browser, without a country and after a message in English',
      { place: [null, null], written: 'en', header: 'pl', page: 'pl' },
    ],
    [
      'of the browser in a country without a language of ours',
      { place: ['HR', null], written: null, header: 'hr,de;q=0.7', page: 'de' },
    ],
    [
      'English, where nothing is known',
      { place: [null, null], written: null, header: null, page: 'en' },
    ],
  ])('is %s', (_, { place: [country, region], written, header, page }) => {
    const accepted = acceptedLanguages(header);
    expect(pageLanguage({ country, region, written, accepted })).toBe(page);
  });
});

describe('a browser', () => {
  it.each<[string | null, PublicLanguage[]]>([
    [null, []],
    ['', []],
    ['de', ['de']],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', ['fr', 'en', 'de']],
    ['en;q=0.3,nb;q=0.9', ['nb', 'en']],
    ['no,nn;q=0.9,iw;q=0.8', ['nb', 'he']],
    ['zh-TW,zh;q=0.9', ['zh-Hant', 'zh']],
    ['zh-Hans-CN', ['zh']],
    ['de;q=0', []],
    ['de;q=abc,fr', ['fr']],
    ['../../etc/passwd,<script>', []],
    [`${'x,'.repeat(400)}de`, []],
  ])('that sends %j asks for %j', (header, languages) => {
    expect(acceptedLanguages(header)).toEqual(languages);
  });
});

describe('the tables', () => {
  const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  it('name countries of ISO 3166, each once for a language', () => {
    for (const codes of Object.values(COUNTRIES_OF)) {
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect([code, regionNames.of(code)]).not.toContain(undefined);
    }
  });

  it('name regions that prospects can have', () => {
    for (const key of Object.keys(LANGUAGES_OF_REGION)) {
      const [country = '', code = ''] = key.split('-');
      expect(REGIONS[country]?.regions.map(([known]) => known)).toContain(code);
    }
  });

  it.each(['BE', 'CH', 'CA', 'LU', 'CY', 'CM', 'SG', 'HK'])('leave %s open', (country) => {
    expect(languagesIn(country, null).length).toBeGreaterThan(1);
  });
  it.each(['HR', 'EE', 'LT', 'TH', 'ID', 'BG', 'XX', ''])('say nothing of %j', (country) => {
    expect(languagesIn(country, null)).toEqual([]);
  });
});
