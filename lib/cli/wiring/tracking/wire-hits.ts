/** Wires the recording of opens and clicks to the state file; what `serve` calls. */
import { NETWORKS } from '../../../../data/tracking/networks.ts';
import { recordClick, recordOpen, type HitPort } from '../../../app/tracking/record-hit.ts';
import { createNetworkFinder } from '../../../feed/public/network-of.ts';
import { createHitTokens } from '../../../mail/outbound/tracking/hit-tokens.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createHitWriter } from '../../../state/tracking/put-hits.ts';
import { createTrackedMessages } from '../../../state/tracking/tracked-messages.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import type { PublicPort } from '../../../feed/public/public-port.ts';
import type { Zone } from '../../../domain/time.ts';

export function wireHits(state: State): Pick<PublicPort, 'open' | 'click'> {
  const { db } = state;
  const { readToken } = createHitTokens(readMessageIdKey(db));
  const zones = new Map<string, Zone>();
  const port: HitPort = {
    ...createTrackedMessages(db),
    ...createHitWriter(db),
    ...createEventLog(db),
    transact: (work) => transact(state, work),
    readToken,
    networkOf: createNetworkFinder(NETWORKS),
    zoneOf(campaignId) {
      const zone = zones.get(campaignId) ?? needCampaign(db, campaignId).campaign.timezone;
      zones.set(campaignId, zone);
      return zone;
    },
  };
  return {
    open: (hit) => recordOpen(port, hit),
    click: (hit) => recordClick(port, hit),
  };
}
