/**
 * Mail domains that people mistype: the domain, and how a typing error of it is recognised.
 *
 * Sources: the domains and endings that mailcheck.js (the library behind most sign-up forms)
 * suggests; the typing errors listed by Kickbox and ZeroBounce; the root zone of IANA for endings
 * that do not exist. Each rule is a suggestion: an address is never changed.
 */

/**
 * Large mail services, by the name before the ending, and the endings under which they give
 * addresses. Another domain whose name differs by one letter (left out, doubled, changed, two
 * swapped) is a typing error, unless `REAL_DOMAINS` has it. The first letter counts as right:
 * `ymail.com` and `email.com` are services of their own.
 */
export const TYPED_SERVICES: readonly { name: string; endings: readonly string[] }[] = [
  { name: 'gmail', endings: ['com'] },
  { name: 'googlemail', endings: ['com'] },
  { name: 'hotmail', endings: ['com', 'co.uk', 'fr', 'de', 'it', 'es', 'nl', 'se'] },
  { name: 'outlook', endings: ['com', 'de', 'fr', 'es', 'it', 'com.br'] },
  { name: 'yahoo', endings: ['com', 'co.uk', 'fr', 'de', 'it', 'es', 'co.in', 'com.br', 'ca'] },
  { name: 'icloud', endings: ['com'] },
  { name: 'protonmail', endings: ['com'] },
  { name: 'comcast', endings: ['net'] },
  { name: 'verizon', endings: ['net'] },
  { name: 'wanadoo', endings: ['fr'] },
  { name: 'laposte', endings: ['net'] },
  { name: 't-online', endings: ['de'] },
  { name: 'freenet', endings: ['de'] },
];

/** Errors that the rule above does not see: the domain as typed, and the one that was meant. */
export const TYPED_DOMAINS: Readonly<Record<string, string>> = {
  'gmail.co': 'gmail.com',
  'gmail.cm': 'gmail.com',
  'gmail.om': 'gmail.com',
  'gmail.net': 'gmail.com',
  'gmail.org': 'gmail.com',
  'mgail.com': 'gmail.com',
  'googlemail.co': 'googlemail.com',
  'hotmail.co': 'hotmail.com',
  'hotmail.cm': 'hotmail.com',
  'hotmail.om': 'hotmail.com',
  'ohtmail.com': 'hotmail.com',
  'outlook.co': 'outlook.com',
  'outlook.cm': 'outlook.com',
  'yahoo.co': 'yahoo.com',
  'yahoo.cm': 'yahoo.com',
  'yahoo.om': 'yahoo.com',
  'icloud.co': 'icloud.com',
  'icould.com': 'icloud.com',
  'gmx.dee': 'gmx.de',
  'gmx.ed': 'gmx.de',
  'webd.e': 'web.de',
  'web.ed': 'web.de',
};

/** Endings that no domain has, and the one that was meant. */
export const TYPED_ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  coom: 'com',
  vom: 'com',
  xom: 'com',
  cim: 'com',
  cpm: 'com',
  clm: 'com',
  c0m: 'com',
  comn: 'com',
  come: 'com',
  nte: 'net',
  ent: 'net',
  nett: 'net',
  ogr: 'org',
  orgg: 'org',
  'co.ku': 'co.uk',
  'co.ukk': 'co.uk',
  'com.rb': 'com.br',
};

/** Real mail domains that look like a typing error. */
export const REAL_DOMAINS: readonly string[] = [
  'mail.com',
  'email.com',
  'ymail.com',
  'gmx.com',
  'gmx.net',
  'live.com',
  'hotmail.nl',
  'hotmail.be',
  'hotmail.ca',
  'outlook.be',
  'outlook.pt',
  'outlook.jp',
  'yahoo.ca',
  'yahoo.co.jp',
  'yahoo.com.mx',
  'me.com',
  'mac.com',
  'aol.com',
  'freenet.com',
  'laposte.fr',
];
