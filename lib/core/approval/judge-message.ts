/** Decides whether a message may leave under the policy: as approved itself, or free. */
import type {
  ApprovalCause,
  ApprovalRefusal,
  ApprovedMessage,
  ChangedParts,
} from '../../domain/approval/approval.ts';
import type { ApprovalPolicy } from '../../domain/approval/policy.ts';

/** What is known of the message's text: `claim`: nothing yet; `sending`: its digest. */
export type MessageKnown =
  | { at: 'claim'; message: Pick<ApprovedMessage, 'mailboxId' | 'variant' | 'day'> }
  | { at: 'sending'; digest: string; changedSince: (approved: ApprovedMessage) => ChangedParts };

export type ApprovalFacts = {
  policy: Pick<ApprovalPolicy, 'approval' | 'maxPerDay'>;
  /** The approvals in force that name this message, latest first. */
  approved: readonly ApprovedMessage[];
  /** Only asked for where it matters. */
  campaign: () => CampaignApproval;
  mailboxApproved: () => boolean;
  /** Messages that left or are leaving in the last 24 hours, without this one. */
  leftInDay: () => number;
};

/**
 * `never`: no batch of it was approved. `changed`: none as the campaign is now. `added`: the person
 * was added after the last approval of the campaign as it is.
 */
export type CampaignApproval =
  { standing: 'never' | 'approved' | 'added' } | { standing: 'changed'; changed: ChangedParts };

/** Null: it may leave. */
export function judgeMessage(facts: ApprovalFacts, known: MessageKnown): ApprovalRefusal | null {
  const { approved, policy } = facts;
  if (approved.some((each) => covers(each, known))) return null;
  if (policy.approval !== 'each') return judgeFree(facts);
  const [latest] = approved;
  return latest === undefined
    ? needed('message_new')
    : { reason: 'approval_stale', cause: 'message_changed', changed: changedOf(latest, known) };
}

function covers(approved: ApprovedMessage, known: MessageKnown): boolean {
  return known.at === 'sending'
    ? approved.digest === known.digest
    : changedOf(approved, known).length === 0;
}

function changedOf(approved: ApprovedMessage, known: MessageKnown): ChangedParts {
  if (known.at === 'sending') return known.changedSince(approved);
  const { mailboxId, variant, day } = known.message;
  return [
    ...(approved.variant === variant ? [] : ['variant']),
    ...(approved.mailboxId === mailboxId ? [] : ['mailbox']),
    ...(approved.day === day ? [] : ['day']),
  ];
}

/** A message without an approval of its own. */
function judgeFree(facts: ApprovalFacts): ApprovalRefusal | null {
  const { policy, campaign, mailboxApproved, leftInDay } = facts;
  if (policy.approval === 'first') {
    const standing = campaign();
    switch (standing.standing) {
      case 'never':
        return needed('campaign_new');
      case 'changed':
        return { reason: 'approval_stale', cause: 'campaign_changed', changed: standing.changed };
      case 'added':
        return needed('person_added');
      case 'approved':
        if (!mailboxApproved()) return needed('mailbox_new');
    }
  }
  return policy.maxPerDay !== null && leftInDay() >= policy.maxPerDay
    ? needed('over_max_per_day')
    : null;
}

function needed(cause: ApprovalCause): ApprovalRefusal {
  return { reason: 'approval_needed', cause, changed: [] };
}
