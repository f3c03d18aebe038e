/**
 * Decides which large mail provider receives the messages of a domain: by its name, or by its mail
 * servers.
 */
import { MAIL_HOSTS } from '../../data/places/mail-hosts.ts';
import { PROVIDERS } from '../../data/places/providers.ts';
import { OTHER_PROVIDER } from '../domain/campaigns/prospect.ts';

const byDomain = new Map(
  PROVIDERS.flatMap((rule) => rule.domains.map((domain) => [domain, rule.provider] as const)),
);
const byFamily = new Map(
  PROVIDERS.flatMap((rule) =>
    (rule.families ?? []).map((family) => [family, rule.provider] as const),
  ),
);
const bySuffix = PROVIDERS.flatMap((rule) =>
  (rule.suffixes ?? []).map((suffix) => [suffix, rule.provider] as const),
);

/**
 * The provider (`google`, `microsoft`, `yahoo`...) or `other`. `domain` is in lower case and
 * A-label form.
 */
export function providerOf(domain: string): string {
  const exact = byDomain.get(domain);
  if (exact !== undefined) return exact;
  // A family's ending is a country's: `fr`, `com`, `co.uk`, `com.br`; never a name that anybody
  // could register under.
  const family = /^([a-z]+\.)(?:[a-z]{2,3}|com?\.[a-z]{2})$/.exec(domain)?.[1];
  const known = family === undefined ? undefined : byFamily.get(family);
  return known ?? bySuffix.find(([suffix]) => domain.endsWith(suffix))?.[1] ?? OTHER_PROVIDER;
}

/** True for a provider's own domain, where unrelated people have addresses. */
export function isProviderDomain(domain: string): boolean {
  return providerOf(domain) !== OTHER_PROVIDER;
}

/**
 * The provider behind a domain's MX records, or `other`. Only the most preferred records count: the
 * others are fallbacks, and a fallback host need not keep the mailboxes.
 */
export function providerOfHosts(hosts: readonly { name: string; preference: number }[]): string {
  const best = Math.min(...hosts.map(({ preference }) => preference));
  for (const { name, preference } of hosts) {
    if (preference !== best) continue;
    const host = name.toLowerCase().replace(/\.$/, '');
    const rule = MAIL_HOSTS.find(({ suffixes }) =>
      suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`)),
    );
    if (rule) return rule.provider;
  }
  return OTHER_PROVIDER;
}
