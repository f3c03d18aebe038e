import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../data/places/providers.ts';
import { MAIL_HOSTS } from '../../data/places/mail-hosts.ts';
import { PROVIDER_NAMES } from '../../lib/core/limits/provider-names.ts';
import { isProviderDomain, providerOf, providerOfHosts } from '../../lib/recipients/providers.ts';

describe('the provider of a domain', () => {
  it.each([
    ['gmail.com', 'google'],
    ['googlemail.com', 'google'],
    ['hotmail.co.uk', 'microsoft'],
    ['outlook.com', 'microsoft'],
    ['live.nl', 'microsoft'],
    ['acme.onmicrosoft.com', 'microsoft'],
    ['yahoo.com', 'yahoo'],
    ['yahoo.com.br', 'yahoo'],
    ['ymail.com', 'yahoo'],
    ['me.com', 'apple'],
    ['gmx.net', 'gmx'],
    ['web.de', 'gmx'],
    ['mail.ru', 'mailru'],
    ['yandex.ru', 'yandex'],
    ['qq.com', 'qq'],
  ])('%s is %s', (domain, provider) => {
    expect(providerOf(domain)).toBe(provider);
  });

  it.each([
    'acme.test',
    'notgmail.com',
    'gmail.com.evil.test',
    'mail.yahoo.evil.com',
    'yahoo.community',
    'live.io',
    '',
    'constructor',
    'onmicrosoft.com.evil.test',
  ])('%s is other', (domain) => {
    expect(providerOf(domain)).toBe('other');
  });

  it.each(PROVIDERS)('the example of $provider is matched by its rule', ({ provider, example }) => {
    expect(providerOf(example)).toBe(provider);
  });

  it('no domain belongs to two', () => {
    const domains = PROVIDERS.flatMap((rule) => rule.domains);
    expect(domains.filter((domain, i) => domains.indexOf(domain) !== i)).toEqual([]);
    expect(domains.filter((domain) => domain !== domain.toLowerCase())).toEqual([]);
  });
});

describe('the provider behind MX records', () => {
  const hosts = (...names: string[]) =>
    names.map((name, index) => ({ name, preference: 10 * (index + 1) }));

  it.each([
    [hosts('aspmx.l.google.com', 'alt1.aspmx.l.google.com'), 'google'],
    [hosts('SMTP.GOOGLE.COM.'), 'google'],
    [hosts('acme-test.mail.protection.outlook.com'), 'microsoft'],
    [hosts('acme-test.a-v1.mx.microsoft'), 'microsoft'],
    [hosts('mx0a-001.pphosted.com', 'mx0b-001.pphosted.com'), 'proofpoint'],
    [hosts('eu-smtp-inbound-1.mimecast.com'), 'mimecast'],
    [hosts('mail.acme.test'), 'other'],
    [hosts('notgoogle.com'), 'other'],
    [hosts('google.com.evil.test'), 'other'],
    [[], 'other'],
  ])('%j is %s', (list, provider) => expect(providerOfHosts(list)).toBe(provider));

  it('is the first receiver of the message: a filter in front of another server, not a backup server', () => {
    expect(
      providerOfHosts([
        { name: 'mx1.acme.iphmx.com', preference: 5 },
        { name: 'aspmx.l.google.com', preference: 10 },
      ]),
    ).toBe('cisco');
    expect(
      providerOfHosts([
        { name: 'aspmx.l.google.com', preference: 10 },
        { name: 'mail.acme.test', preference: 1 },
      ]),
    ).toBe('other');
    expect(
      providerOfHosts([
        { name: 'mail.acme.test', preference: 1 },
        { name: 'aspmx.l.google.com', preference: 1 },
      ]),
    ).toBe('google');
  });

  it.each(MAIL_HOSTS)(
    'the example of $provider is matched by its rule, and each has its source',
    ({ provider, example, source }) => {
      expect(providerOfHosts(hosts(example))).toBe(provider);
      expect(source.length).toBeGreaterThan(15);
    },
  );

  it('has one name for one provider, whichever way it is found', () => {
    expect(new Set(PROVIDER_NAMES).size).toBe(PROVIDER_NAMES.length);
    expect(PROVIDER_NAMES).not.toContain('other');
    expect([isProviderDomain('gmail.com'), isProviderDomain('acme.test')]).toEqual([true, false]);
  });
});
