import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALIAS_RULES } from '../../../../data/address-aliases.ts';
import {
  canonicalAddress,
  canonicalDomain,
} from '../../../../lib/core/campaigns/prospects/canonical-address.ts';

describe.each(ALIAS_RULES.map((rule) => [rule.service, rule] as const))(
  '%s',
  (_, { same, different, source, domains }) => {
    test.each(same)('%s is the mailbox of %s', (one, other) =>
      expect(canonicalAddress(one)).toBe(canonicalAddress(other)),
    );
    test.each(different)('%s is another mailbox than %s', (one, other) =>
      expect(canonicalAddress(one)).not.toBe(canonicalAddress(other)),
    );
    test('has a source, an example and a near miss, and no domain of another service', () => {
      expect([source !== '', same.length > 0, different.length > 0]).toEqual([true, true, true]);
      for (const domain of domains)
        expect(ALIAS_RULES.filter((rule) => rule.domains.includes(domain))).toHaveLength(1);
    });
  },
);

describe('in any domain', () => {
  test.each([
    ['Ann@ACME.test', 'ann@acme.test'],
    ['ann+news@acme.test', 'ann@acme.test'],
    ['ann+a+b@acme.test', 'ann@acme.test'],
  ])('%s is %s', (written, canonical) => expect(canonicalAddress(written)).toBe(canonical));

  test.each([
    ['a.b@company.test', 'ab@company.test'],
    ['a-b@company.test', 'ab@company.test'],
    ['a_b@company.test', 'a.b@company.test'],
    ['ann-x@company.test', 'ann@company.test'],
    ['ann=x@company.test', 'ann@company.test'],
    ['ann@mail.company.test', 'ann@company.test'],
    ['ann@notgmail.com', 'ann@gmail.com'],
    ['ann@gmail.com.evil.test', 'ann@gmail.com'],
    ['x@ann.gmail.com', 'ann@gmail.com'],
    ['x@a.b.fastmail.com', 'x@b.fastmail.com'],
    ['+ann@company.test', '+ben@company.test'],
  ])('%s is another mailbox than %s', (one, other) =>
    expect(canonicalAddress(one)).not.toBe(canonicalAddress(other)),
  );

  test.each([
    '',
    '@',
    'ann',
    'ann@',
    '@gmail.com',
    '...@gmail.com',
    '+@x.test',
    '-x@yahoo.com',
    '.-_@proton.me',
  ])('%j, which is not an address to send to, stays unchanged', (text) =>
    expect(canonicalAddress(canonicalAddress(text))).toBe(canonicalAddress(text)),
  );
});

test('a domain is replaced by the name of its service', () => {
  expect(
    [
      'googlemail.com',
      'GMAIL.com',
      'pm.me',
      'yandex.kz',
      'mac.com',
      'acme.test',
      'yahoo.fr',
      'hotmail.com',
    ].map(canonicalDomain),
  ).toEqual([
    'gmail.com',
    'gmail.com',
    'proton.me',
    'yandex.ru',
    'icloud.com',
    'acme.test',
    'yahoo.fr',
    'hotmail.com',
  ]);
});

const local = fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,12}$/);
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const known = fc.constantFrom(
  ...ALIAS_RULES.flatMap(({ domains }) => domains),
  'yandex.kz',
  'yahoo.fr',
  'yahoo.co.jp',
);
const domain = fc.oneof(
  known,
  fc.tuple(label, known).map(([first, rest]) => `${first}.${rest}`),
  fc.tuple(label, label).map(([name, end]) => `${name}.${end}`),
);
const address = fc.tuple(local, domain).map(([name, at]) => `${name}@${at}`);

test('a canonical address stays as it is', () => {
  fc.assert(
    fc.property(address, (text) => {
      expect(canonicalAddress(canonicalAddress(text))).toBe(canonicalAddress(text));
    }),
  );
});

test('only a rule of their service joins two spellings: the letters stay, in their order', () => {
  const letters = (text: string): string =>
    text.slice(0, text.lastIndexOf('@')).split(/[+]/)[0]?.replaceAll(/[._-]/g, '') ?? '';
  const name = fc.stringMatching(/^[a-z][a-z0-9._]{0,10}[a-z0-9]$/);
  fc.assert(
    fc.property(name, name, known, (one, other, at) => {
      fc.pre(letters(`${one}@x`) !== letters(`${other}@x`));
      expect(canonicalAddress(`${one}@${at}`)).not.toBe(canonicalAddress(`${other}@${at}`));
    }),
  );
});

test('in a domain without a rule only case and a tag are forgiven', () => {
  const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);
  fc.assert(
    fc.property(
      name,
      name,
      fc.tuple(label, label).map(([first, end]) => `${first}.${end}.test`),
      (one, other, at) => {
        expect(canonicalAddress(`${one}@${at}`) === canonicalAddress(`${other}@${at}`)).toBe(
          one === other,
        );
      },
    ),
  );
});
