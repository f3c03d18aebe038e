/**
 * Finds every check that stops a message now, in the gate's order: judges, removes the blocker,
 * judges again.
 */
import { judge, type GateFacts, type GateVerdict } from '../sending/gate.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { Instant } from '../../domain/time.ts';
import type { Quota } from '../limits/slots.ts';

export type Blocker = Exclude<GateVerdict, { verdict: 'go' }>;

/** The loop ends, because each round removes one of finitely many checks, holds and limits. */
export function findBlockers(facts: GateFacts, now: Instant): Blocker[] {
  const blockers: Blocker[] = [];
  for (let left = facts; ;) {
    const verdict = judge(left, now);
    if (verdict.verdict === 'go') return blockers;
    blockers.push(verdict);
    left = without(left, verdict, now);
  }
}

/** The same facts with this one check passed. */
function without(facts: GateFacts, blocker: Blocker, now: Instant): GateFacts {
  const { message, campaign } = facts;
  switch (blocker.reason) {
    case 'suppressed':
      return { ...facts, suppressed: false };
    case 'prospect_invalid':
      return { ...facts, prospect: { ...facts.prospect, state: 'active' } };
    case 'campaign_completed':
    case 'campaign_not_active':
      return { ...facts, campaignState: 'active' };
    case 'sequence_ended':
      return { ...facts, enrollmentState: 'queued' };
    case 'campaign_ended':
      return { ...facts, campaign: { ...campaign, endAt: null } };
    case 'campaign_not_started':
      return { ...facts, campaign: { ...campaign, startAt: null } };
    case 'hold':
      return { ...facts, holds: facts.holds.filter((hold) => hold !== blocker.hold) };
    case 'not_due':
    case 'too_late':
      return { ...facts, message: { ...message, sendAt: now } };
    case 'window_missed':
      return { ...facts, message: { ...message, openUntil: Infinity } };
    case 'declined_elsewhere':
      return { ...facts, elsewhere: { ...facts.elsewhere, declines: [] } };
    case 'contacted_recently':
      return { ...facts, elsewhere: { ...facts.elsewhere, lastAt: null } };
    case 'recipient_paused':
      return { ...facts, preferred: facts.preferred && { ...facts.preferred, pausedUntil: null } };
    case 'recipient_less_often':
      return {
        ...facts,
        preferred: facts.preferred && { ...facts.preferred, lessOftenSince: null },
      };
    case 'company_open':
      return { ...facts, openAtCompany: 0 };
    case 'approval_needed':
    case 'approval_stale':
      return { ...facts, approval: () => null };
    case 'inbox_stale':
      return { ...facts, inboxReadAt: now, blind: false };
    case 'probe_under_way':
      return { ...facts, probed: null };
    default:
      return blocker.limit === null
        ? facts
        : {
            ...facts,
            quotas: withoutRule(facts.quotas, blocker.limit),
            recipients: withoutRule(facts.recipients, blocker.limit),
          };
  }
}

function withoutRule(quotas: readonly Quota[], { scope, scopeId, kind }: LimitUse): Quota[] {
  return quotas.map((quota) =>
    quota.scope === scope && quota.scopeId === scopeId
      ? { ...quota, rules: quota.rules.filter((rule) => rule.kind !== kind) }
      : quota,
  );
}
