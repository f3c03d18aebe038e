import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../data/places/providers.ts';
import { providerOf } from '../../lib/places/providers.ts';

describe('the provider of a domain', () => {
  it.each([
    ['gmail.com', 'google'], ['googlemail.com', 'google'], ['hotmail.co.uk', 'microsoft'], ['outlook.com', 'microsoft'], ['live.nl', 'microsoft'],
    ['acme.onmicrosoft.com', 'microsoft'], ['yahoo.com', 'yahoo'], ['yahoo.com.br', 'yahoo'], ['ymail.com', 'yahoo'], ['me.com', 'apple'], ['gmx.net', 'gmx'],
    ['web.de', 'gmx'], ['mail.ru', 'mailru'], ['yandex.ru', 'yandex'], ['qq.com', 'qq'],
  ])('%s is %s', (domain, provider) => {
    expect(providerOf(domain)).toBe(provider);
  });

  it.each(['acme.test', 'notgmail.com', 'gmail.com.evil.test', 'mail.yahoo.evil.com', 'yahoo.community', 'live.io', '', 'constructor', 'onmicrosoft.com.evil.test'])(
    '%s is other', (domain) => {
      expect(providerOf(domain)).toBe('other');
    },
  );

  it.each(PROVIDERS)('the example of $provider is matched by its rule', ({ provider, example }) => {
    expect(providerOf(example)).toBe(provider);
  });

  it('no domain belongs to two', () => {
    const domains = PROVIDERS.flatMap((rule) => rule.domains);
    expect(domains.filter((domain, i) => domains.indexOf(domain) !== i)).toEqual([]);
    expect(domains.filter((domain) => domain !== domain.toLowerCase())).toEqual([]);
  });
});
