/** Wires the start of a campaign: the wiring of import and planning, and the campaign's own row. */
import { createCampaignWriter } from '../../../state/campaigns/put-campaign.ts';
import { createSlotRecorder } from '../../../state/limits/record-slots.ts';
import { createFailureCounts } from '../../../state/sending/count-failures.ts';
import { createCampaignStanding } from '../../../state/campaigns/campaign-standing.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { resolve } from '../../campaigns/find-campaign.ts';
import { wireImport, type ListWiring } from './wire-input.ts';
import { wirePlanning } from '../planning/wire-planning.ts';
import type { Context } from '../../runner/command.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { StartPort } from '../../../app/campaigns/start-campaign.ts';

export function wireStarting(
  context: Pick<Context, 'state' | 'clock' | 'env'>,
  options: { dns: boolean; list?: ListWiring },
): StartPort {
  const { db } = context.state;
  return {
    ...wireImport(context, options),
    ...wirePlanning(context.state),
    ...createCampaignWriter(db),
    ...createSlotRecorder(db),
    ...createFailureCounts(db),
    guard: wireGuard(context.state),
    ...createCampaignStanding(db),
    storedCampaign(id) {
      const row = findCampaign(db, id);
      return row && { file: row.file, campaign: resolve(db, row) };
    },
  };
}
