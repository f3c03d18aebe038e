import { expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeCharset } from '../../../../lib/mail/inbound/mime/decode-charset.ts';

it.each([
  // bytes                          label            text
  ['6772 c3bc c39f e520', 'utf-8', 'grüß\ufffd '],
  ['4772 fc df 65', 'iso-8859-1', 'Grüße'],
  ['77 6f 6e 92 74 20 80', 'iso-8859-1', 'won’t €'],
  ['77 6f 6e 92 74 20 80', 'Windows-1252', 'won’t €'],
  ['bf cf e8', 'windows-1251', 'їПи'],
  ['cf d2 c9', 'KOI8-R', 'ори'],
  ['1b2442 2422 1b2842', 'ISO-2022-JP', 'あ'],
  ['82a0', 'shift_jis', 'あ'],
  ['a4a2', 'euc-jp', 'あ'],
  ['c4e3 bac3', 'gb2312', '你好'],
  ['b0a1', 'ks_c_5601-1987', '가'],
  // wrong labels
  ['e58fb0', 'iso-2022-jp', '台'],
  ['a4a2', 'iso-2022-jp', 'あ'],
  ['4772 c3bc', 'us-ascii', 'Grü'],
  ['4772 fc', 'us-ascii', 'Grü'],
  ['4772 c3bc', 'x-unknown', 'Grü'],
  ['4772 fc', 'utf-7-imap', 'Grü'],
  ['4772 fc', undefined, 'Grü'],
  ['4772 fc', '"latin-1"', 'Grü'],
  ['4772 c3bc', 'utf8', 'Grü'],
  ['4772 c3bc', '__proto__', 'Grü'],
])('the bytes %s labelled %s read %s', (hex, label, text) => {
  expect(decodeCharset(Buffer.from(hex.replaceAll(' ', ''), 'hex'), label)).toBe(text);
});

it('no bytes under no label are an error', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.oneof(
        fc.string(),
        fc.constantFrom('utf-16le', 'iso-2022-kr', 'hz-gb-2312', 'utf-7', 'big5'),
      ),
      (bytes, label) => {
        expect(typeof decodeCharset(Buffer.from(bytes), label)).toBe('string');
      },
    ),
  );
});
