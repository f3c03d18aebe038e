/** Decides how many starved follow-ups a plan places before it fills the days. */
import { rankOf } from './fair-share.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';

/** The most of the campaign's share of a batch that may be placed before its days are filled. */
const FOR_STARVED = 0.2;

type Shared = Pick<Campaign, 'precedence' | 'priority'>;

/**
 * `count`: the candidates of the batch. `all`: the campaign and those that share its mailboxes. One
 * of a lower rank comes before its starved follow-ups too.
 */
export function mostStarved(campaign: Shared, all: readonly Shared[], count: number): number {
  const rank = rankOf(campaign);
  if (all.some((other) => rankOf(other) < rank)) return 0;
  const equals = all.filter((other) => rankOf(other) === rank);
  const share = campaign.priority / equals.reduce((sum, { priority }) => sum + priority, 0);
  return Math.floor(FOR_STARVED * share * count);
}
