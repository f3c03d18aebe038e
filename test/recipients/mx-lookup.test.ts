import { afterEach, describe, expect, it } from 'vitest';
import { BOUNDS, openMxLookup } from '../../lib/recipients/mx-lookup.ts';
import { startDns, type DnsServer, type DnsZone } from '../support/dns-server.ts';

let server: DnsServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function lookupIn(
  zone: DnsZone,
  bounds: Parameters<typeof openMxLookup>[0]['bounds'] = {},
): Promise<ReturnType<typeof openMxLookup>> {
  server = await startDns(zone);
  return openMxLookup({ server: server.address, bounds: { each: 60, ...bounds } });
}

describe('the mail servers of a domain', () => {
  it('with the preference of each', async () => {
    const lookUp = await lookupIn({
      'lumen.com': [
        [10, 'aspmx.l.google.com'],
        [20, 'alt1.aspmx.l.google.com'],
      ],
    });
    expect(await lookUp('lumen.com')).toEqual({
      result: 'hosts',
      hosts: expect.arrayContaining([
        { name: 'aspmx.l.google.com', preference: 10 },
        { name: 'alt1.aspmx.l.google.com', preference: 20 },
      ]),
    });
  });

  it.each<[string, DnsZone]>([
    ['without an MX record', { 'lumen.com': [] }],
    ['with an address only', { 'lumen.com': { a: ['192.0.2.1'] } }],
  ])('%s: an answer without servers', async (_, zone) => {
    expect(await (await lookupIn(zone))('lumen.com')).toEqual({ result: 'hosts', hosts: [] });
  });

  it.each<[string, DnsZone, string]>([
    ['that does not exist', {}, 'no_such_domain'],
    ['that takes no mail (RFC 7505)', { 'lumen.com': [[0, '']] }, 'null_mx'],
  ])('%s is dead', async (_, zone, because) => {
    expect(await (await lookupIn(zone))('lumen.com')).toEqual({ result: 'dead', because });
  });

  it.each<[string, DnsZone[string]]>([
    ['a server that says nothing', 'silent'],
    ['a server that fails', 'fails'],
  ])('%s is no answer, and no error', async (_, said) => {
    expect(await (await lookupIn({ 'lumen.com': said }))('lumen.com')).toEqual({
      result: 'unanswered',
    });
  });

  it('an unreachable DNS server gives no answer, and no error', async () => {
    const gone = await startDns({});
    await gone.close();
    expect(await openMxLookup({ server: gone.address, bounds: { each: 60 } })('lumen.com')).toEqual(
      { result: 'unanswered' },
    );
  });
});

describe('a lookup does not wait long', () => {
  it('when the first few get no answer, the DNS server is dead: the others are not asked', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `c${index}.com`);
    const lookUp = await lookupIn(
      Object.fromEntries(names.map((name) => [name, 'silent' as const])),
    );
    const results = [];
    for (const name of names) results.push((await lookUp(name)).result);
    expect(results).toEqual([
      ...Array(BOUNDS.silent).fill('unanswered'),
      ...Array(20 - BOUNDS.silent).fill('not_asked'),
    ]);
  });

  it('every list has dead domains: as long as most are answered, the others are asked', async () => {
    const lookUp = await lookupIn(
      Object.fromEntries(
        Array.from({ length: 48 }, (_, index) => [
          `c${index}.com`,
          index % 8 === 7 ? ('fails' as const) : ([[1, 'mx.zoho.eu']] as const),
        ]),
      ),
    );
    const results: string[] = [];
    for (let index = 0; index < 48; index++) results.push((await lookUp(`c${index}.com`)).result);
    expect([
      results.filter((result) => result === 'hosts').length,
      results.filter((result) => result === 'unanswered').length,
    ]).toEqual([42, 6]);
  });

  it('a resolver that begins to drop questions is not asked further', async () => {
    const lookUp = await lookupIn(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `c${index}.com`,
          index < 10 ? [] : ('fails' as const),
        ]),
      ),
    );
    const results: string[] = [];
    for (let index = 0; index < 30; index++) results.push((await lookUp(`c${index}.com`)).result);
    expect(results.filter((result) => result === 'not_asked').length).toBeGreaterThan(10);
  });

  it('not more than the bound, of domains or of time', async () => {
    const few = await lookupIn({ 'a.com': [], 'b.com': [] }, { domains: 1 });
    expect([(await few('a.com')).result, (await few('b.com')).result]).toEqual([
      'hosts',
      'not_asked',
    ]);
    expect(
      (await openMxLookup({ server: server?.address ?? '', bounds: { total: 0 } })('a.com')).result,
    ).toBe('not_asked');
  });

  it('reserved names are not asked about', async () => {
    const lookUp = await lookupIn({});
    for (const name of ['acme.test', 'lumen.example', 'x.invalid', 'localhost', 'printer.local'])
      expect((await lookUp(name)).result).toBe('not_asked');
    expect(server?.asked).toEqual([]);
  });
});

it('a server that is not an address is refused, with an example', () => {
  expect(() => openMxLookup({ server: 'dns.acme.test' })).toThrow(
    expect.objectContaining({ code: 'dns_server' }),
  );
});
