import { expect, test } from 'vitest';
import { FREE_MAIL_DOMAINS } from '../../../../data/free-mail-domains.ts';
import { REAL_DOMAINS } from '../../../../data/lists/domain-typos.ts';
import { DISPOSABLE_DOMAINS } from '../../../../data/disposable-domains.ts';
import { findDomainTypo } from '../../../../lib/core/campaigns/prospects/find-domain-typo.ts';

test.each([
  [
    'gmail.com',
    'gmial.com gamil.com gmai.com gnail.com gmaill.com ggmail.com gmail.con gamil.con gmail.co gmail.cm gmail.comm gmal.com mgail.com',
  ],
  [
    'hotmail.com',
    'hotmial.com hotmal.com hotmai.com homail.com hotmil.com hotmail.con hotmall.com',
  ],
  ['yahoo.com', 'yaho.com yahooo.com yhaoo.com yahoo.con yaoo.com'],
  ['outlook.com', 'outlok.com outloook.com oulook.com outlook.con outlook.cmo'],
  ['icloud.com', 'iclod.com icould.com icloud.con'],
  ['hotmail.co.uk', 'hotmial.co.uk'],
])('%s: %s', (domain, typed) => {
  const wrong = typed.split(' ').filter((one) => {
    const found = findDomainTypo(one);
    return found === null || !('domain' in found) || found.domain !== domain;
  });
  expect(wrong).toEqual([]);
});

test('of another domain only the ending is known', () => {
  expect(findDomainTypo('acme.con')).toEqual({ ending: 'com' });
  expect(findDomainTypo('mail.acme.ogr')).toEqual({ ending: 'org' });
});

test('real domains are no typing errors', () => {
  const real = [
    ...REAL_DOMAINS,
    ...FREE_MAIL_DOMAINS,
    ...DISPOSABLE_DOMAINS,
    ...'mail.com ymail.com email.com acme.com gmx.de gmx.net acme.co acme.cm oman.om live.nl yahoo.co.jp hotmail.be outlook.pt outlooks.io gmailify.io mailgun.com hotmart.com yahoo-inc.com icloud.fr t-online.de'.split(
      ' ',
    ),
  ];
  const listed = new Set(['yahoo.cm']);
  expect(real.filter((one) => findDomainTypo(one) !== null && !listed.has(one))).toEqual([]);
});
