/** What campaigns that share mailboxes have had of a day: their turns go by it, in a plan and among mails that are late. */
import { countFromBeginning, dayOfTurns } from '../core/turns.ts';
import type { Instant } from '../domain/time.ts';
import type { PartiesPort } from './parties.ts';
import type { Place } from '../core/place.ts';
import type { Timeline } from '../core/timeline.ts';

export type TurnsPort = Pick<PartiesPort, 'takenInstants'> & { startedAt(campaignId: string): Instant | null };

type Counting = { now: Instant; /** Whether what is planned for it counts as well, less the rows in `except`. */ planned: (campaignId: string) => boolean; except: ReadonlySet<number> };

/** By campaign: when it had its messages, from this morning on. One alone has no turns to count. */
export function countHad(port: TurnsPort, places: readonly Pick<Place, 'campaign' | 'totals'>[], { now, planned, except }: Counting): Map<string, Timeline> {
  const dayOf = dayOfTurns(places);
  const since = places.length === 1 ? now : dayOf(now).startsAt;
  const counted = places.map(({ campaign }) => ({
    campaign,
    beganAt: Math.max(port.startedAt(campaign.id) ?? 0, campaign.startAt ?? 0),
    had: port.takenInstants({ column: 'campaign_id', id: campaign.id }, { since, now, planned: planned(campaign.id), except }),
  }));
  countFromBeginning(counted, dayOf);
  return new Map(counted.map(({ campaign, had }) => [campaign.id, had]));
}
