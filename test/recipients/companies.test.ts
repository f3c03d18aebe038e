import { expect, it } from 'vitest';
import { FREE_MAIL_DOMAINS } from '../../data/free-mail-domains.ts';
import { loadCompanies } from '../../lib/recipients/companies.ts';

const companyOf = await loadCompanies();

it.each([
  ['acme.test', 'acme.test'],
  ['eu.acme.test', 'acme.test'],
  ['eu.acme.co.uk', 'acme.co.uk'],
  ['a.b.c.acme.com.au', 'acme.com.au'],
  ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
  // a city of Japan registers its name below another one that is a suffix
  ['a.b.kobe.jp', 'a.b.kobe.jp'],
  ['x.city.kobe.jp', 'city.kobe.jp'],
  // who has a name under a host's own is a neighbour of others there, and a colleague of those
  // below
  ['lumen.github.io', 'lumen.github.io'],
  ['mail.lumen.github.io', 'lumen.github.io'],
  ['lumen.blogspot.com', 'lumen.blogspot.com'],
  ['acme.uk.com', 'acme.uk.com'],
])('%s belongs to %s', (domain, company) => expect(companyOf(domain)).toBe(company));

it.each([
  'co.uk',
  'com.au',
  'kobe.jp',
  'uk.com',
  'github.io',
  'blogspot.com',
  'herokuapp.com',
  'gmail.com',
  'mail.gmail.com',
  'yahoo.co.jp',
  'yahoo.com.br',
  'hotmail.gr',
  'gmx.de',
  'posteo.de',
  'x.bigpond.com',
  'sky.com',
  'lumen.onmicrosoft.com',
])('people at %s are not colleagues', (domain) => expect(companyOf(domain)).toBeNull());

it('the list of free mail services names domains with mail addresses', () => {
  for (const domain of FREE_MAIL_DOMAINS) expect(companyOf(domain)).toBeNull();
});
