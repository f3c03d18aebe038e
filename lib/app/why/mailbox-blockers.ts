/** Finds the blockers of a mailbox and of a campaign that apply to every recipient. */
import { NO_CONTACT } from '../../core/campaigns/contact.ts';
import { findBlockers, type Blocker } from '../../core/why/blockers.ts';
import { findCampaignBlockers, NO_RECIPIENT } from '../../core/why/campaign-blockers.ts';
import { withDomain } from '../../core/limits/slots.ts';
import { stopsMailbox } from '../../core/limits/hold-reach.ts';
import { isBlind } from '../planning/unread-days.ts';
import { campaignQuota, mailboxQuota, newcomersQuota } from '../planning/quotas.ts';
import { probedOn } from '../sending/breaker.ts';
import type { WhyPort } from './why-prospect.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';

/** The fields of the mailbox's next message that its blockers depend on. */
type Next = { step: number; sendAt: Instant; openUntil: Instant };
type Asked = { campaign: Campaign; campaignState: CampaignState; now: Instant };

export function blockersOfCampaign(
  port: WhyPort,
  { campaign, campaignState, now }: Asked,
): Blocker[] {
  const newcomers = newcomersQuota(port, campaign, { now, planned: false });
  return findCampaignBlockers(
    {
      campaign,
      campaignState,
      holds: port.openHolds(now),
      approval: port.approvalOfCampaign(campaign.id, now),
      now,
    },
    [campaignQuota(port, campaign, { now, planned: false }), ...(newcomers ? [newcomers] : [])],
  );
}

/** Excludes blockers of the whole campaign. `next` null: checks for a first message now. */
export function blockersOfMailbox(
  port: WhyPort,
  asked: Asked & { mailboxId: string; next: Next | null },
): Blocker[] {
  const { campaign, now, mailboxId, next } = asked;
  const mailbox = port.mailbox(mailboxId);
  const free = { ...campaign, startAt: null, endAt: null };
  const blockers = findBlockers(
    {
      ...base(port, { ...asked, campaign: free, campaignState: 'active' }),
      inboxReadAt: mailbox.inboxReadAt,
      blind: isBlind(port, mailbox, { now }),
      message: { email: '', step: 0, sendAt: now, openUntil: Infinity, ...next, mailboxId },
      quotas: withDomain(mailboxQuota(port, mailbox, campaign, { now, planned: false })),
      probed:
        port.anyRuns() &&
        probedOn(port, { mailboxId, domain: '', provider: 'other' }, now) === 'mailbox'
          ? 'mailbox'
          : null,
    },
    now,
  );
  return blockers.filter(
    (each) => each.verdict !== 'wait' || each.hold === null || stopsMailbox(each.hold, mailboxId),
  );
}

function base(port: WhyPort, { campaign, campaignState, now }: Asked) {
  return {
    campaign,
    campaignState,
    enrollmentState: 'queued' as const,
    prospect: NO_RECIPIENT,
    suppressed: false,
    elsewhere: NO_CONTACT,
    preferred: null,
    openAtCompany: 0,
    holds: port.openHolds(now),
    // That of the whole campaign is judged with the campaign.
    approval: () => null,
    recipients: [],
    spread: null,
  };
}
