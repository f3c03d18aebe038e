/** Reads what a listener asks for: `/ws?since=SEQ&campaign=X&type=T`. */
import type { FeedPlace } from './feed-client.ts';
import type { LiveFeedPort } from './live-port.ts';

/** `newest`: the place of a listener that only wants what happens from now on. */
export type ListeningRequest = FeedPlace | { status: 400 | 404; why: string };

const KNOWN = new Set(['since', 'campaign', 'type']);

export function readFeedRequest(
  query: URLSearchParams,
  port: Pick<LiveFeedPort, 'typesOf' | 'hasCampaign'>,
  newest: number,
): ListeningRequest {
  for (const name of query.keys())
    if (!KNOWN.has(name)) return bad('only since, campaign and type may be asked for');
  const [since = String(newest), ...moreSince] = query.getAll('since');
  if (moreSince.length > 0 || !/^\d{1,15}$/.test(since))
    return bad('since must be the seq of an event: one whole number from 0');
  const [campaignId = null, ...moreCampaigns] = query.getAll('campaign');
  if (moreCampaigns.length > 0) return bad('one campaign, or all of them');
  if (campaignId !== null && !port.hasCampaign(campaignId))
    return { status: 404, why: 'there is no such campaign' };
  const asked = query.getAll('type');
  const types = asked.length === 0 ? null : port.typesOf(asked);
  if (asked.length > 0 && types === null)
    return bad(
      'type must be a type of event, such as message.sent, or a first word, such as message',
    );
  return { since: Number(since), filter: { campaignId, types } };
}

function bad(why: string): ListeningRequest {
  return { status: 400, why };
}
