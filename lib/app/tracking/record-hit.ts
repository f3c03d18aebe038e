/**
 * Records one request for the pixel or a link of a message: judges it, and keeps the verdict. The
 * address and the program that asked are forgotten with the call.
 */
import { classifyHit } from '../../core/tracking/classify-hit.ts';
import { isPixelSeen, judgeHit, verdictsOf } from '../../core/tracking/judge-hit.ts';
import { dateIn } from '../../core/time/day.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Hit } from '../../domain/tracking/hit.ts';
import {
  HONEY,
  PIXEL,
  VERDICT_KINDS,
  VERDICT_OF,
  type HitVerdictRow,
  type LinkHits,
  type TrackedMessage,
} from '../../domain/tracking/tracked-message.ts';
import type { Instant, Zone } from '../../domain/time.ts';

export type HitPort = {
  transact<T>(work: () => T): Promise<T>;
  /** The message and the link number of a token that our key made; null for any other. */
  readToken(token: string): { id: string; link: number } | null;
  /** The kind of network of an address; null: none that is known. */
  networkOf(address: string | null): string | null;
  findTracked(id: string): TrackedMessage | null;
  hitsOf(row: number): LinkHits[];
  hitVerdictsOf(row: number): HitVerdictRow[];
  zoneOf(campaignId: string): Zone;
  putHits(row: number, hits: readonly LinkHits[]): void;
  putHitVerdict(
    message: TrackedMessage,
    change: { verdict: HitVerdictRow; before: HitVerdictRow | null; at: Instant },
  ): void;
  appendEvent(event: NewEvent): void;
};

/** A message whose requests turn the verdict again and again keeps the last one. */
const MOST_CHANGES = 10;

/** Returns true when a verdict changed. Nothing for a token that is not that of a pixel of ours. */
export async function recordOpen(port: HitPort, hit: Hit): Promise<boolean> {
  const asked = port.readToken(hit.token);
  if (asked === null || asked.link !== PIXEL) return false;
  const message = port.findTracked(asked.id);
  return message?.opens === true && (await record(port, message, { ...hit, link: PIXEL }));
}

/**
 * `target`: that of the link; null for a token that is not that of a link of ours. `changed`: a
 * verdict did.
 */
export async function recordClick(
  port: HitPort,
  hit: Hit,
): Promise<{ target: string | null; changed: boolean }> {
  const asked = findLink(port, hit.token);
  if (asked === null) return { target: null, changed: false };
  const { message, link, target } = asked;
  return { target, changed: await record(port, message, { ...hit, link }) };
}

type Asked = { message: TrackedMessage; link: number; target: string };

/** Null for a token that is not that of a link of ours. */
export function findLink(
  port: Pick<HitPort, 'readToken' | 'findTracked'>,
  token: string,
): Asked | null {
  const asked = port.readToken(token);
  if (asked === null || asked.link === PIXEL) return null;
  const message = port.findTracked(asked.id);
  const targets = message?.links ?? [];
  // The number after the last is that of the link that people cannot see; it leads where the first
  // one does.
  const isHoney = asked.link === targets.length + 1;
  const target = targets[isHoney ? 0 : asked.link - 1];
  if (message === null || target === undefined) return null;
  return { message, link: isHoney ? HONEY : asked.link, target };
}

type LinkHit = Hit & { link: number };

/** A request that tells nothing new opens no transaction. */
async function record(port: HitPort, message: TrackedMessage, hit: LinkHit): Promise<boolean> {
  if (judge(port, message, hit).length === 0) return false;
  return port.transact(() => {
    const changed = judge(port, message, hit);
    if (changed.length === 0) return false;
    port.putHits(message.row, changed);
    return updateVerdicts(port, message, hit);
  });
}

function judge(port: HitPort, message: TrackedMessage, hit: LinkHit): LinkHits[] {
  const hits = port.hitsOf(message.row);
  const { class: found } = classifyHit({
    ...hit,
    network: port.networkOf(hit.address),
    sentAt: message.sentAt,
    pixelSeen: !message.opens || isPixelSeen(hits),
  });
  return judgeHit(
    { links: message.links?.length ?? 0, hits },
    { link: hit.link, at: hit.at, class: found },
  );
}

/** Returns whether there are new events. */
function updateVerdicts(port: HitPort, message: TrackedMessage, hit: LinkHit): boolean {
  let told = false;
  const known = port.hitVerdictsOf(message.row);
  const verdicts = verdictsOf(port.hitsOf(message.row), message);
  for (const kind of VERDICT_KINDS) {
    const before = known.find((row) => row.kind === kind) ?? null;
    // An open that only a click had shown, and the click was a machine's.
    const verdict = verdicts[kind] ?? (before === null ? null : 'machine');
    if (verdict === null || verdict === before?.verdict) continue;
    if (before !== null && before.changes >= MOST_CHANGES) continue;
    const counted = before ?? {
      day: dateIn(port.zoneOf(message.campaignId), message.sentAt ?? hit.at),
      provider: message.provider,
      changes: -1,
    };
    const { day, provider } = counted;
    const row = { kind, verdict, day, provider, changes: counted.changes + 1 };
    port.putHitVerdict(message, { verdict: row, before, at: hit.at });
    if (before !== null && VERDICT_OF[before.verdict] === VERDICT_OF[verdict]) continue;
    port.appendEvent({
      type: kind === 'open' ? 'message.opened' : 'message.clicked',
      at: hit.at,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
      messageId: message.row,
      data: {
        by: VERDICT_OF[verdict],
        ...(kind === 'click' && hit.link > PIXEL ? { link: hit.link } : {}),
      },
    });
    told = true;
  }
  return told;
}
