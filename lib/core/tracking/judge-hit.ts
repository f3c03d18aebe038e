/**
 * Decides what one more request means for the verdicts on its message: later requests may show that
 * earlier ones were a machine's.
 */
import { TIMING } from '../../../data/tracking/timing.ts';
import {
  HIT_CLASSES,
  HONEY,
  PIXEL,
  type HitClass,
  type LinkHits,
  type VerdictKind,
} from '../../domain/tracking/tracked-message.ts';
import type { Instant } from '../../domain/time.ts';

export type MessageHits = {
  /** How many links people see. */
  links: number;
  hits: readonly LinkHits[];
};

/** Null for a kind that was not asked for yet. */
export type Verdicts = Record<VerdictKind, HitClass | null>;

/** Requests for the same link within this time are one: a program that asks twice. */
const REPEATED_WITHIN = 5_000;
/** A link is not counted further: its verdict is known. */
const ENOUGH = 1_000;

/** Whether a person may have asked for the pixel: a machine that did shows nothing. */
export function isPixelSeen(hits: readonly LinkHits[]): boolean {
  return hits.some(
    ({ link, person, unclear, hidden }) => link === PIXEL && person + unclear + hidden > 0,
  );
}

/** The rows that change; empty: the request tells nothing new. */
export function judgeHit(
  { links, hits }: MessageHits,
  hit: { link: number; at: Instant; class: HitClass },
): LinkHits[] {
  const own = hits.find(({ link }) => link === hit.link);
  if (own !== undefined && repeats(own, hit)) return [];
  const counted = countHit(own, hit);
  const all = [...hits.filter(({ link }) => link !== hit.link), counted];
  const scans = scansOf(all, { links, at: hit.at });
  return all
    .map((row) => (scans.some((scan) => isPartOf(row, scan)) ? asMachine(row) : row))
    .filter((row) => row !== hits.find(({ link }) => link === row.link));
}

function repeats(own: LinkHits, hit: { at: Instant; class: HitClass }): boolean {
  const sum = HIT_CLASSES.reduce((all, each) => all + own[each], 0);
  return sum >= ENOUGH || (own[hit.class] > 0 && Math.abs(hit.at - own.lastAt) < REPEATED_WITHIN);
}

function countHit(
  own: LinkHits | undefined,
  hit: { link: number; at: Instant; class: HitClass },
): LinkHits {
  const row = own ?? {
    link: hit.link,
    person: 0,
    unclear: 0,
    hidden: 0,
    machine: 0,
    firstAt: hit.at,
    lastAt: hit.at,
  };
  return {
    ...row,
    [hit.class]: row[hit.class] + 1,
    firstAt: Math.min(row.firstAt, hit.at),
    lastAt: Math.max(row.lastAt, hit.at),
  };
}

/** A time in which a machine went through the message. */
type Scan = { from: Instant; to: Instant; of: 'links' | 'pixel' };

function scansOf(all: readonly LinkHits[], now: { links: number; at: Instant }): Scan[] {
  const around = (from: Instant, to: Instant, ms: number, of: Scan['of']): Scan => ({
    from: from - ms,
    to: to + ms,
    of,
  });
  const honey = all.find(({ link }) => link === HONEY);
  const together = all.filter(
    ({ link, lastAt }) => link !== PIXEL && Math.abs(now.at - lastAt) <= TIMING.burst.ms,
  );
  const asked = together.filter(({ link }) => link !== HONEY).length;
  const burst = asked >= 3 || (asked >= 2 && asked >= now.links);
  return [
    ...(honey === undefined
      ? []
      : [
          around(honey.firstAt, honey.firstAt, TIMING.honeyLinks.ms, 'links'),
          around(honey.lastAt, honey.lastAt, TIMING.honeyLinks.ms, 'links'),
          around(honey.firstAt, honey.firstAt, TIMING.scanPixel.ms, 'pixel'),
          around(honey.lastAt, honey.lastAt, TIMING.scanPixel.ms, 'pixel'),
        ]),
    ...(burst
      ? [
          around(now.at, now.at, TIMING.burst.ms, 'links'),
          around(now.at, now.at, TIMING.scanPixel.ms, 'pixel'),
        ]
      : []),
  ];
}

/** A link that was also asked for outside the scan keeps what it had: a person may have been there. */
function isPartOf({ link, firstAt, lastAt }: LinkHits, { from, to, of }: Scan): boolean {
  return (link === PIXEL) === (of === 'pixel') && firstAt >= from && lastAt <= to;
}

/** The same row when nothing in it changes. */
function asMachine(row: LinkHits): LinkHits {
  return row.person + row.unclear === 0
    ? row
    : { ...row, person: 0, unclear: 0, machine: row.machine + row.person + row.unclear };
}

/** The best class of the requests of each kind; a person's click shows that a person has read it. */
export function verdictsOf(hits: readonly LinkHits[], message: { opens: boolean }): Verdicts {
  const best = (rows: readonly LinkHits[]): HitClass | null =>
    HIT_CLASSES.find((each) => rows.some((row) => row[each] > 0)) ?? null;
  const click = best(hits.filter(({ link }) => link !== PIXEL));
  const open = best(hits.filter(({ link }) => link === PIXEL));
  return { open: message.opens && click === 'person' ? 'person' : open, click };
}
