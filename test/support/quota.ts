/** An owner of limits, for tests of slots, plans and verdicts. */
import { dayIn } from '../../lib/core/time/day.ts';
import { createQuota, type Quota } from '../../lib/core/limits/slots.ts';
import { buildZone } from '../../lib/core/time/zone.ts';
import { DAY } from '../../lib/domain/time.ts';
import type { RateLimits } from '../../lib/domain/limits/limits.ts';

export const NO_LIMITS: RateLimits = {
  perMinute: null,
  perHour: null,
  perDay: null,
  warmupSchedule: [],
  burst: null,
  minGapSeconds: null,
  newPerDay: null,
};

/** All tests of limits happen around this: the Monday after the clocks of New York went forward. */
export const MONDAY = Date.parse('2026-03-09T13:00:00Z');

type Init = {
  scope?: Quota['scope'];
  id?: string;
  zone?: string;
  timeline?: readonly number[];
  sentOn?: readonly string[];
};

export function quota(limits: Partial<RateLimits>, init: Init = {}): Quota {
  return createQuota({
    scope: init.scope ?? 'mailbox',
    scopeId: init.id ?? 'ann',
    limits: { ...NO_LIMITS, ...limits },
    timeline: [...(init.timeline ?? [])],
    dayOf: dayIn(buildZone(init.zone ?? 'America/New_York', MONDAY - 30 * DAY, MONDAY + 150 * DAY)),
    sentOn: (init.sentOn ?? []).map((date) => ({ date, sent: 1, bounced: 0 })),
  });
}
