import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMessageIds } from '../../../lib/mail/outbound/message-id.ts';

const ids = createMessageIds(Buffer.alloc(32, 1));
const message = { campaignId: 'spring', email: 'bob@example.test', step: 0, domain: 'acme.test' };

test('an id has the form <16.10@domain> and reveals neither campaign nor address', () => {
  expect(ids.messageIdFor(message)).toMatch(/^<[a-z2-7]{16}\.[a-z2-7]{10}@acme\.test>$/);
});

test('the same message has the same id, another step, person, campaign or key another', () => {
  const all = [
    ids.messageIdFor(message),
    ids.messageIdFor({ ...message }),
    ids.messageIdFor({ ...message, step: 1 }),
    ids.messageIdFor({ ...message, email: 'bo@example.test' }),
    ids.messageIdFor({ ...message, campaignId: 'autumn' }),
    createMessageIds(Buffer.alloc(32, 2)).messageIdFor(message),
  ];
  expect(new Set(all).size).toBe(all.length - 1);
});

test('every id is recognised by its own key, in any letter case, and by no other', () => {
  const other = createMessageIds(Buffer.alloc(32, 2));
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), fc.nat(50), (campaignId, email, step) => {
      const id = ids.messageIdFor({ campaignId, email, step, domain: 'Acme.test' });
      expect([ids.isOurs(id), ids.isOurs(` ${id.toUpperCase()} `), other.isOurs(id)]).toEqual([
        true,
        true,
        false,
      ]);
    }),
  );
});

test.each([
  '',
  '<a@b>',
  'x'.repeat(1_000),
  ids.messageIdFor(message).replace('acme', 'evil'),
  ids.messageIdFor(message).slice(1, -1),
  `<${'a'.repeat(16)}.${'a'.repeat(10)}@acme.test>`,
])('%j is not ours', (id) => {
  expect(ids.isOurs(id)).toBe(false);
});
