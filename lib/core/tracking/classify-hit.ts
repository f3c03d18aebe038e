/** Decides by one request alone whether a person or a machine made it. */
import { isbot } from 'isbot';
import { CLIENT_RULES, PREFETCH_RULES, type ClientRule } from '../../../data/tracking/clients.ts';
import { TIMING } from '../../../data/tracking/timing.ts';
import { HONEY, PIXEL, type HitClass } from '../../domain/tracking/tracked-message.ts';
import type { Hit } from '../../domain/tracking/hit.ts';
import type { Instant } from '../../domain/time.ts';

/** A request as it is classified. */
export type HitFacts = Pick<Hit, 'method' | 'userAgent' | 'headers' | 'at'> & {
  /** 0: the pixel. -1: the honey link. */
  link: number;
  /** The kind of network of the requesting host; null: none that is known. */
  network: string | null;
  sentAt: Instant | null;
  /** False: the message has a pixel, and no person can have asked for it yet. */
  pixelSeen: boolean;
};

export type Classified = { class: HitClass; rule: string };

export function classifyHit(hit: HitFacts): Classified {
  const { link, method, network } = hit;
  if (method === 'HEAD') return { class: 'machine', rule: 'head' };
  if (link === HONEY) return { class: 'machine', rule: TIMING.honeyLinks.rule };
  const ahead = PREFETCH_RULES.find(({ header, value }) => value.test(hit.headers[header] ?? ''));
  if (ahead) return { class: 'hidden', rule: ahead.rule };
  const isOpen = link === PIXEL;
  const agent = hit.userAgent?.trim() ?? '';
  const client = CLIENT_RULES.find((rule) => names(rule, agent));
  const named = client === undefined ? null : isOpen ? client.open : client.click;
  if (client !== undefined && named !== null) return { class: named, rule: client.rule };
  if (network === 'scanner') return { class: 'machine', rule: 'scanner-network' };
  if (network === 'mail_proxy' && !isOpen) return { class: 'machine', rule: 'mail-proxy-network' };
  if (network === 'relay' && isOpen) return { class: 'hidden', rule: 'relay-network' };
  if (agent === '') return { class: isOpen ? 'unclear' : 'machine', rule: 'no-name' };
  if (client === undefined && isbot(agent)) return { class: 'machine', rule: 'isbot' };
  const early = tooEarly(hit, isOpen);
  if (early !== null) return early;
  if (network === 'cloud') return { class: 'unclear', rule: 'cloud-network' };
  if (!isOpen && !agent.startsWith('Mozilla/')) return { class: 'unclear', rule: 'no-browser' };
  return { class: 'person', rule: 'person' };
}

function names({ agent }: ClientRule, name: string): boolean {
  return typeof agent === 'string' ? agent === name : agent.test(name);
}

function tooEarly({ at, sentAt, pixelSeen }: HitFacts, isOpen: boolean): Classified | null {
  // A message whose reply has not been recorded yet left a moment ago.
  const age = sentAt === null ? 0 : at - sentAt;
  const [atOnce, soon] = isOpen
    ? [TIMING.openAtOnce, TIMING.openSoon]
    : [TIMING.clickAtOnce, TIMING.clickSoon];
  if (age < atOnce.ms) return { class: 'machine', rule: atOnce.rule };
  if (age < soon.ms) return { class: 'unclear', rule: soon.rule };
  if (!isOpen && !pixelSeen && age < TIMING.clickBeforePixel.ms)
    return { class: 'unclear', rule: TIMING.clickBeforePixel.rule };
  return null;
}
