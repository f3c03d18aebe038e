/** Decides how long after its planned instant a message may still leave. */
import { HOUR, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';

/** A message planned before this instant is too late and must be planned again. */
export function latestInstant(campaign: Campaign, now: Instant): Instant {
  return campaign.maxLateness > 0 ? now - campaign.maxLateness * HOUR : -Infinity;
}
