/** Wires approvals to the state file and to the policy of this user. */
import { createHash } from 'node:crypto';
import { createMessageApproval } from '../../../app/approval/message-approval.ts';
import { createApprovals } from '../../../state/approval/approvals.ts';
import { createUpcomingStore } from '../../../state/preview/upcoming-store.ts';
import { createApprovalWriter } from '../../../state/approval/put-approval.ts';
import { readDefaultLimits, readPublicUrl } from '../../../state/campaigns/settings.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { NO_POLICY, type ApprovalPolicy } from '../../../domain/approval/policy.ts';
import type {
  MessageApproval,
  MessageApprovalPort,
} from '../../../app/approval/message-approval.ts';
import type { WhyPort } from '../../../app/why/why-prospect.ts';
import type { Hash } from '../../../core/approval/digest.ts';
import type { State } from '../../../state/file/transact.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

/** Throws the Failure of a policy that cannot be used. */
export function policyOf({ policy }: Pick<State, 'policy'>): ApprovalPolicy {
  if (policy?.failure) throw policy.failure;
  return policy?.policy ?? NO_POLICY;
}

export function wireMessageApproval(state: State): MessageApproval {
  return createMessageApproval(wireApprovals(state));
}

/** What `why` says of approvals. */
export function wireExplaining(state: State): Pick<WhyPort, 'approvalOf' | 'approvalOfCampaign'> {
  const approval = createMessageApproval(wireApprovals(state));
  const { messageOfStep } = createUpcomingStore(state.db);
  return {
    approvalOf({ enrollmentId, step }, now) {
      const planned = messageOfStep(enrollmentId, step);
      if (planned?.state !== 'scheduled') return null;
      return approval.explain(planned.message, now);
    },
    approvalOfCampaign: (id, now) => approval.explainCampaign(id, now),
  };
}

export function wireApprovals(state: State): MessageApprovalPort {
  const { db } = state;
  const zones = new Map<string, string>();
  return {
    ...createApprovals(db),
    ...createApprovalWriter(db),
    policy: () => policyOf(state),
    hash: sha256,
    zoneOfMailbox(id) {
      const zone = zones.get(id) ?? needMailbox(db, id).zone;
      zones.set(id, zone);
      return zone;
    },
    campaignFacts(id) {
      const { file } = needCampaign(db, id).row;
      return {
        file,
        defaults: readDefaultLimits(db),
        publicUrl: readPublicUrl(db),
        mailboxes: file.mailboxes.map((mailbox) => needMailbox(db, mailbox)),
      };
    },
  };
}
