/** Finds the days by which limits count, in the zone of a mailbox or a campaign. */
import { dayIn, later, type Day } from '../../core/time/day.ts';
import { DAY, type Instant, type Zone, type ZoneTable } from '../../domain/time.ts';

export type LimitDaysPort = {
  /**
   * By how many milliseconds the days of limits begin later than the clock says, so that a step of
   * the clock starts no new day.
   */
  daysBehind(now: Instant): number;
  /** A table that covers the span at least. */
  zoneTable(zone: Zone, span: { from: Instant; to: Instant }): ZoneTable;
};
type Options = { now: Instant; horizon?: number };

export function limitDay(port: LimitDaysPort, zone: Zone, options: Options): (at: Instant) => Day {
  return later(dayIn(zoneFor(port, zone, options)), port.daysBehind(options.now));
}

export function zoneFor(
  port: Pick<LimitDaysPort, 'zoneTable'>,
  zone: Zone,
  { now, horizon }: Options,
): ZoneTable {
  return port.zoneTable(zone, { from: now - 3 * DAY, to: now + (horizon ?? 3 * DAY) });
}
