/** Wires the change of limits to the settings, mailboxes and campaigns of the state file. */
import { createCampaigns } from '../../../state/campaigns/campaigns.ts';
import { createMailboxWriter } from '../../../state/campaigns/put-mailbox.ts';
import { createCampaignWriter } from '../../../state/campaigns/put-campaign.ts';
import { createSettings } from '../../../state/campaigns/settings.ts';
import { createSettingsWriter } from '../../../state/campaigns/put-default-limits.ts';
import { createAlertWriter } from '../../../state/alerts/raise-alert.ts';
import { createSlotRecorder } from '../../../state/limits/record-slots.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createCampaignFinder } from '../../campaigns/find-campaign.ts';
import { createMailboxFinder } from '../../campaigns/find-mailbox.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { LimitsPort } from '../../../app/campaigns/configure-limits.ts';

export function wireLimits(state: State): LimitsPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    guard: wireGuard(state),
    ...createSettings(db),
    ...createSettingsWriter(db),
    ...createCampaigns(db),
    ...createCampaignFinder(db),
    ...createCampaignWriter(db),
    ...createMailboxFinder(db),
    ...createMailboxWriter(db),
    ...createEventLog(db),
    ...createSlotRecorder(db),
    ...createAlertWriter(db),
  };
}
