/** Each rule finds its example and leaves its near miss alone. */
import { describe, expect, it } from 'vitest';
import { CLIENT_RULES, PREFETCH_RULES } from '../../../data/tracking/clients.ts';
import { NETWORKS } from '../../../data/tracking/networks.ts';
import { classifyHit, type HitFacts } from '../../../lib/core/tracking/classify-hit.ts';
import { createNetworkFinder } from '../../../lib/feed/public/network-of.ts';
import { AGENTS } from './labelled/agents.ts';

const HOUR = 3_600_000;
const BY_A_PERSON: HitFacts = {
  link: 1,
  method: 'GET',
  userAgent: AGENTS.chrome,
  headers: {},
  network: null,
  at: HOUR,
  sentAt: 0,
  pixelSeen: true,
};
const judged = (change: Partial<HitFacts>): string => {
  const { class: found, rule } = classifyHit({ ...BY_A_PERSON, ...change });
  return `${found} by ${rule}`;
};

describe.each(CLIENT_RULES)('program rule $rule', ({ rule, open, click, example, nearMiss }) => {
  it('finds its example', () => {
    expect(judged({ userAgent: example, link: 0 })).toBe(
      open === null ? 'person by person' : `${open} by ${rule}`,
    );
    if (click !== null) expect(judged({ userAgent: example })).toBe(`${click} by ${rule}`);
  });

  it('leaves its near miss alone', () => {
    expect(judged({ userAgent: nearMiss, link: 0 })).not.toContain(`by ${rule}`);
    expect(judged({ userAgent: nearMiss })).not.toContain(`by ${rule}`);
  });
});

it.each(PREFETCH_RULES)('header $header', ({ rule, header, example, nearMiss }) => {
  expect(judged({ headers: { [header]: example } })).toBe(`hidden by ${rule}`);
  expect(judged({ headers: { [header]: nearMiss } })).toBe('person by person');
});

describe('networks', () => {
  const networkOf = createNetworkFinder(NETWORKS);

  it.each(NETWORKS)('$name', ({ kind, example, nearMiss }) => {
    expect(networkOf(example)).toBe(kind);
    expect(networkOf(`::ffff:${example}`)).toBe(kind);
    expect(networkOf(nearMiss)).not.toBe(kind);
  });

  it('do not overlap, and are what they say in each bit', () => {
    const spans = NETWORKS.flatMap(({ ranges }) => ranges)
      .filter((range) => !range.includes(':'))
      .map((range): [number, number, string] => {
        const [base = '', bits] = range.split('/');
        const from = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
        const size = 2 ** (32 - Number(bits));
        expect(from % size, range).toBe(0);
        return [from, from + size, range];
      })
      .sort((a, b) => a[0] - b[0]);
    for (const [index, [from, , range]] of spans.entries())
      expect(from, range).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
  });

  it.each([null, '', 'localhost', '999.1.1.1', '192.0.2.1, 10.0.0.1', 'x'.repeat(5_000)])(
    'no network for %.30j',
    (address) => {
      expect(networkOf(address)).toBeNull();
    },
  );

  it('knows IPv6', () => {
    expect(networkOf('2a01:111:f403::1')).toBe('scanner');
    expect(networkOf('2a02:8108:1::9')).toBeNull();
  });
});

describe('one request alone', () => {
  it.each<[string, Partial<HitFacts>, string]>([
    ['a browser hours later', {}, 'person by person'],
    ['HEAD', { method: 'HEAD' }, 'machine by head'],
    ['the link that people cannot see', { link: -1 }, 'machine by honey-link'],
    ['three seconds after sending', { at: 3_000 }, 'machine by click-at-once'],
    ['twelve seconds after sending', { at: 12_000 }, 'unclear by click-soon'],
    ['before the server has answered', { sentAt: null }, 'machine by click-at-once'],
    ['soon, without the pixel', { at: 60_000, pixelSeen: false }, 'unclear by click-before-pixel'],
    ['late, without the pixel: images are blocked', { pixelSeen: false }, 'person by person'],
    ['a scanner of mail', { network: 'scanner' }, 'machine by scanner-network'],
    ['a rented machine', { network: 'cloud' }, 'unclear by cloud-network'],
    ['no program named', { userAgent: null }, 'machine by no-name'],
    ['no program named, for the pixel', { userAgent: null, link: 0 }, 'unclear by no-name'],
    ['a library', { userAgent: AGENTS.python }, 'machine by isbot'],
    ['Google for the pixel', { userAgent: AGENTS.gmail, link: 0 }, 'person by person'],
    [
      'Google, as it arrives',
      { userAgent: AGENTS.gmail, link: 0, at: 1_000 },
      'machine by open-at-once',
    ],
  ])('%s', (_, change, verdict) => {
    expect(judged(change)).toBe(verdict);
  });
});
