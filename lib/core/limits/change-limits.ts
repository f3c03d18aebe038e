/** Merges a change into the present limits, and finds contradictions in the result. */
import { mailboxLimits } from './limits.ts';
import { USUAL_COLD_DAY } from './warmup-plan.ts';
import type { RateLimitsFile, RecipientLimits } from '../../domain/campaigns/campaign.ts';

/** `limits` null: removes the limits. `plan`: its schedule is that of a new domain. */
export type LimitsChange =
  | { of: 'sender'; limits: RateLimitsFile; plan?: true }
  | { of: 'provider'; provider: string; limits: RecipientLimits | null }
  | { of: 'each_domain'; limits: RecipientLimits | null }
  | { of: 'each_sending_domain'; limits: SendingDomainLimits | null };

type SendingDomainLimits = NonNullable<RateLimitsFile['perSendingDomain']>;

export function changeLimits(before: RateLimitsFile, change: LimitsChange): RateLimitsFile {
  switch (change.of) {
    case 'sender':
      return mergeSender(before, change.limits);
    case 'provider':
      return mergeProvider(before, change.provider, change.limits);
    case 'each_domain': {
      const { perDomain, ...rest } = before;
      return change.limits === null
        ? rest
        : { ...rest, perDomain: { ...perDomain, ...change.limits } };
    }
    case 'each_sending_domain': {
      const { perSendingDomain, ...rest } = before;
      return change.limits === null
        ? rest
        : { ...rest, perSendingDomain: { ...perSendingDomain, ...change.limits } };
    }
  }
}

/** Merges key by key; of a burst, part by part. */
function mergeSender(before: RateLimitsFile, limits: RateLimitsFile): RateLimitsFile {
  const burst = { ...before.burst, ...limits.burst };
  return { ...before, ...limits, ...(Object.keys(burst).length > 0 ? { burst } : {}) };
}

function mergeProvider(
  { perProvider, ...before }: RateLimitsFile,
  provider: string,
  limits: RecipientLimits | null,
): RateLimitsFile {
  const { [provider]: known, ...others } = perProvider ?? {};
  const after = limits === null ? others : { ...perProvider, [provider]: { ...known, ...limits } };
  return Object.keys(after).length === 0 ? before : { ...before, perProvider: after };
}

/** Messages that Google Workspace lets one account send in a day. */
const PROVIDER_QUOTA = 2_000;

export type LimitsDoubt =
  | { code: 'minute_above_hourly'; perMinute: number; perHour: number }
  | { code: 'hourly_above_daily'; perHour: number; perDay: number }
  | { code: 'above_provider_quota' }
  | { code: 'above_cold_practice'; perDay: number };

/** `perDay` after the schedule of a new domain is above what practice calls usual for cold mail. */
export function doubtsAboutPlan(limits: RateLimitsFile, defaults: RateLimitsFile): LimitsDoubt[] {
  const { perDay } = mailboxLimits(limits, defaults, null);
  return perDay !== null && perDay > USUAL_COLD_DAY
    ? [{ code: 'above_cold_practice', perDay }]
    : [];
}

/** `defaults`: the limits of all mailboxes, with which the limits are merged. */
export function doubtsAbout(limits: RateLimitsFile, defaults: RateLimitsFile): LimitsDoubt[] {
  const doubts: LimitsDoubt[] = [];
  const { perMinute, perHour, perDay } = mailboxLimits(limits, defaults, null);
  if (perMinute !== null && perHour !== null && perMinute > perHour)
    doubts.push({ code: 'minute_above_hourly', perMinute, perHour });
  if (perHour !== null && perDay !== null && perHour > perDay)
    doubts.push({ code: 'hourly_above_daily', perHour, perDay });
  if (limits.perDay !== undefined && limits.perDay > PROVIDER_QUOTA)
    doubts.push({ code: 'above_provider_quota' });
  return doubts;
}
