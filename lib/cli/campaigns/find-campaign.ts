/** Finds the campaign of a command; if it does not exist, names those that do. */
import { Failure } from '../../domain/failure.ts';
import { nearest } from '../../core/text/nearest.ts';
import { resolveCampaign } from '../../core/campaigns/resolve-campaign.ts';
import { campaignIds, findCampaign } from '../../state/campaigns/campaigns.ts';
import { findMailbox } from '../../state/campaigns/mailboxes.ts';
import { readPublicUrl } from '../../state/campaigns/settings.ts';
import type { Campaign, CampaignFile, StoredCampaign } from '../../domain/campaigns/campaign.ts';
import type { State } from '../../state/file/transact.ts';
import { show } from '../runner/parse.ts';
import { storeOf } from '../../state/engine/store-of.ts';

/** Throws Failure `no_campaign` (exit 66). */
export function needCampaign(
  db: State['db'],
  id: string,
): { row: StoredCampaign; campaign: Campaign } {
  const row = findCampaign(db, id);
  if (!row) {
    const ids = campaignIds(db);
    const guess = nearest(id, ids);
    throw new Failure({
      code: 'no_campaign',
      exit: 'notFound',
      message: `There is no campaign ${show(id)} in this database.`,
      hint: guess
        ? `Did you mean --campaign-id ${guess}?`
        : ids.length > 0
          ? `Campaigns here: ${ids.slice(0, 10).join(', ')}. See rate_limiter.ts list.`
          : 'There is none yet: rate_limiter.ts start --config campaign.json --prospects prospects.csv',
    });
  }
  return { row, campaign: resolve(db, row) };
}

/**
 * The campaign with every default applied; without a zone of its own, it uses that of its first
 * mailbox.
 */
export function resolve(db: State['db'], { file }: Pick<StoredCampaign, 'file'>): Campaign {
  const zone = findMailbox(db, file.mailboxes[0] ?? '')?.zone ?? 'UTC';
  return resolveCampaign(file, zone, readPublicUrl(db));
}

/** Throws Failure `no_campaign`. */
function campaignFile(db: State['db'], id: string): CampaignFile {
  return needCampaign(db, id).row.file;
}

export const createCampaignFinder = storeOf({ campaignFile });
