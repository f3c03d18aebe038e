/** Which limits rule a mailbox and a campaign, from what was said where. */
import type { RateLimitsFile } from '../domain/campaign.ts';
import type { RateLimits } from '../domain/limits.ts';

/** What holds for a mailbox when nobody said anything. */
export const MAILBOX_DEFAULTS = { perHour: 50, perDay: 200, warmupEnabled: true, warmupSchedule: [10, 25, 50, 100, 150, 200] } as const;

/**
 * A mailbox's limits. The nearest word wins: its own settings, then the defaults of every mailbox (`configure` without scope),
 * then the campaign it sends for, then MAILBOX_DEFAULTS. Each key is looked up on its own.
 */
export function mailboxLimits(own: RateLimitsFile, defaults: RateLimitsFile, campaign: RateLimitsFile | null): RateLimits {
  const said = { ...MAILBOX_DEFAULTS, ...campaign, ...defaults, ...own };
  const burst = { ...campaign?.burst, ...defaults.burst, ...own.burst };
  return {
    perHour: said.perHour,
    perDay: said.perDay,
    warmupSchedule: said.warmupEnabled ? said.warmupSchedule : [],
    burst: burst.max !== undefined && burst.perMinutes !== undefined ? { max: burst.max, perMinutes: burst.perMinutes } : null,
    minGapSeconds: burst.minGapSeconds ?? null,
  };
}

/** A campaign's own totals over all its mailboxes: only what its file says. Warmup and burst are a mailbox's affair. */
export function campaignLimits(file: RateLimitsFile): RateLimits {
  return { perHour: file.perHour ?? null, perDay: file.perDay ?? null, warmupSchedule: [], burst: null, minGapSeconds: null };
}
