/** JSON of a call is read like JSON.parse, but for what two programs may read differently. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readJson } from '../../../lib/feed/hooks/read-json.ts';

describe('the JSON of a call', () => {
  it('is read like JSON.parse, with and without blanks', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, '\t'), (value, blanks) => {
        const text = JSON.stringify(value, null, blanks);
        expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['a key twice', '{"a":1,"b":{"a":2},"a":3}'],
    ['a key twice, once escaped', '{"Type":1,"\\u0054ype":2}'],
    ['more than 32 levels', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
    ['an open string', '{"a'],
    ['a byte order mark', '\ufeff{}'],
    ['nothing', ''],
    ['more after its end', '{}{}'],
  ])('is refused with %s', (_, text) => expect(readJson(Buffer.from(text))).toBeUndefined());

  it('is refused when it is not UTF-8', () => {
    expect(readJson(Buffer.from([0x22, 0xe9, 0x22]))).toBeUndefined();
  });

  it('takes the same key in different objects, and keys that look like prototypes', () => {
    expect(readJson('[{"a":1},{"a":2,"__proto__":{"b":1}}]')).toEqual(
      JSON.parse('[{"a":1},{"a":2,"__proto__":{"b":1}}]'),
    );
  });

  it('costs a time in proportion to its size', () => {
    const deep = '['.repeat(1_000_000);
    const keys = `{${Array.from({ length: 50_000 }, (_, n) => `"k${n}":1`).join(',')}}`;
    const began = process.cpuUsage();
    expect([readJson(deep), Object.keys(readJson(keys) as object).length]).toEqual([
      undefined,
      50_000,
    ]);
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
  });
});
