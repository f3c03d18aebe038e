/** Says in a sentence what binds. */
import { grouped, plural } from '../reports/wording.ts';
import type { Blocker } from './blockers.ts';
import type { ClosedBy } from './link.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { Reason } from '../../domain/sending/reason.ts';

const CHECKS: Readonly<Record<Exclude<Reason, `limit_${string}` | 'hold'>, string>> = {
  suppressed: 'The address, or its domain, is on the suppression list.',
  prospect_invalid: 'The person is not to be mailed any more, in any campaign.',
  sequence_ended: 'The sequence has ended.',
  campaign_completed: 'The campaign is completed.',
  campaign_ended: 'The campaign is past its endAt.',
  campaign_not_active: 'The campaign is not active.',
  campaign_not_started: 'The campaign has not reached its startAt.',
  not_due: 'It is planned for later.',
  window_missed: 'The window it was planned for closes or has closed: send gives it a new instant.',
  too_late: 'It is further behind than maxLateness allows: send gives it a new instant.',
  inbox_stale:
    'The replies of the mailbox have not been read lately, and one of them may end this sequence.',
  probe_under_way: 'What has failed is being tried by another mail.',
};

export function sayBlocker(blocker: Blocker): string {
  if (blocker.verdict === 'wait' && blocker.hold) return sayHold(blocker.hold);
  if (blocker.verdict === 'wait' && blocker.limit) return sayLimit(blocker.limit);
  return CHECKS[blocker.reason as keyof typeof CHECKS];
}

export function sayHold({ scope, scopeId, placedBy, reason, until }: Hold): string {
  const target =
    scope === 'all' ? 'Everything' : `${scope[0]?.toUpperCase()}${scope.slice(1)} ${scopeId}`;
  // The operator's words may be anybody's: they stand beside the sentence, in the hold itself.
  const by =
    placedBy === 'operator'
      ? 'a pause'
      : placedBy === 'breaker'
        ? `a breaker (${reason})`
        : `an answer (${reason})`;
  return `${target} is held by ${by}${until === null ? ', until somebody lifts it' : ''}.`;
}

const LIMITS: Readonly<Record<LimitUse['kind'], string>> = {
  minute: 'in a minute',
  hour: 'in an hour',
  day: 'on a calendar day',
  rolling_day: 'in 24 hours',
  warmup: 'on this day of its warmup',
  burst: 'in a burst',
  gap: 'within its minimum gap',
  new_day: 'new people on a calendar day',
};

export function sayLimit({
  scope,
  scopeId,
  kind,
  used,
  limit,
}: Pick<LimitUse, 'scope' | 'scopeId' | 'kind' | 'used' | 'limit'>): string {
  return `${scope[0]?.toUpperCase()}${scope.slice(1)} ${scopeId} has used ${grouped(used)} of ${grouped(limit)} ${LIMITS[kind]}.`;
}

const CLOSED: Readonly<Record<ClosedBy, string>> = {
  hours: 'the time of day',
  half_day: 'a half day',
  weekday: 'a day without hours',
  weekend: 'their weekend',
  holiday: 'a public holiday',
  blackout: 'a blackout',
  days: 'hours of that date alone',
};

export function sayClosed(kinds: readonly ClosedBy[]): string {
  return `Their window is closed: ${kinds.map((kind) => CLOSED[kind]).join(', ')}.`;
}

export function sayOthers(count: number): string {
  return `${plural(count, 'message')} ${count === 1 ? 'takes its' : 'take their'} turn before it.`;
}
