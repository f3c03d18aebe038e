/** A listener is connected to at the addresses that were checked, and at no private one. */
import { describe, expect, it, test } from 'vitest';
import { isAllowed } from '../../../lib/feed/push/allowed-address.ts';
import { checkAddress } from '../../../lib/feed/push/checked-address.ts';
import { pushEvents } from '../../../lib/feed/push/push-events.ts';
import { resolveHost } from '../../../lib/feed/push/resolve-host.ts';
import { startDns } from '../../support/dns-server.ts';

describe('addresses', () => {
  test.each(['1.1.1.1', '93.184.215.14', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101'])(
    '%s is of the internet',
    (address) => expect(isAllowed(address, 'public')).toBe(true),
  );

  test.each([
    ...['127.0.0.1', '127.9.9.9', '::1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1'],
    ...['fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a00:1'],
  ])('%s is private, and allowed only where the file says so', (address) => {
    expect(isAllowed(address, 'public')).toBe(false);
    expect(isAllowed(address, 'private')).toBe(true);
  });

  test.each([
    ...['0.0.0.0', '169.254.169.254', '169.254.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1'],
    ...['192.0.2.1', '198.18.0.1', '192.0.0.8', '::', 'fe80::1', 'fec0::1', 'ff02::1'],
    ...['::7f00:1', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', '64:ff9b:1::a00:1'],
    ...['2001:db8::1', '2002:7f00:1::', '2002:a9fe:a9fe::', '2001::1', '100::1', '4000::1'],
    ...['localhost', '', '1.2.3.4.5'],
  ])('%j is never allowed', (address) => {
    expect(isAllowed(address, 'public')).toBe(false);
    expect(isAllowed(address, 'private')).toBe(false);
  });

  test('over http only this machine is allowed', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(isAllowed(address, 'this_machine')).toBe(true);
    expect(isAllowed('10.0.0.1', 'this_machine')).toBe(false);
    expect(isAllowed('1.1.1.1', 'this_machine')).toBe(false);
  });
});

const lookUp = (
  checked: Awaited<ReturnType<typeof checkAddress>>,
  options: { all?: boolean; family?: number },
): unknown => {
  if ('fault' in checked) return checked.fault;
  let found: unknown;
  checked.lookup('anything', options, (error, address, family) => {
    found = error ?? (family === undefined ? address : [address, family]);
  });
  return found;
};

describe('a name', () => {
  it('that DNS leads elsewhere with its second answer is asked for once: the connection gets the first', async () => {
    const answers = ['93.184.215.14', '127.0.0.1'];
    const resolve = () => Promise.resolve({ addresses: [answers.shift() ?? '127.0.0.1'] });
    const checked = await checkAddress(new URL('https://rebind.test/'), 'public', resolve);
    for (let connection = 0; connection < 3; connection++) {
      expect(lookUp(checked, { all: true })).toEqual([{ address: '93.184.215.14', family: 4 }]);
      expect(lookUp(checked, { family: 4 })).toEqual(['93.184.215.14', 4]);
    }
    expect(answers).toEqual(['127.0.0.1']);
  });

  it('with one private address among public ones is refused', async () => {
    const resolve = () => Promise.resolve({ addresses: ['1.1.1.1', '::ffff:169.254.169.254'] });
    expect(await checkAddress(new URL('https://both.test/'), 'public', resolve)).toEqual({
      fault: 'private_address',
    });
  });

  it('without an address is unknown', async () => {
    const resolve = () => Promise.resolve({ addresses: [] });
    expect(await checkAddress(new URL('wss://none.test/'), 'public', resolve)).toEqual({
      fault: 'unknown_host',
    });
  });
});

describe('no connection is made to', () => {
  const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  it.each([
    ['https://127.0.0.1:9/', false, 'private_address'],
    ['https://[::1]:9/', false, 'private_address'],
    ['https://[::ffff:7f00:1]:9/', false, 'private_address'],
    ['https://0x7f.1:9/', false, 'private_address'],
    ['https://2130706433:9/', false, 'private_address'],
    ['https://localhost:9/', false, 'private_address'],
    ['https://a.localhost.:9/', false, 'private_address'],
    ['ws://127.0.0.1:9/', false, 'private_address'],
    ['wss://10.0.0.1:9/', false, 'private_address'],
    ['https://169.254.169.254/latest/meta-data', true, 'private_address'],
    ['ws://169.254.169.254/', true, 'private_address'],
    ['http://127.0.0.1:9/', false, 'plain_http'],
    ['http://10.0.0.1:9/', true, 'plain_http'],
    ['http://1.1.1.1:9/', true, 'plain_http'],
  ] as const)('%s, allowPrivate %s', async (url, allowPrivate, fault) => {
    const event = { seq: 1, at: 0, campaignId: null, prospectId: null, messageId: null, data: {} };
    const result = await pushEvents({
      listener: { url, types: null, secret: 'env:S', allowPrivate },
      secret: SECRET,
      source: 'file',
      events: [{ ...event, type: 'message.sent' }],
      wallClock: () => 0,
    });
    expect(result).toEqual({ delivered: 0, fault, retryAfter: null });
  });
});

describe('DNS', () => {
  it('gives the addresses of a name, says when there are none, and when nothing answers', async () => {
    const dns = await startDns({
      'events.acme.test': { a: ['192.0.2.1', '192.0.2.2'] },
      'silent.test': 'silent',
    });
    try {
      expect(await resolveHost('events.acme.test', dns.address)).toEqual({
        addresses: ['192.0.2.1', '192.0.2.2'],
      });
      expect(await resolveHost('nowhere.test', dns.address)).toEqual({ fault: 'unknown_host' });
      const began = performance.now();
      expect(await resolveHost('silent.test', dns.address)).toEqual({ fault: 'dns_unanswered' });
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(await resolveHost('localhost', dns.address)).toEqual({
        addresses: ['127.0.0.1', '::1'],
      });
      expect(dns.asked).not.toContain('localhost');
      expect(await resolveHost('acme.test', 'no-address')).toEqual({ fault: 'dns_unanswered' });
    } finally {
      await dns.close();
    }
  });
});
