/** Every blocklist is found in its example before any other, and none in its near miss. */
import { describe, expect, it } from 'vitest';
import { BLOCKLISTS } from '../../../data/reputation/blocklists.ts';
import { blocklistIn, blocklistOf } from '../../../lib/core/bounces/blocklist-in-reply.ts';
import { foldReply } from '../../../lib/core/bounces/smtp-reply.ts';

const EACH = BLOCKLISTS.map((rule) => [rule.id, rule] as const);

describe('the blocklists', () => {
  it('have ids and names of their own', () => {
    expect(new Set(BLOCKLISTS.map(({ id }) => id)).size).toBe(BLOCKLISTS.length);
    expect(new Set(BLOCKLISTS.map(({ name }) => name)).size).toBe(BLOCKLISTS.length);
    expect(blocklistOf('spamhaus-zen')?.name).toBe('Spamhaus ZEN');
    expect(blocklistOf('__proto__')).toBeNull();
  });

  it.each(EACH)(
    '%s is the first that its example names, and its near miss does not name it',
    (id, rule) => {
      expect(blocklistIn(rule.example)?.id).toBe(id);
      expect(blocklistIn(rule.nearMiss)?.id).not.toBe(id);
    },
  );

  it.each(EACH)(
    '%s says its source, what to do, and where: https, or that it is closed',
    (_, rule) => {
      expect([rule.why, rule.advice].every((text) => text.length > 20)).toBe(true);
      if (rule.page === null) expect(rule.advice).toContain('closed');
      else expect(new URL(rule.page).protocol).toBe('https:');
    },
  );

  it.each(EACH)(
    '%s has no phrase that cannot match or that an earlier list takes',
    (id, { any }) => {
      const dead = any.filter(
        (phrase) =>
          !foldReply(`x ${phrase} x`).includes(phrase) || blocklistIn(`x ${phrase} x`)?.id !== id,
      );
      expect(dead).toEqual([]);
    },
  );

  it('are not seen in the name of the server that speaks, or in an address', () => {
    expect(
      blocklistIn('host mx1.spamcop.example[203.0.113.5] said: 550 <bob@spamhaus.org> unknown'),
    ).toBeNull();
  });
});
