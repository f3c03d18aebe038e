/** Puts into a sentence what blocks a message. */
import { grouped, plural } from '../reports/wording.ts';
import { approvalText } from '../approval/words.ts';
import type { Blocker } from './blockers.ts';
import type { ClosedBy } from './link.ts';
import { PERSISTENT_FAILURE, type Hold } from '../../domain/sending/hold.ts';
import { LESS_OFTEN_DAYS } from '../../domain/responses/preference.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { PaceStanding } from '../../domain/limits/reduced-pace.ts';
import type { Reason } from '../../domain/sending/reason.ts';

/** A pace that the recipient chose. */
export const AT_MOST = `The recipient asked for at most one message in ${LESS_OFTEN_DAYS} days`;

const CHECKS: Readonly<Record<Exclude<Reason, `limit_${string}` | 'hold'>, string>> = {
  suppressed: 'The address, or its domain, is on the suppression list.',
  prospect_invalid: 'No campaign may mail the prospect any more.',
  sequence_ended: 'The sequence has ended.',
  declined_elsewhere:
    'The person said no in another campaign, and contact.allowAfter of this one does not allow it.',
  campaign_completed: 'The campaign is completed.',
  campaign_ended: 'The campaign is past its endAt.',
  step_gone: 'The campaign file has fewer steps than when the sequence began.',
  campaign_not_active: 'The campaign is not active.',
  campaign_not_started: 'The campaign has not reached its startAt.',
  not_due: 'It is planned for later.',
  window_missed:
    'The send window it was planned for has closed or is about to close: send plans it again.',
  too_late: 'It is later than maxLateness allows: send plans it again.',
  approval_needed: 'The policy asks for an approval, and none covers it yet.',
  approval_stale: 'It was approved, but it has changed since: it needs a new approval.',
  inbox_stale:
    'The inbox of the mailbox has not been read lately (for a first message: never, or not since its last sending day), and a reply or bounce may wait in it: run process.',
  company_open:
    'As many colleagues as contact.maxOpenPerCompany allows have open sequences: it waits until one ends.',
  contacted_recently:
    'Another campaign wrote to the person less than contact.minDaysBetween ago: send plans it again.',
  recipient_paused: 'The recipient asked for a pause: send plans it for the time after it.',
  recipient_less_often: `${AT_MOST}: send plans it for later.`,
  probe_under_way: 'After failures, another message is being sent as a probe.',
};

export function blockerText(blocker: Blocker): string {
  if (blocker.verdict === 'wait' && blocker.hold) return holdText(blocker.hold);
  if (blocker.verdict === 'wait' && blocker.limit) return limitText(blocker.limit);
  if (blocker.verdict === 'wait' && blocker.approval) return approvalText(blocker.approval);
  return CHECKS[blocker.reason as keyof typeof CHECKS];
}

/** `Mailbox ann` */
export function holdTarget({ scope, scopeId }: Pick<Hold, 'scope' | 'scopeId'>): string {
  const name = scope.replace('_', ' ');
  return scope === 'all' ? 'Everything' : `${name[0]?.toUpperCase()}${name.slice(1)} ${scopeId}`;
}

export function holdText({ placedBy, reason, until, ...hold }: Hold): string {
  // The reason of a pause is free text, so it is not part of the sentence: the hold itself carries
  // it.
  const by =
    placedBy === 'operator'
      ? 'a pause'
      : placedBy === 'breaker'
        ? `a breaker (${reason})`
        : `a response (${reason})`;
  return `${holdTarget(hold)} is held by ${by}${until === null ? `, until ${endOf(reason)}` : ''}.`;
}

/** What ends a hold that has no end in time. */
function endOf(reason: string): string {
  return reason === PERSISTENT_FAILURE ? 'one of its mailboxes works' : 'the operator lifts it';
}

const LIMITS: Readonly<Record<LimitUse['kind'], string>> = {
  minute: 'in a minute',
  hour: 'in an hour',
  day: 'on a calendar day',
  rolling_day: 'in 24 hours',
  warmup: 'on this day of its warmup',
  burst: 'in a burst',
  gap: 'within its minimum gap',
  new_day: 'new prospects on a calendar day',
  reduced_pace: 'within its reduced pace',
};

export function limitText({
  scope,
  scopeId,
  kind,
  used,
  limit,
  pace,
}: Omit<LimitUse, 'resetsAt' | 'warmup'>): string {
  if (pace) return paceText({ scope, scopeId }, pace);
  return `${scope[0]?.toUpperCase()}${scope.slice(1)} ${scopeId} has used ${grouped(used)} of ${grouped(limit)} ${LIMITS[kind]}.`;
}

function paceText(
  { scope, scopeId }: Pick<LimitUse, 'scope' | 'scopeId'>,
  { mailboxId, factor, gapSeconds }: PaceStanding,
): string {
  return `The ${scope} ${scopeId} deferred messages of mailbox ${mailboxId}, which sends to it at ${Math.round(factor * 1_000) / 10} % of its pace for now: one message in ${grouped(gapSeconds)} seconds. Each hour without a deferral gives an eighth back.`;
}

const CLOSED: Readonly<Record<ClosedBy, string>> = {
  hours: 'the time of day',
  half_day: 'the end of a half day',
  weekday: 'a weekday without send hours',
  weekend: 'a weekend',
  holiday: 'a public holiday',
  blackout: 'a blackout',
  days: 'the special hours of a date',
};

export function closedText(kinds: readonly ClosedBy[]): string {
  return `The prospect's send window is closed: ${kinds.map((kind) => CLOSED[kind]).join(', ')}.`;
}

export function messagesBeforeText(count: number): string {
  return `${plural(count, 'message')} ${count === 1 ? 'is' : 'are'} sent before it.`;
}
