/** Finds the country of a domain's ending. */
import {
  GENERIC_COUNTRY_ENDINGS,
  OTHER_ENDINGS,
  WORLDWIDE_MAIL,
} from '../../data/places/top-level-domains.ts';

/**
 * ISO alpha-2; null if the ending does not place anybody. `domain` is in lower case and A-label
 * form. `isCountry` tells existing codes.
 */
export function countryOfDomain(
  domain: string,
  isCountry: (code: string) => boolean,
): string | null {
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  if (ending.length !== 2 || GENERIC_COUNTRY_ENDINGS.has(ending) || WORLDWIDE_MAIL.has(domain))
    return null;
  if (Object.hasOwn(OTHER_ENDINGS, ending)) return OTHER_ENDINGS[ending] ?? null;
  const code = ending.toUpperCase();
  return isCountry(code) ? code : null;
}
