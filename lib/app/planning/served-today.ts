/** Counts today's messages of each campaign that shares mailboxes; fair share uses the count. */
import { countFromBeginning, fairShareDay } from '../../core/planning/fair-share.ts';
import { campaignDay, type QuotaPort } from './quotas.ts';
import type { Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Timeline } from '../../core/limits/timeline.ts';

export type ServedPort = Pick<QuotaPort, 'takenInstants' | 'zoneTable' | 'daysBehind'> & {
  startedAt(campaignId: string): Instant | null;
};

type Counting = {
  now: Instant;
  horizon?: number;
  /** Whether planned messages count as well, without the rows in `except`. */
  planned: boolean;
  except: ReadonlySet<number>;
};

/**
 * Returns the instants of each campaign's messages since the day began. A campaign that shares no
 * mailbox gets no count.
 */
export function countServed(
  port: ServedPort,
  campaigns: readonly Campaign[],
  { planned, except, ...span }: Counting,
): (campaign: Campaign) => Timeline {
  const { now } = span;
  const dayOf = fairShareDay(
    campaigns.map((campaign) => ({
      campaign,
      totals: { dayOf: campaignDay(port, campaign, span) },
    })),
  );
  const since = campaigns.length === 1 ? now : dayOf(now).startsAt;
  const counted = campaigns.map((campaign) => ({
    campaign,
    beganAt: Math.max(port.startedAt(campaign.id) ?? 0, campaign.startAt ?? 0),
    served: port.takenInstants(
      { column: 'campaign_id', id: campaign.id },
      { since, now, planned, except },
    ),
  }));
  countFromBeginning(counted, dayOf);
  return ({ id }) => counted.find(({ campaign }) => campaign.id === id)?.served ?? [];
}
