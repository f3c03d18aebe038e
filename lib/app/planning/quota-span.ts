/** The span and the days over which quotas count. */
import { dayIn, later } from '../../core/time/day.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  type Instant,
  type Zone,
  type ZoneTable,
} from '../../domain/time.ts';
import type { Quota } from '../../core/limits/slots.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';

export type SpanPort = {
  /**
   * By how many milliseconds the days of limits begin later than the clock says, so that a step of
   * the clock starts no new day.
   */
  daysBehind(now: Instant): number;
  /** A table that covers the span at least. */
  zoneTable(zone: Zone, span: { from: Instant; to: Instant }): ZoneTable;
};

export type TakenSpan = {
  since: Instant;
  now: Instant;
  planned: boolean;
  except: ReadonlySet<number>;
};
export type QuotaOptions = {
  now: Instant;
  planned: boolean;
  except?: ReadonlySet<number>;
  horizon?: number;
};
export function limitDay(
  port: SpanPort,
  zone: Zone,
  options: Pick<QuotaOptions, 'now' | 'horizon'>,
): Quota['dayOf'] {
  return later(dayIn(zoneFor(port, zone, options)), port.daysBehind(options.now));
}

/**
 * How far back the limits look. Two days contain the rolling 24 hours and the current calendar day
 * of any zone.
 */
export function takenFor(limits: RateLimits, { now, planned, except }: QuotaOptions): TakenSpan {
  const daily =
    limits.perDay !== null || limits.newPerDay !== null || limits.warmupSchedule.length > 0;
  // A gap is up to a quarter longer by its jitter.
  const reach = daily
    ? 2 * DAY
    : Math.max(
        HOUR,
        (limits.burst?.perMinutes ?? 0) * MINUTE,
        (limits.minGapSeconds ?? 0) * 1.25 * SECOND,
      );
  return { since: now - reach, now, planned, except: except ?? new Set() };
}

export function zoneFor(
  port: Pick<SpanPort, 'zoneTable'>,
  zone: Zone,
  { now, horizon }: Pick<QuotaOptions, 'now' | 'horizon'>,
): ZoneTable {
  return port.zoneTable(zone, { from: now - 3 * DAY, to: now + (horizon ?? 3 * DAY) });
}
