/**
 * Reads the offset of a zone: from Intl with the running Node's tz database, and from the
 * corrections.
 */
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { correctedOffset, type OffsetSource } from './zone-corrections.ts';

/** One formatter per zone: making one costs 150 microseconds, using it 3. */
const formatters = new Map<Zone, Intl.DateTimeFormat>();

function formatterOf(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  });
  formatters.set(zone, formatter);
  return formatter;
}

/**
 * True for a name of the IANA database in any letter case. Refuses bare offsets (`+05:00`): only
 * newer Nodes know them, and no place uses one by law.
 */
export function isValidZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name) || name.length > 64) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Milliseconds east of UTC. `source`: read instead of Intl, for stored tables.
 * @throws RangeError when Intl does not know the zone.
 */
export function readOffset(
  zone: Zone,
  instant: Instant,
  source: OffsetSource = readIntlOffset,
): number {
  return correctedOffset(zone, instant, source) ?? source(zone, instant);
}

/** The formatted text ends in `GMT`, `GMT-05:00` or (before standard time) `GMT-00:44:30`. */
function readIntlOffset(zone: Zone, instant: Instant): number {
  const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatterOf(zone).format(instant));
  if (parts === null)
    throw new RangeError('Intl wrote an offset in a form this program does not know');
  const size =
    Number(parts[2] ?? 0) * HOUR + Number(parts[3] ?? 0) * MINUTE + Number(parts[4] ?? 0) * SECOND;
  return parts[1] === '-' ? -size : size;
}
