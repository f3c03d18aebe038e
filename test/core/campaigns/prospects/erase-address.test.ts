/** Taking one person's address out of a text, and no other's. */
import { describe, expect, it } from 'vitest';
import { eraseAddress } from '../../../../lib/core/campaigns/prospects/erase-address.ts';

describe('the address of a person in a text', () => {
  it.each([
    ['bob@example.test', '[forgotten]'],
    ['Write to Bob+news@Example.test.', 'Write to [forgotten].'],
    ['{"a":"bob@example.test","b":1}', '{"a":"[forgotten]","b":1}'],
    ["<bob@example.test>, 'bob@example.test'", "<[forgotten]>, '[forgotten]'"],
    ['https://x.test/?to=bob@example.test&n=1', 'https://x.test/?to=[forgotten]&n=1'],
    ['amy@example.test, bob@example.test, cy@x.test', 'amy@example.test, [forgotten], cy@x.test'],
    ['x@@bob@example.test', 'x@@[forgotten]'],
  ])('%j becomes %j', (text, erased) => {
    expect(eraseAddress(text, 'bob@example.test')).toBe(erased);
  });

  it.each([
    ['jimbob@example.test'],
    ['jim.bob@example.test'],
    ['bob@example.test.org'],
    ['bob@sub.example.test'],
    ['bob at example.test'],
    ['@'],
    [''],
  ])('%j is not that of bob@example.test', (text) => {
    expect(eraseAddress(text, 'bob@example.test')).toBeNull();
  });

  it('counts in every spelling that reaches the same mailbox', () => {
    expect(eraseAddress('B.o.b+x@googlemail.com', 'bob@gmail.com')).toBe('[forgotten]');
  });

  it('a text of signs costs no more than its length', () => {
    const began = process.cpuUsage().user;
    eraseAddress(`${'='.repeat(50_000)}@${'a=@'.repeat(20_000)}`, 'bob@example.test');
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(2);
  });
});
