/** Says which large mail provider receives the mail of a domain, by the domain's name alone. */
import { PROVIDERS } from '../../data/places/providers.ts';

const byDomain = new Map(PROVIDERS.flatMap((rule) => rule.domains.map((domain) => [domain, rule.provider] as const)));
const byFamily = new Map(PROVIDERS.flatMap((rule) => (rule.families ?? []).map((family) => [family, rule.provider] as const)));
const bySuffix = PROVIDERS.flatMap((rule) => (rule.suffixes ?? []).map((suffix) => [suffix, rule.provider] as const));

/** The provider (`google`, `microsoft`, `yahoo`...) or `other`. `domain` is lower case, in A-label form. */
export function providerOf(domain: string): string {
  const exact = byDomain.get(domain);
  if (exact !== undefined) return exact;
  // A family's ending is a country's: `fr`, `com`, `co.uk`, `com.br`; never a name somebody else could register under.
  const family = /^([a-z]+\.)(?:[a-z]{2,3}|com?\.[a-z]{2})$/.exec(domain)?.[1];
  const known = family === undefined ? undefined : byFamily.get(family);
  return known ?? bySuffix.find(([suffix]) => domain.endsWith(suffix))?.[1] ?? 'other';
}
