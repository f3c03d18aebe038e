/** Merges the settings of mailbox, campaign and `configure` into the limits of each quota. */
import type { RateLimitsFile, RecipientLimits } from '../../domain/campaigns/campaign.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';

/** A mailbox's limits where no setting gives another value. */
export const MAILBOX_DEFAULTS = {
  perHour: 50,
  perDay: 200,
  warmupEnabled: true,
  warmupSchedule: [10, 25, 50, 100, 150, 200],
} as const;

/**
 * A mailbox's limits. Each key comes from the first of these that sets it: the mailbox's own
 * settings, the defaults for every mailbox (`configure` without scope), the campaign it sends for,
 * MAILBOX_DEFAULTS.
 */
export function mailboxLimits(
  own: RateLimitsFile,
  defaults: RateLimitsFile,
  campaign: RateLimitsFile | null,
): RateLimits {
  const settings = { ...MAILBOX_DEFAULTS, ...campaign, ...defaults, ...own };
  const burst = { ...campaign?.burst, ...defaults.burst, ...own.burst };
  return {
    perMinute: settings.perMinute ?? null,
    perHour: settings.perHour,
    perDay: settings.perDay,
    warmupSchedule: settings.warmupEnabled ? settings.warmupSchedule : [],
    burst:
      burst.max !== undefined && burst.perMinutes !== undefined
        ? { max: burst.max, perMinutes: burst.perMinutes }
        : null,
    minGapSeconds: burst.minGapSeconds ?? null,
    newPerDay: null,
  };
}

/**
 * Limits that satisfy both inputs. Mailboxes that send through one account are counted together, so
 * they must have the same limits.
 */
export function strictest(one: RateLimits, other: RateLimits): RateLimits {
  return {
    perMinute: least(one.perMinute, other.perMinute),
    perHour: least(one.perHour, other.perHour),
    perDay: least(one.perDay, other.perDay),
    warmupSchedule: strictestSchedule(one, other),
    // Fewer messages in a longer time satisfies both.
    burst:
      one.burst && other.burst
        ? {
            max: Math.min(one.burst.max, other.burst.max),
            perMinutes: Math.max(one.burst.perMinutes, other.burst.perMinutes),
          }
        : (one.burst ?? other.burst),
    minGapSeconds:
      one.minGapSeconds === null || other.minGapSeconds === null
        ? (one.minGapSeconds ?? other.minGapSeconds)
        : Math.max(one.minGapSeconds, other.minGapSeconds),
    newPerDay: least(one.newPerDay, other.newPerDay),
  };
}

function least(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** Where one schedule is shorter, the other alone decides the later days. */
function strictestSchedule(
  { warmupSchedule: one }: RateLimits,
  { warmupSchedule: other }: RateLimits,
): readonly number[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, day) =>
    Math.min(one[day] ?? Infinity, other[day] ?? Infinity),
  );
}

/**
 * A campaign's totals over all its mailboxes, from its file. Warmup and burst belong to mailboxes.
 */
export function campaignLimits(file: RateLimitsFile): RateLimits {
  return {
    perMinute: file.perMinute ?? null,
    perHour: file.perHour ?? null,
    perDay: file.perDay ?? null,
    ...NO_PACE,
  };
}

/** How many new prospects a campaign may start in a day of its zone; null: no limit. */
export function newcomerLimits({ newPerDay }: RateLimitsFile): RateLimits | null {
  return newPerDay === undefined
    ? null
    : { perMinute: null, perHour: null, perDay: null, ...NO_PACE, newPerDay };
}

const NO_PACE = { warmupSchedule: [], burst: null, minGapSeconds: null, newPerDay: null } as const;

/**
 * Limits for the recipient's provider and for the recipient's domain, over all mailboxes of the
 * state file; null: no limit. The defaults of `configure` override the campaign file, key by key. A
 * provider's own domains (gmail.com) have no domain limit: a limit meant for a company of fifty
 * people would stop every recipient who has an address there.
 */
export function recipientLimits(
  defaults: RateLimitsFile,
  campaign: RateLimitsFile,
  recipient: { provider: string; ofProvider: boolean },
): { provider: RateLimits | null; domain: RateLimits | null } {
  const { provider } = recipient;
  return {
    provider: toLimits({
      ...own(campaign.perProvider, provider),
      ...own(defaults.perProvider, provider),
    }),
    domain: recipient.ofProvider
      ? null
      : toLimits({ ...campaign.perDomain, ...defaults.perDomain }),
  };
}

function own(
  limits: Readonly<Record<string, RecipientLimits>> | undefined,
  name: string,
): RecipientLimits | undefined {
  return limits && Object.hasOwn(limits, name) ? limits[name] : undefined;
}

function toLimits({ perMinute, perHour, perDay }: RecipientLimits): RateLimits | null {
  if (perMinute === undefined && perHour === undefined && perDay === undefined) return null;
  return {
    perMinute: perMinute ?? null,
    perHour: perHour ?? null,
    perDay: perDay ?? null,
    ...NO_PACE,
  };
}
