/** Decides which campaign's due messages a mailbox sends next, and how many of them. */
import { rankOf } from '../../../core/planning/fair-share.ts';
import type { Claimed, Pair } from '../claim.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';

/**
 * A campaign's share of the mailbox. `used`: messages served today, once counted. `looked`: how far
 * its queue was read, and which of its messages wait. `over`: no due message is left to judge.
 */
export type FeedShare = {
  pair: Pair;
  used: number;
  looked: Pick<Claimed, 'after' | 'waiting'>;
  over: boolean;
};

export type CampaignOf = (campaignId: string) => Pick<Campaign, 'precedence' | 'priority'>;

/**
 * As in a plan: of the campaigns of the lowest rank, the one served least for its priority.
 * Undefined: all are done.
 */
export function nextShare(
  shares: readonly FeedShare[],
  campaignOf: CampaignOf,
): FeedShare | undefined {
  return shares
    .filter(({ over }) => !over)
    .reduce<FeedShare | undefined>(
      (best, share) => (best === undefined || isBefore(share, best, campaignOf) ? share : best),
      undefined,
    );
}

function isBefore(share: FeedShare, other: FeedShare, campaignOf: CampaignOf): boolean {
  const [rank, otherRank] = [rankIn(share, campaignOf), rankIn(other, campaignOf)];
  return rank === otherRank
    ? withOneMore(share, campaignOf) < withOneMore(other, campaignOf)
    : rank < otherRank;
}

/** How many messages the campaign may take before another one is next. */
export function lengthOf(
  share: FeedShare,
  shares: readonly FeedShare[],
  campaignOf: CampaignOf,
): number {
  const own = campaignOf(share.pair.campaignId);
  const others = shares
    .filter(
      (other) =>
        !other.over && other !== share && rankIn(other, campaignOf) === rankIn(share, campaignOf),
    )
    .map((other) => withOneMore(other, campaignOf));
  return Math.floor(Math.min(...others) * own.priority) - share.used;
}

function rankIn({ pair }: FeedShare, campaignOf: CampaignOf): number {
  return rankOf(campaignOf(pair.campaignId));
}

function withOneMore({ used, pair }: FeedShare, campaignOf: CampaignOf): number {
  return (used + 1) / campaignOf(pair.campaignId).priority;
}
