/** Finds what stops a whole campaign, whichever mailbox and recipient: its state, dates and holds. */
import { NO_CONTACT } from '../campaigns/contact.ts';
import { findBlockers, type Blocker } from './blockers.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { ApprovalRefusal } from '../../domain/approval/approval.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import type { Quota } from '../limits/slots.ts';

/** No hold on a recipient covers it, and no limit of a recipient counts it. */
export const NO_RECIPIENT = { state: 'active', domain: '', provider: '', company: null } as const;

export type StopFacts = {
  campaign: Campaign;
  campaignState: CampaignState;
  /** Holds that are in force now. */
  holds: readonly Hold[];
  now: Instant;
  /** What the policy says of every message of the campaign; null: nothing. */
  approval: ApprovalRefusal | null;
};

/** `quotas`: the campaign's own limits, where they are to be judged too. */
export function findCampaignBlockers(
  { campaign, campaignState, holds, now, approval }: StopFacts,
  quotas: readonly Quota[] = [],
): Blocker[] {
  return findBlockers(
    {
      campaign,
      campaignState,
      enrollmentState: 'queued',
      prospect: NO_RECIPIENT,
      suppressed: false,
      elsewhere: NO_CONTACT,
      preferred: null,
      openAtCompany: 0,
      holds,
      recipients: [],
      spread: null,
      inboxReadAt: now,
      blind: false,
      approval: () => approval && { ...approval, wide: true },
      probed: null,
      message: { email: '', step: 0, sendAt: now, openUntil: Infinity, mailboxId: '' },
      quotas,
    },
    now,
  );
}
