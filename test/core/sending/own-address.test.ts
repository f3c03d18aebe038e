import { expect, it } from 'vitest';
import { isOwnAddress } from '../../../lib/core/sending/own-address.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { loadCompanies } from '../../../lib/recipients/companies.ts';

const SENDERS = ['Ann@Acme.example', 'ann.lee@gmail.com'];

it.each([
  ['a colleague of a mailbox', 'bob@acme.example', true],
  ['a mailbox itself, with a tag', 'ann+test@acme.example', true],
  ['a stranger', 'eve@evil.example', false],
  ['a domain that ends like ours', 'eve@notacme.example', false],
  ['a name below our domain', 'eve@acme.example.evil.example', false],
  ['another host of our domain', 'eve@eu.acme.example', false],
  ['our address at a free mail service', 'annlee+test@googlemail.com', true],
  ['a stranger at the same free mail service', 'eve@gmail.com', false],
])('%s: %s is our own: %s', async (_, address, own) => {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const company = (await loadCompanies())(domain);
  expect(isOwnAddress({ ...addresseeOf(address), domain, company }, SENDERS)).toBe(own);
});
