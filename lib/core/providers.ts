/** The names of recipient providers: those whose domains are known, and those known by their mail servers. */
import { OTHER_PROVIDER } from '../domain/prospect.ts';
import { MAIL_HOSTS } from '../../data/places/mail-hosts.ts';
import { PROVIDERS } from '../../data/places/providers.ts';

/** In alphabetical order, without `other`. */
export const PROVIDER_NAMES: readonly string[] = [...new Set([...PROVIDERS, ...MAIL_HOSTS].map(({ provider }) => provider))].sort();

export function isProviderName(name: string): boolean {
  return name === OTHER_PROVIDER || PROVIDER_NAMES.includes(name);
}
