/** What the operator changes about one person in one campaign. */
import type { CampaignState } from './campaign.ts';
import type { Enrollment, Prospect, ProspectState } from './prospect.ts';
import type { MessageState } from '../sending/message.ts';

/** A person's place in a campaign, with what decides whether it may be changed. */
export type PersonPlace = Pick<
  Enrollment,
  'campaignId' | 'prospectId' | 'state' | 'nextStep' | 'dueAt' | 'calendarKey'
> &
  Pick<Prospect, 'email' | 'canonical'> & {
    enrollmentId: number;
    prospectState: ProspectState;
    campaignState: CampaignState;
    /** The state of the message of the next step, while it is claimed, being sent or in doubt. */
    underWay: Extract<MessageState, 'reserved' | 'transmitting' | 'in_doubt'> | null;
  };
