/** Addresses that are read without the library are read as the library reads them. */
import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { expect, it } from 'vitest';
import { decodeWords } from '../../../../lib/mail/inbound/mime/decode-words.ts';
import { addressList } from '../../../../lib/mail/inbound/mime/read-addresses.ts';

const PIECES = [
  ...['Bea', 'Low', 'é', 'a@b.test', '<a@b.test>', '<x=y@b.test>', '(Bea Low)', '()', '"Low, Bea"'],
  ...['=?utf-8?q?B=C3=A9a?=', '"=?utf-8?q?a=2Cb?="', '=?utf-8?b?QmVhLCBM?=', '(=?utf-8?q?a?=)'],
  ...[',', ' ', '  ', '\t', '\u001b', '\u0001', '=', '?', '""', ':', ';', '.'],
];

it('names in quotes, in comments, encoded or missing', () => {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 });
  fc.assert(
    fc.property(pieces, fc.constantFrom('', ' '), (parts, between) => {
      const raw = parts.join(between).trim();
      const expected = addressparser(raw, { flatten: true })
        .map(({ name, address }) => ({ name: decodeWords(name).trim(), address: address.trim() }))
        .filter(({ address }) => address !== '');
      expect(addressList([{ name: 'from', raw }], 'from')).toEqual(expected);
    }),
    { numRuns: 3_000 },
  );
});
