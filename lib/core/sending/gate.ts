/**
 * Decides about one planned message at the moment it would leave: go, wait, plan it again, or stop
 * for good.
 */
import { decliningNow } from '../campaigns/contact.ts';
import { contactWait } from '../campaigns/preferred-pace.ts';
import { covers } from '../limits/hold-reach.ts';
import { isStale } from './inbox.ts';
import { latestInstant } from '../planning/lateness.ts';
import { gapKey, overdueGap, paceOf, plannedGap } from '../limits/pace.ts';
import { CLOSING_MARGIN } from '../planning/place-from.ts';
import { bindingLimit, type Quota } from '../limits/slots.ts';
import { SECOND, type Instant } from '../../domain/time.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { ContactElsewhere } from '../../domain/campaigns/contact.ts';
import type { EnrollmentState, Prospect } from '../../domain/campaigns/prospect.ts';
import type { PreferredPace } from '../../domain/responses/preference.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { ReplanReason, StopReason, WaitReason } from '../../domain/sending/reason.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { ApprovalRefusal } from '../../domain/approval/approval.ts';

export type GateFacts = {
  message: Pick<DueMessage, 'email' | 'step' | 'sendAt' | 'openUntil' | 'mailboxId'>;
  campaign: Campaign;
  campaignState: CampaignState;
  enrollmentState: EnrollmentState;
  prospect: Pick<Prospect, 'state' | 'domain' | 'provider' | 'company'>;
  suppressed: boolean;
  /** The person's contact in other campaigns. */
  elsewhere: ContactElsewhere;
  /** What the person chose; null: nothing. */
  preferred: PreferredPace | null;
  /**
   * How many colleagues have open sequences, counted up to the campaign's limit. 0 without a limit.
   */
  openAtCompany: number;
  /** Holds that are in force now. */
  holds: readonly Hold[];
  inboxReadAt: Instant | null;
  /** What the approval policy says; only asked for a message that is due. `wide`: of every one. */
  approval: () => (ApprovalRefusal & { wide: boolean }) | null;
  /** The inbox was not read since the mailbox's last sending day, or never: see inbox.ts. */
  blind: boolean;
  /**
   * The mailbox first, then its sending domain, the campaign, and its limit on new prospects for a
   * first message.
   */
  quotas: readonly Quota[];
  /** The recipient's provider and domain, where they have limits. */
  recipients: readonly Quota[];
  /**
   * Due messages leave spread: `until` when all of them shall have left, `waiting` how many there
   * are. Null: no message leaves, so only limits count.
   */
  spread: { until: Instant; waiting: () => number } | null;
  /** A half-open breaker for which another message is being sent as the probe at this moment. */
  probed: 'mailbox' | 'destination' | null;
};

export type GateVerdict =
  | { verdict: 'go' }
  | { verdict: 'stop'; reason: StopReason }
  /**
   * `until` null: until the operator acts. `wide`: the verdict applies to every message of this
   * campaign and mailbox.
   */
  | {
      verdict: 'wait';
      reason: WaitReason;
      until: Instant | null;
      wide: boolean;
      limit: LimitUse | null;
      hold: Hold | null;
      approval: ApprovalRefusal | null;
    }
  /** `until`: not before this instant; null: from now on. */
  | { verdict: 'replan'; reason: ReplanReason; until: Instant | null };

/** How long to wait before asking again whether the probe has been accepted. */
const PROBE_PATIENCE = 30 * SECOND;

/** Runs the checks in order; the first that does not pass decides. */
export function judge(facts: GateFacts, now: Instant): GateVerdict {
  return stopForGood(facts, now) ?? waitOrReplan(facts, now) ?? { verdict: 'go' };
}

function stopForGood(
  { suppressed, prospect, enrollmentState, campaign, campaignState, elsewhere }: GateFacts,
  now: Instant,
): GateVerdict | null {
  if (suppressed) return { verdict: 'stop', reason: 'suppressed' };
  if (prospect.state !== 'active') return { verdict: 'stop', reason: 'prospect_invalid' };
  if (campaignState === 'completed') return { verdict: 'stop', reason: 'campaign_completed' };
  if (enrollmentState !== 'queued') return { verdict: 'stop', reason: 'sequence_ended' };
  if (campaign.endAt !== null && now >= campaign.endAt)
    return { verdict: 'stop', reason: 'campaign_ended' };
  if (decliningNow(elsewhere.declines, campaign.contact, now))
    return { verdict: 'stop', reason: 'declined_elsewhere' };
  return null;
}

