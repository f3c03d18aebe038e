/**
 * The names of recipient providers, known by their domains or by their mail servers, and
 * suggestions.
 */
import { nearest } from '../text/nearest.ts';
import { OTHER_PROVIDER } from '../../domain/campaigns/prospect.ts';
import { MAIL_HOSTS } from '../../../data/places/mail-hosts.ts';
import { PROVIDERS } from '../../../data/places/providers.ts';

/** In alphabetical order, without `other`. */
export const PROVIDER_NAMES: readonly string[] = [
  ...new Set([...PROVIDERS, ...MAIL_HOSTS].map(({ provider }) => provider)),
].sort();

export function isProviderName(name: string): boolean {
  return name === OTHER_PROVIDER || PROVIDER_NAMES.includes(name);
}

/** Other names for a provider: people often use its domain (`gmail`, `hotmail.com`). */
const BY_ANOTHER_NAME = new Map([
  ...PROVIDERS.flatMap(({ provider, domains, families = [] }) =>
    [...domains, ...families].flatMap(
      (domain) =>
        [
          [domain, provider],
          [domain.split('.', 1).join(''), provider],
        ] as const,
    ),
  ),
  ...([
    ['office365', 'microsoft'],
    ['o365', 'microsoft'],
    ['m365', 'microsoft'],
    ['exchange', 'microsoft'],
    ['workspace', 'google'],
    ['gsuite', 'google'],
  ] as const),
]);

/** The provider that was probably meant; null when no name is similar. */
export function suggestProvider(name: string): string | null {
  const received = name.trim().toLowerCase();
  const forms = [received, received.replace(/[\s_-]/g, ''), received.split('.', 1).join('')];
  const named = forms
    .map((form) => BY_ANOTHER_NAME.get(form))
    .find((provider) => provider !== undefined);
  if (named !== undefined) return named;
  const guess = nearest(received, [...PROVIDER_NAMES, OTHER_PROVIDER, ...BY_ANOTHER_NAME.keys()]);
  return guess === null ? null : (BY_ANOTHER_NAME.get(guess) ?? guess);
}
