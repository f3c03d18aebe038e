/** Finds which limits a change loosens. What cannot be told to be stricter counts as looser. */
import { campaignLimits, mailboxLimits } from '../limits/limits.ts';
import type { RateLimitsFile, RecipientLimits } from '../../domain/campaigns/campaign.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';

/** The settings that a mailbox's limits come from. */
export type LimitSettings = {
  own: RateLimitsFile;
  defaults: RateLimitsFile;
  campaign: RateLimitsFile | null;
};

/** The names of the limits of a mailbox that are looser after than before. */
export function loosenedOfMailbox(before: LimitSettings, after: LimitSettings): string[] {
  const limitsOf = ({ own, defaults, campaign }: LimitSettings): RateLimits =>
    mailboxLimits(own, defaults, campaign);
  return loosened(limitsOf(before), limitsOf(after));
}

/** Limits of the campaign's totals, and those towards recipients in any file. */
export function loosenedInFile(before: RateLimitsFile, after: RateLimitsFile): string[] {
  const totals = loosened(
    { ...campaignLimits(before), newPerDay: before.newPerDay ?? null },
    { ...campaignLimits(after), newPerDay: after.newPerDay ?? null },
  );
  const providers = new Set([
    ...Object.keys(before.perProvider ?? {}),
    ...Object.keys(after.perProvider ?? {}),
  ]);
  return [
    ...totals,
    ...[...providers].flatMap((name) =>
      loosenedRecipients(before.perProvider?.[name], after.perProvider?.[name]).map(
        (limit) => `perProvider.${name}.${limit}`,
      ),
    ),
    ...loosenedRecipients(before.perDomain, after.perDomain).map((limit) => `perDomain.${limit}`),
    ...loosenedDomains(before.perSendingDomain, after.perSendingDomain),
  ];
}

function loosened(before: RateLimits, after: RateLimits): string[] {
  const numbers = (['perMinute', 'perHour', 'perDay', 'newPerDay'] as const).filter((name) =>
    rises(before[name], after[name]),
  );
  return [
    ...numbers,
    ...(rampRises(before.warmupSchedule, after.warmupSchedule) ? ['warmupSchedule'] : []),
    ...(burstRises(before.burst, after.burst) ? ['burst'] : []),
    ...((after.minGapSeconds ?? 0) < (before.minGapSeconds ?? 0) ? ['minGapSeconds'] : []),
  ];
}

/** Null and undefined: no limit. */
function rises(before: number | null | undefined, after: number | null | undefined): boolean {
  return (after ?? Infinity) > (before ?? Infinity);
}

/** An empty schedule: no warmup. Beyond its end a schedule limits nothing here. */
function rampRises(before: readonly number[], after: readonly number[]): boolean {
  return before.some((cap, day) => rises(cap, after[day]));
}

function burstRises(before: RateLimits['burst'], after: RateLimits['burst']): boolean {
  if (before === null) return false;
  return after === null || after.max > before.max || after.perMinutes < before.perMinutes;
}

/** A limit that was there before and is higher, or gone. */
function loosenedRecipients(before: RecipientLimits = {}, after: RecipientLimits = {}): string[] {
  return (['perMinute', 'perHour', 'perDay'] as const).filter((name) =>
    rises(before[name], after[name]),
  );
}

function loosenedDomains(
  before: RateLimitsFile['perSendingDomain'] = {},
  after: RateLimitsFile['perSendingDomain'] = {},
): string[] {
  const day = rises(before.perDay, after.perDay) ? ['perSendingDomain.perDay'] : [];
  const { warmupSchedule: ramp } = before;
  const next = after.warmupSchedule;
  // Without a schedule of its own, the domain has that of its mailboxes: which is looser, a file
  // alone does not tell.
  const changed = JSON.stringify(ramp) !== JSON.stringify(next);
  const lower = ramp !== undefined && next !== undefined && !rampRises(ramp, next);
  return [...day, ...(changed && !lower ? ['perSendingDomain.warmupSchedule'] : [])];
}
