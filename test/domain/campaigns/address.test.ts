import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress } from '../../../lib/domain/campaigns/address.ts';
import { normaliseAddress } from '../../../lib/input/normalise-address.ts';

test.each([
  ['Bob@Example.TEST', 'bob@example.test'],
  ['a.b+c@d-e.example', 'a.b+c@d-e.example'],
  ["o'neil@example.test", "o'neil@example.test"],
  [`${'a'.repeat(64)}@b.test`, `${'a'.repeat(64)}@b.test`],
])('%s', (text, address) => {
  expect(checkAddress(text)).toMatchObject({ ok: true, address });
});

describe('refused addresses', () => {
  test.each([
    ['', 'missing'],
    ['bob', 'no_at'],
    ['a@b@c.test', 'several_at'],
    ['a@b.test, c@d.test', 'whitespace_or_control'],
    ['a@b.test,c@d.test', 'several_addresses'],
    ['a@b.test;c@d.test', 'several_addresses'],
    ['<a@b.test>', 'quotes_or_brackets'],
    ['"a"@b.test', 'quotes_or_brackets'],
    ['a(x)@b.test', 'quotes_or_brackets'],
    ['a@[127.0.0.1]', 'quotes_or_brackets'],
    ['a\\b@c.test', 'quotes_or_brackets'],
    ['a b@c.test', 'whitespace_or_control'],
    ['a@b.test\r\nBcc: x', 'whitespace_or_control'],
    ['a\u200b@b.test', 'whitespace_or_control'],
    ['a\0@b.test', 'whitespace_or_control'],
    ['.a@b.test', 'local_part'],
    ['a.@b.test', 'local_part'],
    ['a..b@c.test', 'local_part'],
    ['@b.test', 'local_part'],
    [`${'a'.repeat(65)}@b.test`, 'local_part'],
    ['ä@b.test', 'local_part_not_ascii'],
    ['a@', 'domain'],
    ['a@b', 'no_dot_in_domain'],
    ['a@.test', 'domain'],
    ['a@b..test', 'domain'],
    ['a@b.test.', 'domain'],
    ['a@-b.test', 'domain'],
    ['a@b_c.test', 'domain'],
    ['a@1.2.3.4', 'domain'],
    ['a@ü.test', 'domain_not_ascii'],
    [`a@${'b'.repeat(250)}.test`, 'too_long'],
  ])('%j: %s', (text, fault) => {
    expect(checkAddress(text)).toEqual({ ok: false, fault });
  });
});

test.each([
  [' Bob@Example.test ', 'bob@example.test'],
  ['mailto:bob@example.test', 'bob@example.test'],
  ['a@Bücher.Example', 'a@xn--bcher-kva.example'],
  ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah'],
])('%j is normalised to %s', (text, address) => {
  expect(normaliseAddress(text)).toMatchObject({ ok: true, address });
});

test('every accepted address is one word with one @, and is accepted again unchanged', () => {
  const parts = fc.constantFrom(
    'a',
    'B',
    '.',
    '@',
    ',',
    '<',
    '>',
    '"',
    ' ',
    '\n',
    'example',
    '.test',
    '-',
    '+',
    'ü',
    '\u202e',
    ';',
    ':',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(parts, { maxLength: 10 }).map((list) => list.join('')),
        fc.emailAddress(),
      ),
      (text) => {
        const check = normaliseAddress(text);
        if (!check.ok) return;
        expect(check.address).toMatch(/^[^\s@,<>";:()\\]+@[a-z0-9.-]+$/);
        expect(normaliseAddress(check.address)).toEqual(check);
      },
    ),
    { numRuns: 2_000 },
  );
});
