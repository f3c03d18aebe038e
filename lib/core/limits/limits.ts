/** Merges the settings of mailbox, campaign and `configure` into the limits of each quota. */
import { extendedTo } from './warmup.ts';
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

/** Where one schedule is shorter, its growth counts for the later days. */
function strictestSchedule(one: RateLimits, other: RateLimits): readonly number[] {
  const capsOf = ({ perDay, warmupSchedule }: RateLimits): readonly number[] =>
    extendedTo(perDay, warmupSchedule);
  const [ones, others] = [capsOf(one), capsOf(other)];
  return Array.from(
    { length: Math.max(one.warmupSchedule.length, other.warmupSchedule.length) },
    (_, day) => Math.min(ones[day] ?? Infinity, others[day] ?? Infinity),
  );
}

/** `warmupGoal`: what the cap grows to after the schedule. */
export type DomainLimits = { limits: RateLimits; warmupGoal: number };

/**
 * The limits of a sending domain. It warms up like one mailbox: all its mailboxes together may send
 * as much as one of them may on the same day of its warmup. After the schedule the cap grows to
 * `perDay`, or to what its mailboxes may send in a day. `mailboxes`: their limits, at least one.
 * `warm`: the operator said that the domain has been in use for long.
 */
export function domainLimits(
  mailboxes: readonly RateLimits[],
  {
    defaults,
    campaign,
    warm,
  }: { defaults: RateLimitsFile; campaign: RateLimitsFile | null; warm: boolean },
): DomainLimits {
  const own = { ...campaign?.perSendingDomain, ...defaults.perSendingDomain };
  const perDay = own.perDay ?? null;
  const most = mailboxes.reduce((sum, each) => sum + (each.perDay ?? Infinity), 0);
  const off = warm || mailboxes.every(({ warmupSchedule }) => warmupSchedule.length === 0);
  const schedule = off ? [] : (own.warmupSchedule ?? mostGenerous(mailboxes));
  return {
    limits: { perMinute: null, perHour: null, perDay, ...NO_PACE, warmupSchedule: schedule },
    warmupGoal: perDay ?? most,
  };
}

export function strictestOfDomain(one: DomainLimits, other: DomainLimits): DomainLimits {
  return {
    limits: strictest(one.limits, other.limits),
    warmupGoal: Math.min(one.warmupGoal, other.warmupGoal),
  };
}

/** A mailbox without warmup shows that its domain is in use: then the domain has none either. */
function mostGenerous(mailboxes: readonly RateLimits[]): number[] {
  const schedules = mailboxes.map(({ warmupSchedule }) => warmupSchedule);
  const length = Math.min(...schedules.map((schedule) => schedule.length));
  return Array.from({ length }, (_, day) => Math.max(...schedules.map((each) => each[day] ?? 0)));
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
