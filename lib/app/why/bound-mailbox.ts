/** What binds a mailbox, and a campaign, whoever is written to: the gate's checks without those of a person. */
import { peel, type Bound } from '../../core/why/peel.ts';
import { campaignParty, mailboxParty, newcomersParty } from '../planning/quotas.ts';
import { probedOn } from '../sending/breaker.ts';
import type { WhyPort } from './why-prospect.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';

/** The message that would leave next, as far as it matters to the mailbox. */
type Next = { step: number; sendAt: Instant; openUntil: Instant };
type Asked = { campaign: Campaign; campaignState: CampaignState; now: Instant };

/** Nobody's mail: no hold on a recipient covers it, no limit of a recipient counts it. */
const NOBODY = { state: 'active', domain: '', provider: '', company: null } as const;

export function boundOfCampaign(port: WhyPort, { campaign, campaignState, now }: Asked): Bound[] {
  const newcomers = newcomersParty(port, campaign, { now, planned: false });
  return peel(
    {
      ...base(port, { campaign, campaignState, now }),
      inboxReadAt: now,
      probed: null,
      message: { email: '', step: 0, sendAt: now, openUntil: Infinity, mailboxId: '' },
      parties: [
        campaignParty(port, campaign, { now, planned: false }),
        ...(newcomers ? [newcomers] : []),
      ],
    },
    now,
  );
}

/** Without what binds the whole campaign. `next` null: a first mail, now. */
export function boundOfMailbox(
  port: WhyPort,
  asked: Asked & { mailboxId: string; next: Next | null },
): Bound[] {
  const { campaign, now, mailboxId, next } = asked;
  const mailbox = port.mailbox(mailboxId);
  const free = { ...campaign, startAt: null, endAt: null };
  const bound = peel(
    {
      ...base(port, { ...asked, campaign: free, campaignState: 'active' }),
      inboxReadAt: mailbox.inboxReadAt,
      message: { email: '', step: 0, sendAt: now, openUntil: Infinity, ...next, mailboxId },
      parties: [mailboxParty(port, mailbox, campaign, { now, planned: false })],
      probed:
        port.anyRuns() &&
        probedOn(port, { mailboxId, domain: '', provider: 'other' }, now) === 'mailbox'
          ? 'mailbox'
          : null,
    },
    now,
  );
  return bound.filter(
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
