import { expect, it } from 'vitest';
import { createMessageIds } from '../../../../lib/mail/outbound/message-id.ts';
import { createHitTokens } from '../../../../lib/mail/outbound/tracking/hit-tokens.ts';
import { readUnsubscribeToken } from '../../../../lib/core/responses/return-tags.ts';

const KEY = Buffer.alloc(32, 7);
const { tokenFor, readToken } = createHitTokens(KEY);
const idOf = (email: string): string =>
  createMessageIds(KEY).messageIdFor({ campaignId: 'spring', email, step: 0, domain: 'acme.test' });
const MESSAGE = idOf('bo@buyer.test');

it('names its message and link, in any letter case', () => {
  const token = tokenFor(MESSAGE, 3);
  expect(token).toMatch(/^[a-z2-7]{16}-3-[a-z2-7]{8}$/);
  expect(readToken(token)).toEqual({ id: MESSAGE.slice(1, 17), link: 3 });
  expect(readToken(token.toUpperCase())).toEqual({ id: MESSAGE.slice(1, 17), link: 3 });
});

it('a changed one is none, nor that of another link, message or key', () => {
  const token = tokenFor(MESSAGE, 3);
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'a' ? 'b' : 'a';
    expect(readToken(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
  }
  expect(readToken(token.replace('-3-', '-4-'))).toBeNull();
  expect(readToken(idOf('al@buyer.test').slice(1, 17) + token.slice(16))).toBeNull();
  expect(createHitTokens(Buffer.alloc(32, 8)).readToken(token)).toBeNull();
});

it.each([
  '',
  '-',
  'a-1-b',
  `${'a'.repeat(16)}-99999-${'a'.repeat(8)}`,
  '\u0000',
  'x'.repeat(10_000),
])('%.20j is none', (text) => {
  expect(readToken(text)).toBeNull();
});

it('a counted link is not taken for one that unsubscribes', () => {
  expect(readUnsubscribeToken(`https://t.acme.test/c/${tokenFor(MESSAGE, 1)}`)).toBeNull();
});
