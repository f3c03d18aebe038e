/**
 * Decides where the offset that Intl gives is older than the law: clock changes decided after its
 * tz database was published.
 */
import {
  CORRECTED,
  ZONE_CORRECTIONS,
  type ZoneCorrection,
} from '../../../data/places/zone-corrections.ts';
import { HOUR, MINUTE } from '../../domain/time.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { hash32 } from '../hash.ts';

/** What a tz database alone says: milliseconds east of UTC. */
export type AskOffset = (zone: Zone, instant: Instant) => number;
type Applied = { from: Instant; until: Instant; rule: number | Zone };

const digest = hash32(JSON.stringify(ZONE_CORRECTIONS)).toString(16);
/** Names what stored tables were computed with, besides the tz database. */
export const CORRECTIONS_EDITION = `${CORRECTED.through}+${digest}`;

const rowsOf = new Map<string, ZoneCorrection[]>();
for (const row of ZONE_CORRECTIONS)
  for (const zone of row.zones)
    rowsOf.set(zone.toLowerCase(), [...(rowsOf.get(zone.toLowerCase()) ?? []), row]);

/**
 * The rows that hold in this process, by the name of the zone as it is written; null for the many
 * zones without any.
 */
const applied = new Map<Zone, readonly Applied[] | null>();

/** The corrected offset; null where Intl is right. */
export function correctedOffset(zone: Zone, instant: Instant, ask: AskOffset): number | null {
  let rows = applied.get(zone);
  if (rows === undefined) applied.set(zone, (rows = rowsFor(zone, ask)));
  if (rows === null) return null;
  const row = rows.find(({ from, until }) => instant >= from && instant < until);
  if (row === undefined) return null;
  return typeof row.rule === 'number' ? row.rule : ask(row.rule, instant);
}

/**
 * A row counts while the Node's data is still the outdated one: what a newer release says, of this
 * change or of a later one, is better.
 */
function rowsFor(zone: Zone, ask: AskOffset): Applied[] | null {
  const rows = (rowsOf.get(zone.toLowerCase()) ?? []).filter(
    (row) => ask(zone, Date.parse(row.from)) === offsetOf(row.outdated),
  );
  return rows.length === 0
    ? null
    : rows.map(({ from, until, rule }) => ({
        from: Date.parse(from),
        until: until === null ? Infinity : Date.parse(until),
        rule: offsetOf(rule) ?? rule,
      }));
}

/** `-07:00` in milliseconds; null for the name of a zone. */
export function offsetOf(text: string): number | null {
  const parts = /^([+-])(\d\d):(\d\d)$/.exec(text);
  return parts === null
    ? null
    : (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * HOUR + Number(parts[3]) * MINUTE);
}
