/** Which limits rule a mailbox, a campaign, and the provider and domain of a recipient, from what was said where. */
import type { RateLimitsFile, RecipientLimits } from '../../domain/campaigns/campaign.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';

/** What holds for a mailbox when nobody said anything. */
export const MAILBOX_DEFAULTS = {
  perHour: 50,
  perDay: 200,
  warmupEnabled: true,
  warmupSchedule: [10, 25, 50, 100, 150, 200],
} as const;

/**
 * A mailbox's limits. The nearest word wins: its own settings, then the defaults of every mailbox (`configure` without scope),
 * then the campaign it sends for, then MAILBOX_DEFAULTS. Each key is looked up on its own.
 */
export function mailboxLimits(
  own: RateLimitsFile,
  defaults: RateLimitsFile,
  campaign: RateLimitsFile | null,
): RateLimits {
  const said = { ...MAILBOX_DEFAULTS, ...campaign, ...defaults, ...own };
  const burst = { ...campaign?.burst, ...defaults.burst, ...own.burst };
  return {
    perMinute: said.perMinute ?? null,
    perHour: said.perHour,
    perDay: said.perDay,
    warmupSchedule: said.warmupEnabled ? said.warmupSchedule : [],
    burst:
      burst.max !== undefined && burst.perMinutes !== undefined
        ? { max: burst.max, perMinutes: burst.perMinutes }
        : null,
    minGapSeconds: burst.minGapSeconds ?? null,
    newPerDay: null,
  };
}

/** Limits that keep both: mailboxes that send through one account are counted together, and none of them may be told more than another. */
export function strictest(one: RateLimits, other: RateLimits): RateLimits {
  return {
    perMinute: least(one.perMinute, other.perMinute),
    perHour: least(one.perHour, other.perHour),
    perDay: least(one.perDay, other.perDay),
    warmupSchedule: strictestSchedule(one, other),
    // Fewer in a longer time keeps both.
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

/** A day that one schedule has left behind is the other's alone. */
function strictestSchedule(
  { warmupSchedule: one }: RateLimits,
  { warmupSchedule: other }: RateLimits,
): readonly number[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, day) =>
    Math.min(one[day] ?? Infinity, other[day] ?? Infinity),
  );
}

/** A campaign's own totals over all its mailboxes: only what its file says. Warmup and burst are a mailbox's affair. */
export function campaignLimits(file: RateLimitsFile): RateLimits {
  return {
    perMinute: file.perMinute ?? null,
    perHour: file.perHour ?? null,
    perDay: file.perDay ?? null,
    ...NO_PACE,
  };
}

/** What a campaign may begin: new prospects in a day of its zone; null: nothing limits them. */
export function newcomerLimits({ newPerDay }: RateLimitsFile): RateLimits | null {
  return newPerDay === undefined
    ? null
    : { perMinute: null, perHour: null, perDay: null, ...NO_PACE, newPerDay };
}

const NO_PACE = { warmupSchedule: [], burst: null, minGapSeconds: null, newPerDay: null } as const;

/**
 * What may reach the recipient's provider and the recipient's domain, over all mailboxes of the state file; null: nothing limits it.
 * The defaults of `configure` stand above the campaign file, key by key. The domains of a provider itself (gmail.com) are the
 * affair of the provider: a limit that spares a company of fifty would stop everybody who has an address there.
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
