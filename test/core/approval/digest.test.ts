/** The digest changes with everything that a recipient could notice, and with nothing else. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  dayOfLeaving,
  digestBatch,
  digestMessage,
  type ApprovableMessage,
} from '../../../lib/core/approval/digest.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const BASE: ApprovableMessage = {
  message: { campaignId: 'spring', step: 0, variant: 'a', mailboxId: 'ann' },
  content: {
    envelope: { from: 'ann@acme.test', to: 'bob@example.com' },
    text: 'Hi Bob',
    html: null,
    headers: [
      { name: 'From', value: { name: 'Ann', address: 'ann@acme.test' } },
      { name: 'Subject', value: 'Hello' },
      { name: 'Date', value: 'Mon, 02 Mar 2026 09:00:00 +0000' },
    ],
  },
  day: '2026-03-02',
};
const digest = (changed: ApprovableMessage): string => digestMessage(changed, hash);
const { message, content } = BASE;
const withField = (index: number, value: ApprovableMessage['content']['headers'][0]['value']) => ({
  ...BASE,
  content: {
    ...content,
    headers: content.headers.map((field, at) => (at === index ? { ...field, value } : field)),
  },
});

describe('the digest of a message', () => {
  test.each<[string, ApprovableMessage]>([
    ['campaign', { ...BASE, message: { ...message, campaignId: 'autumn' } }],
    ['step', { ...BASE, message: { ...message, step: 1 } }],
    ['variant', { ...BASE, message: { ...message, variant: 'b' } }],
    ['mailbox', { ...BASE, message: { ...message, mailboxId: 'eve' } }],
    [
      'recipient',
      { ...BASE, content: { ...content, envelope: { ...content.envelope, to: 'e@x.de' } } },
    ],
    [
      'return address',
      { ...BASE, content: { ...content, envelope: { ...content.envelope, from: 'x@acme.test' } } },
    ],
    ['text', { ...BASE, content: { ...content, text: 'Hi Bob ' } }],
    ['empty html', { ...BASE, content: { ...content, html: '' } }],
    ['subject', withField(1, 'Hello!')],
    ['name of the sender', withField(0, { name: 'Eve', address: 'ann@acme.test' })],
    ['address of the sender', withField(0, { name: 'Ann', address: 'eve@acme.test' })],
    [
      'further field',
      { ...BASE, content: { ...content, headers: [...content.headers, { name: 'X', value: '' }] } },
    ],
    ['day', { ...BASE, day: '2026-03-03' }],
  ])('differs with another %s', (_part, changed) => {
    expect(digest(changed)).not.toBe(digest(BASE));
  });

  test('does not depend on the second at which the message leaves', () => {
    expect(digest(withField(2, 'Mon, 02 Mar 2026 10:17:31 +0000'))).toBe(digest(BASE));
  });

  test('does not let the end of one part be the start of another', () => {
    const one = { ...BASE, message: { ...message, variant: 'a","x' } };
    const other = { ...BASE, message: { ...message, variant: 'a', mailboxId: 'x","ann' } };
    expect(digest(one)).not.toBe(digest(other));
  });
});

describe('the digest of a batch', () => {
  test('is the same in any order, and names the batch', () => {
    expect(digestBatch('b1', ['x', 'y'], hash)).toBe(digestBatch('b1', ['y', 'x'], hash));
    expect(digestBatch('b1', ['x', 'y'], hash)).toMatch(/^b1\.[0-9a-f]{64}$/);
  });

  test.each([[['x']], [['x', 'y', 'y']], [['x', 'z']], [[]]])('differs for %j', (digests) => {
    expect(digestBatch('b1', digests, hash)).not.toBe(digestBatch('b1', ['x', 'y'], hash));
  });

  test('of another batch differs', () => {
    const [, one] = digestBatch('b1', ['x'], hash).split('.');
    expect(digestBatch('b2', ['x'], hash)).not.toContain(one);
  });
});

describe('the day of leaving', () => {
  const at = (text: string): number => Date.parse(text);
  const planned = {
    sendAt: at('2026-03-03T02:00:00Z'),
    firstTryAt: null,
    attempts: 0,
    softBounces: 0,
    blocks: 0,
  };
  const zone = 'America/New_York';

  test('is that of the planned instant, in the zone of the mailbox', () => {
    expect(dayOfLeaving(planned, { now: at('2026-03-01T12:00:00Z'), zone })).toBe('2026-03-02');
  });

  test('is today when the planned instant has passed', () => {
    expect(dayOfLeaving(planned, { now: at('2026-03-04T12:00:00Z'), zone })).toBe('2026-03-04');
  });

  test('stays that of the first attempt when the server put the message off', () => {
    const tried = { ...planned, firstTryAt: planned.sendAt, softBounces: 1 };
    expect(dayOfLeaving(tried, { now: at('2026-03-04T12:00:00Z'), zone })).toBe('2026-03-02');
  });

  test('ignores a claim that was returned without an attempt', () => {
    const claimed = { ...planned, firstTryAt: planned.sendAt };
    expect(dayOfLeaving(claimed, { now: at('2026-03-04T12:00:00Z'), zone })).toBe('2026-03-04');
  });
});
