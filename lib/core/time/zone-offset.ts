/** Reads the offset of a zone: from Intl, which carries the tz database of the Node that runs it, and from what was decided since. */
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { correctedOffset, type AskOffset } from './zone-corrections.ts';

/** One formatter a zone: making one costs 150 microseconds, using it 3. */
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
 * True for a name of the IANA database in any letter case. Bare offsets (`+05:00`) are refused: only newer Nodes know
 * them, and no person lives by one.
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
 * Milliseconds east of UTC. `ask`: who is asked instead of Intl, for tables that are kept.
 * @throws RangeError when Intl does not know the zone.
 */
export function readOffset(zone: Zone, instant: Instant, ask: AskOffset = askIntl): number {
  return correctedOffset(zone, instant, ask) ?? ask(zone, instant);
}

/** The text ends in `GMT`, `GMT-05:00` or (before standard time) `GMT-00:44:30`. */
function askIntl(zone: Zone, instant: Instant): number {
  const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatterOf(zone).format(instant));
  if (parts === null)
    throw new RangeError('Intl wrote an offset in a form this program does not know');
  const size =
    Number(parts[2] ?? 0) * HOUR + Number(parts[3] ?? 0) * MINUTE + Number(parts[4] ?? 0) * SECOND;
  return parts[1] === '-' ? -size : size;
}
