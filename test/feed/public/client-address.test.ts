/** Whose X-Forwarded-For is believed, and how far. */
import { expect, test } from 'vitest';
import { clientAddress, createTrust } from '../../../lib/feed/public/client-address.ts';

test.each([
  ['a client without a proxy', '198.51.100.1', undefined, '198.51.100.1'],
  ['a client that claims to be another', '198.51.100.1', '203.0.113.9', '198.51.100.1'],
  ['a proxy on this machine', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['in IPv6', '::1', '2001:db8::1', '2001:db8::1'],
  ['in mapped IPv4', '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['what the client wrote before', '127.0.0.1', '10.9.9.9, 203.0.113.9', '203.0.113.9'],
  ['a second proxy that is trusted', '127.0.0.1', '203.0.113.9, 10.1.2.3', '203.0.113.9'],
  ['a second proxy that is not', '127.0.0.1', '203.0.113.9, 192.0.2.1', '192.0.2.1'],
  ['only trusted ones', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
  ['no address', '127.0.0.1', '<script>', null],
  ['an empty field', '127.0.0.1', '', null],
  ['a closed connection', undefined, '203.0.113.9', null],
  ['a very long field', '127.0.0.1', `${'1,'.repeat(100_000)}203.0.113.9`, '203.0.113.9'],
])('%s', async (_, peer, forwarded, expected) => {
  const isTrusted = await createTrust(['10.0.0.0/8']);
  expect(clientAddress(peer, forwarded, isTrusted)).toBe(expected);
});

test.each(['proxy', '10.0.0.0/99', '', '10.0.0'])('%j is no proxy', async (text) => {
  await expect(createTrust([text])).rejects.toMatchObject({ code: 'usage' });
});
