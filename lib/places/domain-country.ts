/** Says whose country the ending of a domain is. */
import {
  GENERIC_COUNTRY_ENDINGS,
  OTHER_ENDINGS,
  WORLDWIDE_MAIL,
} from '../../data/places/top-level-domains.ts';

/** `domain` is lower case, in A-label form. ISO alpha-2, or null where the ending places nobody. `isCountry` knows the codes there are. */
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
