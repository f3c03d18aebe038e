/** Says which company a domain belongs to: by the domain that was registered, and none where neighbours have nothing to do with each other. */
import { FREE_MAIL_DOMAINS } from '../../data/free-mail-domains.ts';
import { isProviderDomain } from './providers.ts';

/** `acme.co.uk` for `eu.acme.co.uk`; null at a free mail service, a mail provider, or under a suffix itself. `domain` is lower case, in A-label form. */
export type CompanyOf = (domain: string) => string | null;

/** The Public Suffix List, with its private part: whoever has a name under `github.io` is a neighbour there, no colleague. Loads in 30 ms. */
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
