/**
 * Corrects offsets where Intl is older than the law: clock changes decided after its tz database
 * was published.
 */
import {
  CORRECTED,
  ZONE_CORRECTIONS,
  type ZoneCorrection,
} from '../../../data/places/zone-corrections.ts';
import { HOUR, MINUTE } from '../../domain/time.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { hash32 } from '../hash.ts';

/** Reads an offset from a tz database, without corrections: milliseconds east of UTC. */
export type OffsetSource = (zone: Zone, instant: Instant) => number;
type Applied = { from: Instant; until: Instant; rule: number | Zone };

const digest = hash32(JSON.stringify(ZONE_CORRECTIONS)).toString(16);
/** Names the corrections with which stored tables were computed. */
export const CORRECTIONS_EDITION = `${CORRECTED.through}+${digest}`;

const rowsOf = new Map<string, ZoneCorrection[]>();
for (const row of ZONE_CORRECTIONS)
  for (const zone of row.zones)
    rowsOf.set(zone.toLowerCase(), [...(rowsOf.get(zone.toLowerCase()) ?? []), row]);

/**
 * The corrections that apply in this process, by zone name as written; null for the many zones
 * without any.
 */
const applied = new Map<Zone, readonly Applied[] | null>();

/** The corrected offset, in milliseconds east of UTC; null where Intl is right. */
export function correctedOffset(zone: Zone, instant: Instant, source: OffsetSource): number | null {
  let rows = applied.get(zone);
  if (rows === undefined) applied.set(zone, (rows = rowsFor(zone, source)));
  if (rows === null) return null;
  const row = rows.find(({ from, until }) => instant >= from && instant < until);
  if (row === undefined) return null;
  return typeof row.rule === 'number' ? row.rule : source(row.rule, instant);
}

/**
 * A correction applies while the Node's data still has the outdated offset: a newer release knows
 * this change, or a later one, better.
 */
function rowsFor(zone: Zone, source: OffsetSource): Applied[] | null {
  const rows = (rowsOf.get(zone.toLowerCase()) ?? []).filter(
    (row) => source(zone, Date.parse(row.from)) === offsetOf(row.outdated),
  );
  return rows.length === 0
    ? null
    : rows.map(({ from, until, rule }) => ({
        from: Date.parse(from),
        until: until === null ? Infinity : Date.parse(until),
        rule: offsetOf(rule) ?? rule,
      }));
}

/** `-07:00` in milliseconds; null for a zone name. */
export function offsetOf(text: string): number | null {
  const parts = /^([+-])(\d\d):(\d\d)$/.exec(text);
  return parts === null
    ? null
    : (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * HOUR + Number(parts[3]) * MINUTE);
}
