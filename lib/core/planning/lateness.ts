/** Decides how long after its instant a planned message may still leave. */
import { HOUR, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';

/** A message planned before this is too late to leave as it stands. */
export function latestInstant(campaign: Campaign, now: Instant): Instant {
  return campaign.maxLateness > 0 ? now - campaign.maxLateness * HOUR : -Infinity;
}
