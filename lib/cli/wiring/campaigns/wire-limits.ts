/** Wires the change of limits to the settings, mailboxes and campaigns of the state file. */
import { listCampaigns } from '../../../state/campaigns/campaigns.ts';
import { putMailbox } from '../../../state/campaigns/put-mailbox.ts';
import { putCampaign } from '../../../state/campaigns/put-campaign.ts';
import { readDefaultLimits } from '../../../state/campaigns/settings.ts';
import { writeDefaultLimits } from '../../../state/campaigns/put-default-limits.ts';
import { appendEvent } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import type { LimitsPort } from '../../../app/campaigns/configure-limits.ts';

export function wireLimits(state: State): LimitsPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    defaultLimits: () => readDefaultLimits(db),
    writeDefaultLimits: (limits, now) => writeDefaultLimits(db, limits, now),
    campaignFile: (id) => needCampaign(db, id).row.file,
    putCampaign: (file, now) => putCampaign(db, file, now),
    mailbox: (id) => needMailbox(db, id),
    putMailbox: (mailbox, now) => putMailbox(db, mailbox, now),
    listCampaigns: (page) => listCampaigns(db, page),
    appendEvent: (event) => appendEvent(db, event),
  };
}
