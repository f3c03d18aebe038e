/**
 * Campaigns of invented people, programs and scanners, whose truth is known: they are played
 * through the rules, and the interval is compared with it. Everything follows from a seed.
 */
import { NETWORKS } from '../../../data/tracking/networks.ts';
import { classifyHit } from '../../../lib/core/tracking/classify-hit.ts';
import { isPixelSeen, judgeHit, verdictsOf } from '../../../lib/core/tracking/judge-hit.ts';
import { personRange } from '../../../lib/core/tracking/person-range.ts';
import type { HitClass, LinkHits } from '../../../lib/domain/tracking/tracked-message.ts';
import { createNetworkFinder } from '../../../lib/feed/public/network-of.ts';
import { mix32 } from '../../../lib/core/hash.ts';
import { AGENTS, type AgentName } from './labelled/agents.ts';

const networkOf = createNetworkFinder(NETWORKS);
const SENT = Date.UTC(2026, 2, 2, 9);
const BROWSERS: AgentName[] = ['chrome', 'edge', 'firefox', 'safari', 'iphone', 'android'];

type Ask = {
  afterS: number;
  link: number;
  agent: AgentName;
  address: string;
  method?: 'HEAD';
};
type Random = () => number;

function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mix32(state) / 0x1_0000_0000;
  };
}

/** What differs between campaigns; the shares are far apart on purpose. */
function mixOf(random: Random) {
  const between = (low: number, high: number): number => low + (high - low) * random();
  return {
    people: Math.round(30 + 970 * random() ** 3),
    links: 1 + Math.floor(random() * 5),
    opens: between(0.05, 0.6),
    clicksOfOpens: between(0.02, 0.4),
    apple: between(0.05, 0.6),
    gmail: between(0.1, 0.4),
    scanned: between(0, 0.7),
    /** Of the scanned: by a machine that looks like a person in all but the label. */
    disguised: between(0, 0.05),
    imagesOff: between(0, 0.3),
  };
}
type Mix = ReturnType<typeof mixOf>;

function asksOf(mix: Mix, random: Random): { asks: Ask[]; opened: boolean; clicked: boolean } {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const home = `91.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}.7`;
  const asks: Ask[] = [];
  const kind = random();
  const program = kind < mix.apple ? 'apple' : kind < mix.apple + mix.gmail ? 'gmail' : 'other';
  if (program === 'apple' && random() < 0.9)
    asks.push({ afterS: 20 + random() * 20_000, link: 0, agent: 'apple', address: '104.28.42.9' });
  if (random() < mix.scanned && program !== 'apple') asks.push(...scan(mix, random));
  const reads = random() < mix.opens;
  const seesImages = program === 'apple' || program === 'gmail' || random() >= mix.imagesOff;
  const at = 15 + 86_400 * random() ** 3;
  if (reads && seesImages && program === 'gmail')
    asks.push({ afterS: at, link: 0, agent: 'gmail', address: '66.249.84.9' });
  if (reads && seesImages && program === 'other')
    asks.push({
      afterS: at,
      link: 0,
      agent: pick(['outlook', 'thunderbird', 'chrome']),
      address: home,
    });
  const clicked = reads && random() < mix.clicksOfOpens;
  if (clicked) {
    const first = 1 + Math.floor(random() * mix.links);
    asks.push({
      afterS: at + 8 + random() * 60,
      link: first,
      agent: pick(BROWSERS),
      address: home,
    });
    if (random() < 0.2)
      asks.push({
        afterS: at + 75 + random() * 600,
        link: 1 + Math.floor(random() * mix.links),
        agent: pick(BROWSERS),
        address: home,
      });
  }
  // Apple has loaded the image already; the person sees it all the same.
  const opened = reads && (seesImages || clicked);
  return { asks: asks.sort((a, b) => a.afterS - b.afterS), opened, clicked };
}

function scan(mix: Mix, random: Random): Ask[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const at = random() < 0.7 ? 1 + random() * 40 : 60 + random() * 7_000;
  const agent = pick(BROWSERS);
  if (random() < mix.disguised)
    return [
      { afterS: 900 + at, link: 0, agent, address: '77.4.4.4' },
      { afterS: 930 + at, link: 1, agent, address: '77.4.4.4' },
    ];
  const address = pick(['40.94.20.3', '209.222.82.9', '203.0.113.8', '54.89.5.5', '185.58.84.4']);
  const pixel: Ask[] = random() < 0.5 ? [{ afterS: at - 0.5, link: 0, agent, address }] : [];
  const manner = random();
  if (manner < 0.2) return [{ afterS: at, link: 1, agent, address, method: 'HEAD' }];
  if (manner < 0.35) return [...pixel, { afterS: at, link: 1, agent: 'headless', address }];
  return [
    ...pixel,
    ...Array.from({ length: mix.links }, (_, index) => ({
      afterS: at + index * 0.4,
      link: index + 1,
      agent,
      address,
    })),
    { afterS: at + mix.links * 0.4, link: -1, agent, address },
  ];
}

type Outcome = { truth: number; low: number; high: number; of: number };

function simulateCampaign(seed: number): { opened: Outcome; clicked: Outcome } {
  const random = randomOf(seed);
  const mix = mixOf(random);
  const truth = { open: 0, click: 0 };
  const none = (): Record<HitClass, number> => ({ person: 0, unclear: 0, hidden: 0, machine: 0 });
  const found = { open: none(), click: none() };
  for (let person = 0; person < mix.people; person++) {
    const { asks, opened, clicked } = asksOf(mix, random);
    truth.open += Number(opened);
    truth.click += Number(clicked);
    let hits: LinkHits[] = [];
    for (const { afterS, link, agent, address, method } of asks) {
      const at = SENT + Math.round(afterS * 1000);
      const { class: by } = classifyHit({
        link,
        at,
        method: method ?? 'GET',
        userAgent: AGENTS[agent],
        headers: {},
        network: networkOf(address),
        sentAt: SENT,
        pixelSeen: isPixelSeen(hits),
      });
      const changed = judgeHit({ links: mix.links, hits }, { link, at, class: by });
      hits = [...hits.filter((row) => !changed.some((each) => each.link === row.link)), ...changed];
    }
    const { open, click } = verdictsOf(hits, { opens: true });
    if (open !== null) found.open[open]++;
    if (click !== null) found.click[click]++;
  }
  const of = mix.people;
  return {
    opened: { truth: truth.open, ...personRange({ ...found.open, of }), of },
    clicked: { truth: truth.click, ...personRange({ ...found.click, of }), of },
  };
}

/** How many of the campaigns have the truth inside the interval, and its mean width as a share. */
export function coverageOf(
  what: 'opened' | 'clicked',
  campaigns: number,
): { inside: number; width: number } {
  const all = Array.from({ length: campaigns }, (_, seed) => simulateCampaign(seed)[what]);
  const inside = all.filter(({ truth, low, high }) => low <= truth && truth <= high).length;
  const width = all.reduce((sum, { low, high, of }) => sum + (high - low) / of, 0) / all.length;
  console.log(
    `${what}: the truth is inside in ${inside} of ${campaigns} campaigns; mean width ${(100 * width).toFixed(1)} % of the messages`,
  );
  return { inside, width };
}
