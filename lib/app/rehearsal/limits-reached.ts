/** Finds which limits of the mailboxes and the campaign a rehearsal reached, and on which days. */
import { limitUses } from '../../core/limits/slots.ts';
import {
  campaignQuota,
  quotasWithDomains,
  type QuotaMailbox,
  type QuotaPort,
} from '../planning/quotas.ts';
import { DAY, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { LimitKind, LimitScope } from '../../domain/limits/limits.ts';

/**
 * `most`: the highest use, of the `limit` at that moment. `days`: the days (in the quota's zone) on
 * which the limit was full at some moment.
 */
export type LimitReached = {
  scope: LimitScope;
  scopeId: string;
  kind: LimitKind;
  most: number;
  limit: number;
  days: LocalDate[];
};

/**
 * Returns every limit in force, in the order of `status`. Gaps are left out: they are no limits of
 * a day.
 */
export function limitsReached(
  port: QuotaPort,
  mailboxes: readonly QuotaMailbox[],
  campaign: Campaign,
  span: { from: Instant; until: Instant },
): LimitReached[] {
  const { from, until } = span;
  // The usual queries, but over the whole time of the rehearsal.
  const wide: QuotaPort = {
    ...port,
    zoneTable: (zone) => port.zoneTable(zone, { from: from - 3 * DAY, to: until + 3 * DAY }),
    takenInstants: (quota, taken) => port.takenInstants(quota, { ...taken, since: from - 2 * DAY }),
  };
  const options = { now: until, planned: false, horizon: 0 };
  const found = new Map<string, LimitReached>();
  for (const quota of [
    ...quotasWithDomains(wide, mailboxes, campaign, options),
    campaignQuota(wide, campaign, options),
  ]) {
    for (const at of quota.timeline.filter((instant) => instant >= from)) {
      const { date } = quota.dayOf(at);
      for (const { scope, scopeId, kind, used, limit } of limitUses(quota, at)) {
        if (kind === 'gap') continue;
        const key = `${scope} ${scopeId} ${kind}`;
        const known = found.get(key) ?? { scope, scopeId, kind, most: 0, limit, days: [] };
        found.set(key, known);
        if (used / limit > known.most / known.limit) Object.assign(known, { most: used, limit });
        if (used >= limit && known.days.at(-1) !== date) known.days.push(date);
      }
    }
  }
  return [...found.values()];
}
