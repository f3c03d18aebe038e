import { expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeWords } from '../../../../lib/mail/inbound/mime/decode-words.ts';

it.each([
  ['plain = ?text?', 'plain = ?text?'],
  ['=?utf-8?Q?Gr=C3=BC=C3=9Fe_an_alle?= dort', 'Grüße an alle dort'],
  ['=?UTF-8?b?R3LDvMOfZQ==?=', 'Grüße'],
  ['a =?iso-8859-1?q?=E4?= =?iso-8859-1?q?=F6?= b', 'a äö b'],
  ['a =?iso-8859-1?q?=E4?= x =?utf-8?q?=C3=B6?=', 'a ä x ö'],
  // one character cut in two words, against RFC 2047 section 5
  ['=?utf-8?Q?=C3?=\t=?utf-8?Q?=BC?=', 'ü'],
])('%j reads %j', (value, text) => {
  expect(decodeWords(value)).toBe(text);
});

it.each([
  ['=?ISO-2022-JP?B?GyRCJUclIyVsGyhC?= =?ISO-2022-JP?B?GyRCJS8lSBsoQg==?=', 'ディレクト'],
  ['=?ISO-2022-JP?B?GyRCJUclIw==?= =?ISO-2022-JP?B?JWwbKEI=?=', 'ディレ'],
  ['=?us-ascii*en?Q?with_a_language?=', 'with a language'],
  ['=?utf-8?Q?spaces are forbidden, and common?=', 'spaces are forbidden, and common'],
  ['=?utf-8?X?unknown encoding?=', '=?utf-8?X?unknown encoding?='],
  ['=?utf-8?Q?never closed', '=?utf-8?Q?never closed'],
  ['=?utf-8?Q??=', ''],
  ['=?utf-8?Q?a=?=', 'a='],
])('%j reads %j', (value, text) => {
  expect(decodeWords(value)).toBe(text);
});

it('every text encoded as a B word is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeWords(`=?utf-8?B?${Buffer.from(text).toString('base64')}?=`)).toBe(text);
    }),
  );
});
