/**
 * Finds the slots of limits that are full or nearly full. A slot is a calendar day, or a sliding
 * window that begins with its oldest message.
 */
import { limitUses, type Quota } from './slots.ts';
import { countBetween } from './timeline.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.ts';
import type { ToldSlot } from '../../domain/limits/full-slot.ts';
import type { LimitKind, LimitUse } from '../../domain/limits/limits.ts';

/** `endsAt`: when there is room again, if nothing else changes. `sliding`: not a calendar day. */
export type FullSlot = Pick<LimitUse, 'scope' | 'scopeId' | 'kind' | 'limit'> & {
  sliding: boolean;
  startsAt: Instant;
  endsAt: Instant;
};

/** `until`: when the share falls below again, if nothing is sent. */
export type NearlyFull = Pick<LimitUse, 'scope' | 'scopeId' | 'kind' | 'used' | 'limit'> & {
  until: Instant;
};

/** The share of a limit from which on an alert says so. */
export const NEARLY = 0.9;
/** Of a smaller limit, 90 % says nothing that the full limit does not say at once. */
const LEAST_LIMIT = 10;
/**
 * A minute or a burst passes before anybody reads of it, a gap has no share, and new prospects use
 * up their day by intention.
 */
const ALERTED: ReadonlySet<LimitKind> = new Set(['hour', 'day', 'rolling_day', 'warmup']);

/**
 * `gap` is never full in this sense: it ends within seconds. A list may have thousands of recipient
 * domains: their limits are no news either.
 */
export function fullSlots(quota: Quota, now: Instant, uses = limitUses(quota, now)): FullSlot[] {
  if (quota.scope === 'domain') return [];
  return uses.filter(limitsByItself).flatMap(({ scope, scopeId, kind, limit, resetsAt }) => {
    if (resetsAt === null || kind === 'gap' || kind === 'reduced_pace') return [];
    const width = widthOf(quota, kind);
    const startsAt = width === null ? quota.dayOf(now).startsAt : resetsAt - width;
    return [{ scope, scopeId, kind, limit, sliding: width !== null, startsAt, endsAt: resetsAt }];
  });
}

/** After its schedule a warmup repeats the limit of a day, which is told already. */
function limitsByItself({ warmup }: LimitUse): boolean {
  return warmup === undefined || warmup.cap !== null;
}

/**
 * Whether the slot is another one than that told last. Slots of one sliding limit do not overlap:
 * an evenly used hour is full again with every message, and is told once an hour.
 */
export function isNewSlot(
  { sliding, startsAt }: FullSlot,
  told: Pick<ToldSlot, 'endsAt' | 'resetAt'> | null,
): boolean {
  if (told === null) return true;
  return told.resetAt !== null && (!sliding || startsAt >= told.endsAt);
}

type Told = Pick<LimitUse, 'scope' | 'kind' | 'limit'>;

/**
 * Without the totals of a campaign that say the same as a limit of its mailbox: `perHour` of a
 * campaign file limits both, and with one mailbox both are full at once. `lasts`: until when.
 */
export function withoutEchoes<Limit extends Told>(
  limits: readonly Limit[],
  lasts: (limit: Limit) => Instant,
): Limit[] {
  return limits.filter(
    (each) =>
      each.scope !== 'campaign' ||
      !limits.some(
        (other) =>
          other.scope === 'mailbox' &&
          other.kind === each.kind &&
          other.limit === each.limit &&
          lasts(other) === lasts(each),
      ),
  );
}

/**
 * The limits of which at least NEARLY is used. A calendar day and the rolling day have one limit:
 * the one that lasts longer is in the list.
 */
export function nearlyFull(quota: Quota, now: Instant, uses = limitUses(quota, now)): NearlyFull[] {
  if (quota.scope === 'domain') return [];
  const near = uses
    .filter(limitsByItself)
    .flatMap(({ scope, scopeId, kind, used, limit }): NearlyFull[] => {
      const least = Math.ceil(limit * NEARLY);
      return ALERTED.has(kind) && limit >= LEAST_LIMIT && Number.isFinite(limit) && used >= least
        ? [
            {
              scope,
              scopeId,
              kind,
              used,
              limit,
              until: fallsBelow(quota, { kind, count: least }, now),
            },
          ]
        : [];
    });
  const longest = (kinds: readonly LimitKind[]): NearlyFull | undefined =>
    near
      .filter(({ kind }) => kinds.includes(kind))
      .reduce<NearlyFull | undefined>((a, b) => (a && a.until >= b.until ? a : b), undefined);
  const day = longest(['day', 'rolling_day']);
  return near.filter((each) => each === day || !['day', 'rolling_day'].includes(each.kind));
}

/** When fewer than `count` are used, if nothing is sent. */
function fallsBelow(
  quota: Quota,
  { kind, count }: { kind: LimitKind; count: number },
  now: Instant,
): Instant {
  const width = widthOf(quota, kind);
  if (width === null) return quota.dayOf(now).endsAt;
  const upToNow = countBetween(quota.timeline, -Infinity, now);
  return (quota.timeline[upToNow - count] ?? now) + width;
}

/** Of a sliding window; null for a calendar day. */
function widthOf({ limits }: Pick<Quota, 'limits'>, kind: LimitKind): number | null {
  switch (kind) {
    case 'minute':
      return MINUTE;
    case 'hour':
      return HOUR;
    case 'burst':
      return (limits.burst?.perMinutes ?? 0) * MINUTE;
    case 'rolling_day':
      return DAY;
    case 'gap':
    case 'reduced_pace':
      return 0;
    case 'day':
    case 'warmup':
    case 'new_day':
      return null;
  }
}