function waitOrReplan(facts: GateFacts, now: Instant): GateVerdict | null {
  const { campaign, campaignState, message, holds, prospect, inboxReadAt, quotas, probed } = facts;
  if (campaignState !== 'active') return wait('campaign_not_active', null, true);
  if (campaign.startAt !== null && now < campaign.startAt)
    return wait('campaign_not_started', campaign.startAt, true);
  const hold = holds.find((candidate) =>
    covers(candidate, { campaignId: campaign.id, mailboxId: message.mailboxId, ...prospect }),
  );
  if (hold)
    return {
      ...wait('hold', hold.until, WIDE_SCOPES.has(hold.scope)),
      hold,
    };
  if (now < message.sendAt) return wait('not_due', message.sendAt, false);
  // Another campaign wrote to the person, or the person chose a pause or fewer messages: this one
  // moves, instead of asking again until it may.
  const contact = contactWait(facts.elsewhere.lastAt, campaign.contact, facts.preferred);
  if (now < contact.until) return { verdict: 'replan', ...contact };
  if (now >= message.openUntil - CLOSING_MARGIN)
    return { verdict: 'replan', reason: 'window_missed', until: null };
  // Messages left over from a machine that slept are planned again, so that they do not leave all
  // at once.
  if (message.sendAt < latestInstant(campaign, now))
    return { verdict: 'replan', reason: 'too_late', until: null };
  const unapproved = facts.approval();
  if (unapproved) {
    const { wide, ...approval } = unapproved;
    return { ...wait(approval.reason, null, wide), approval };
  }
  // A reply that would stop this follow-up may be unread. For a new prospect, it counts that the
  // bounces of earlier days are known.
  const stale =
    message.step > 0
      ? isStale(inboxReadAt, campaign.inboxFreshness, now)
      : facts.blind && campaign.inboxFreshness > 0;
  if (stale) return wait('inbox_stale', null, false);
  const { maxOpenPerCompany } = campaign.contact;
  if (message.step === 0 && maxOpenPerCompany !== null && facts.openAtCompany >= maxOpenPerCompany)
    return wait('company_open', null, false);
  const limit =
    bindingLimit(quotas, now, enforcedGap(facts)) ?? bindingLimit(facts.recipients, now);
  if (limit)
    return {
      ...wait(
        `limit_${limit.kind}`,
        limit.resetsAt,
        limit.scope !== 'provider' && limit.scope !== 'domain' && limit.kind !== 'new_day',
      ),
      limit,
    };
  return (
    waitForGap(facts, now) ??
    (probed ? wait('probe_under_way', now + PROBE_PATIENCE, probed === 'mailbox') : null)
  );
}

/** Messages that were planned apart do not leave together because the call came late. */
function waitForGap(
  { quotas: [mailbox], spread }: GateFacts,
  now: Instant,
): (GateVerdict & { verdict: 'wait' }) | null {
  const last = mailbox?.timeline.at(-1);
  if (!mailbox || spread === null || last === undefined) return null;
  if (now - last >= plannedGap(mailbox.limits)) return null;
  const { until, waiting } = spread;
  const resetsAt = last + overdueGap(mailbox.limits, { last, until, waiting: waiting() });
  if (resetsAt <= now) return null;
  const { scope, scopeId } = mailbox;
  const limit = { scope, scopeId, kind: 'gap' as const, used: 1, limit: 1, resetsAt };
  return { ...wait('limit_gap', resetsAt, true), limit };
}

/** Such a hold stops every message of this campaign and mailbox. */
const WIDE_SCOPES: ReadonlySet<Hold['scope']> = new Set([
  'all',
  'campaign',
  'mailbox',
  'sending_domain',
]);

/**
 * The explicit minimum gap with this message's jitter, in ms; 0 without one.
 */
function enforcedGap({ quotas: [mailbox], message, campaign }: GateFacts): number {
  return mailbox && (mailbox.limits.minGapSeconds ?? 0) > 0
    ? paceOf(mailbox.limits, gapKey(campaign.id, message)).before
    : 0;
}

function wait(
  reason: WaitReason,
  until: Instant | null,
  wide: boolean,
): GateVerdict & { verdict: 'wait' } {
  return { verdict: 'wait', reason, until, wide, limit: null, hold: null, approval: null };
}
