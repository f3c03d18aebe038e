/**
 * Decides the language of a page that a recipient sees.
 *
 * 1. A country, or its region, with one language of ours decides: business mail is read in it.
 * 2. Otherwise the language of our own message, unless it is English: we write English to readers
 *    of every language, so English tells little.
 * 3. Otherwise what the browser asks for (Accept-Language).
 * 4. Otherwise English, if our message was in English or nothing is known.
 *
 * Where a country has several languages (Belgium, Switzerland, Canada), steps 2 to 4 choose among
 * them first. So they do for a recipient without a country, among all languages.
 */
import { COUNTRIES_OF, LANGUAGES_OF_REGION } from '../../../../data/public/country-languages.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '../../../domain/responses/public-texts.ts';

export type LanguageFacts = {
  /** ISO 3166 code; null: unknown. */
  country: string | null;
  /** ISO 3166-2 code within the country. */
  region: string | null;
  /** The language of the message whose token was used; null: it cannot be told. */
  written: PublicLanguage | null;
  /** The browser's languages, the most wanted first. */
  accepted: readonly PublicLanguage[];
};

export function pageLanguage({
  country,
  region,
  written,
  accepted,
}: LanguageFacts): PublicLanguage {
  const spoken = languagesIn(country, region);
  const [only, second] = spoken;
  if (only !== undefined && second === undefined) return only;
  const signs: readonly PublicLanguage[] = [
    ...(written === null || written === 'en' ? [] : [written]),
    ...accepted,
    ...(written === null ? [] : [written]),
  ];
  return signs.find((sign) => spoken.includes(sign)) ?? signs[0] ?? 'en';
}

/** Empty: none of ours, or the country is unknown. */
export function languagesIn(
  country: string | null,
  region: string | null,
): readonly PublicLanguage[] {
  if (country === null) return [];
  return (
    LANGUAGES_OF_REGION[`${country}-${region ?? ''}`] ?? LANGUAGES_BY_COUNTRY.get(country) ?? []
  );
}

const LANGUAGES_BY_COUNTRY: ReadonlyMap<string, readonly PublicLanguage[]> = (() => {
  const byCountry = new Map<string, PublicLanguage[]>();
  for (const language of PUBLIC_LANGUAGES)
    for (const country of COUNTRIES_OF[language])
      byCountry.set(country, [...(byCountry.get(country) ?? []), language]);
  return byCountry;
})();
