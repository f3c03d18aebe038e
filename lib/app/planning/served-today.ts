/** What campaigns that share mailboxes have had of a day: their turns go by it, in a plan and among mails that are late. */
import { countFromBeginning, dayOfTurns } from '../../core/planning/fair-share.ts';
import { campaignDay, type PartiesPort } from './quotas.ts';
import type { Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Timeline } from '../../core/limits/timeline.ts';

export type TurnsPort = Pick<PartiesPort, 'takenInstants' | 'zoneTable' | 'daysBehind'> & {
  startedAt(campaignId: string): Instant | null;
};

type Counting = {
  now: Instant;
  horizon?: number;
  /** Whether what is planned for it counts as well, less the rows in `except`. */ planned: (
    campaign: Campaign,
  ) => boolean;
  except: ReadonlySet<number>;
};

/** By campaign: when it had its messages, from this morning on. One alone has no turns to count. */
export function countHad(
  port: TurnsPort,
  campaigns: readonly Campaign[],
  { planned, except, ...span }: Counting,
): (campaign: Campaign) => Timeline {
  const { now } = span;
  const dayOf = dayOfTurns(
    campaigns.map((campaign) => ({
      campaign,
      totals: { dayOf: campaignDay(port, campaign, span) },
    })),
  );
  const since = campaigns.length === 1 ? now : dayOf(now).startsAt;
  const counted = campaigns.map((campaign) => ({
    campaign,
    beganAt: Math.max(port.startedAt(campaign.id) ?? 0, campaign.startAt ?? 0),
    had: port.takenInstants(
      { column: 'campaign_id', id: campaign.id },
      { since, now, planned: planned(campaign), except },
    ),
  }));
  countFromBeginning(counted, dayOf);
  return ({ id }) => counted.find(({ campaign }) => campaign.id === id)?.had ?? [];
}
