/** What binds a mailbox, and a campaign, whoever is written to: the gate's checks without those of a person. */
import { findBlockers, type Blocker } from '../../core/why/blockers.ts';
import { campaignQuota, mailboxQuota, newcomersQuota } from '../planning/quotas.ts';
import { probedOn } from '../sending/breaker.ts';
import type { WhyPort } from './why-prospect.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';

/** The message that would leave next, as far as it matters to the mailbox. */
type Next = { step: number; sendAt: Instant; openUntil: Instant };
type Asked = { campaign: Campaign; campaignState: CampaignState; now: Instant };

/** Nobody's mail: no hold on a recipient covers it, no limit of a recipient counts it. */
const NOBODY = { state: 'active', domain: '', provider: '', company: null } as const;

export function blockersOfCampaign(
  port: WhyPort,
  { campaign, campaignState, now }: Asked,
): Blocker[] {
  const newcomers = newcomersQuota(port, campaign, { now, planned: false });
  return findBlockers(
    {
      ...base(port, { campaign, campaignState, now }),
      inboxReadAt: now,
      probed: null,
      message: { email: '', step: 0, sendAt: now, openUntil: Infinity, mailboxId: '' },
      quotas: [
        campaignQuota(port, campaign, { now, planned: false }),
        ...(newcomers ? [newcomers] : []),
      ],
    },
    now,
  );
}

/** Without what binds the whole campaign. `next` null: a first message, now. */
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
      message: { email: '', step: 0, sendAt: now, openUntil: Infinity, ...next, mailboxId },
      quotas: [mailboxQuota(port, mailbox, campaign, { now, planned: false })],
      probed:
        port.anyRuns() &&
        probedOn(port, { mailboxId, domain: '', provider: 'other' }, now) === 'mailbox'
          ? 'mailbox'
          : null,
    },
    now,
  );
  return blockers.filter(
    (each) => each.verdict !== 'wait' || each.hold === null || each.hold.scope === 'mailbox',
  );
}

function base(port: WhyPort, { campaign, campaignState, now }: Asked) {
  return {
    campaign,
    campaignState,
    enrollmentState: 'queued' as const,
    prospect: NOBODY,
    suppressed: false,
    holds: port.openHolds(now),
    recipients: [],
  };
}
