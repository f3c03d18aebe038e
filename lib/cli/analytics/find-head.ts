/** Finds the campaigns of a report, with the facts that reports use. */
import { listCampaigns } from '../../state/campaigns/campaigns.ts';
import { storeOf } from '../../state/engine/store-of.ts';
import { needCampaign, resolve } from '../campaigns/find-campaign.ts';
import type { Campaign, StoredCampaign } from '../../domain/campaigns/campaign.ts';
import type { CampaignHead } from '../../domain/reports/report.ts';
import type { State } from '../../state/file/transact.ts';

/** Throws Failure `no_campaign`. */
export function needHead(db: State['db'], campaignId: string): CampaignHead {
  const { row, campaign } = needCampaign(db, campaignId);
  return headOf(row, campaign);
}

/** One page, in order of id. */
export function listHeads(
  db: State['db'],
  page: { limit: number; cursor: string | null },
): { campaigns: CampaignHead[]; nextCursor: string | null } {
  const rows = listCampaigns(db, { after: page.cursor ?? '', limit: page.limit + 1 });
  const campaigns = rows.slice(0, page.limit).map((row) => headOf(row, resolve(db, row)));
  return {
    campaigns,
    nextCursor: rows.length > page.limit ? (campaigns.at(-1)?.id ?? null) : null,
  };
}

export function headOf(
  { id, name, state, createdAt, startedAt, completedAt }: StoredCampaign,
  { timezone, stopOnReply }: Campaign,
): CampaignHead {
  return { id, name, state, zone: timezone, createdAt, startedAt, completedAt, stopOnReply };
}

export const createHeadFinder = storeOf({ head: needHead });
