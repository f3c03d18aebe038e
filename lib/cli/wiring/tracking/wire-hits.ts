/** Wires the recording of opens and clicks to the state file; what `serve` calls. */
import { NETWORKS } from '../../../../data/tracking/networks.ts';
import {
  findLink,
  recordClick,
  recordOpen,
  type HitPort,
} from '../../../app/tracking/record-hit.ts';
import { createNetworkFinder } from '../../../feed/public/network-of.ts';
import { createHitTokens } from '../../../mail/outbound/tracking/hit-tokens.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createHitWriter } from '../../../state/tracking/put-hits.ts';
import { createTrackedMessages } from '../../../state/tracking/tracked-messages.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import type { Hit } from '../../../domain/tracking/hit.ts';
import type { Zone } from '../../../domain/time.ts';

type Hits = {
  /** True: a verdict changed. */
  open(hit: Hit): Promise<boolean>;
  click(hit: Hit): ReturnType<typeof recordClick>;
  /** The target of a link, without a record; null for a token that is not that of a link of ours. */
  targetOf(token: string): string | null;
};

const networkOf = createNetworkFinder(NETWORKS);

export function wireHits(state: State): Hits {
  const { db } = state;
  const { readToken } = createHitTokens(readMessageIdKey(db));
  const zones = new Map<string, Zone>();
  const port: HitPort = {
    ...createTrackedMessages(db),
    ...createHitWriter(db),
    ...createEventLog(db),
    transact: (work) => transact(state, work),
    readToken,
    networkOf,
    zoneOf(campaignId) {
      const zone = zones.get(campaignId) ?? needCampaign(db, campaignId).campaign.timezone;
      zones.set(campaignId, zone);
      return zone;
    },
  };
  return {
    open: (hit) => recordOpen(port, hit),
    click: (hit) => recordClick(port, hit),
    targetOf: (token) => findLink(port, token)?.target ?? null,
  };
}
