/** Finds the company of a domain by its registered domain; none if its users are unrelated. */
import { FREE_MAIL_DOMAINS } from '../../data/free-mail-domains.ts';
import { isProviderDomain } from './providers.ts';

/**
 * `acme.co.uk` for `eu.acme.co.uk`; null for a free mail service, a mail provider, or a public
 * suffix. `domain` is in lower case and A-label form.
 */
export type CompanyOf = (domain: string) => string | null;

/**
 * Uses the Public Suffix List with its private part: two users with names under `github.io` are not
 * colleagues. Loads in 30 ms.
 */
export async function loadCompanies(): Promise<CompanyOf> {
  const { getDomain } = await import('tldts');
  return (domain) => {
    const registered = getDomain(domain, { allowPrivateDomains: true, validateHostname: false });
    if (registered === null) return null;
    return [domain, registered].some(
      (name) => FREE_MAIL_DOMAINS.has(name) || isProviderDomain(name),
    )
      ? null
      : registered;
  };
}
