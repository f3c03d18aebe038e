/**
 * Starts a campaign: stores its file, enrolls its prospects, makes it active and schedules the
 * first batch.
 */
import { limitUses } from '../../core/limits/slots.ts';
import { quotasWithDomains } from '../planning/quotas.ts';
import { scheduleBatch, type PlanningPort, type Scheduled } from '../planning/schedule.ts';
import { holdAnsweredCompanies } from '../responses/effects/hold-company.ts';
import { nameOfListener } from '../events/tell-listeners.ts';
import { importProspects, type ImportPort, type Imported } from './import-prospects.ts';
import { resolveCampaign } from '../../core/campaigns/resolve-campaign.ts';
import { loosenedCampaign } from '../../core/approval/loosened-campaign.ts';
import type { GuardPort } from '../approval/guard-action.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { Campaign, CampaignFile } from '../../domain/campaigns/campaign.ts';
import type { ProspectRow } from '../../domain/campaigns/prospect-row.ts';
import type { FailureKind, FailureTarget } from '../../domain/sending/failure-run.ts';
import type { Instant } from '../../domain/time.ts';

export type StartPort = ImportPort &
  GuardPort &
  PlanningPort &
  PlacesPort & {
    /** Null: there is no campaign of this id yet. */
    knownCampaign(id: string): Campaign | null;
    putCampaign(file: CampaignFile, now: Instant): 'created' | 'updated' | 'unchanged';
    /** Changes draft to active; false when the campaign was already active. */
    activateCampaign(id: string, now: Instant): boolean;
    hasPlan(id: string, now: Instant): boolean;
    /** Full limits are looked at again: a changed file may have higher ones. */
    recheckSlots(now: Instant): void;
    /** Of all campaign files. */
    listenerUrls(): string[];
    endRuns(target: FailureTarget, kinds: readonly FailureKind[], now: Instant): void;
  };

export type StartRequest = {
  file: CampaignFile;
  campaign: Campaign;
  /** Null: no prospects file was given. */
  rows: AsyncIterable<ProspectRow> | null;
  batchSize: number;
  now: Instant;
  onProgress: (rows: number) => void;
};

export type Started = {
  outcome: 'created' | 'updated' | 'unchanged';
  began: boolean;
  imported: Imported | null;
  /** Null: the campaign was already planned. */
  batch: Scheduled | null;
  /** The limits of each mailbox and sending domain, and their use. */
  limits: LimitUse[];
};

/** Safe to repeat: keeps an existing plan, and completes an interrupted start. */
export async function startCampaign(
  port: StartPort,
  { file, campaign, rows, batchSize, now, onProgress }: StartRequest,
): Promise<Started> {
  const outcome = await port.transact(() => {
    const before = port.listenerUrls();
    refuseLooser(port, { file, campaign, now });
    const put = port.putCampaign(file, now);
    // A corrected listener is tried at once, and one that was removed alerts no more.
    for (const url of new Set([...before, ...port.listenerUrls()]))
      port.endRuns({ scope: 'listener', scopeId: nameOfListener(url) }, ['listener_failing'], now);
    if (put !== 'unchanged' && campaign.sameCompany === 'hold')
      holdAnsweredCompanies(port, port.companiesThatAnswered(), now);
    if (put === 'updated') port.recheckSlots(now);
    return put;
  });
  const imported = rows && (await importProspects(port, campaign, { rows, now, onProgress }));
  const began = await port.transact(() => port.activateCampaign(campaign.id, now));
  const batch = port.hasPlan(campaign.id, now)
    ? null
    : await scheduleBatch(port, campaign, { size: batchSize, now });
  const options = { now, planned: false };
  const quotas = quotasWithDomains(port, port.mailboxes(campaign), campaign, options);
  const limits = quotas.flatMap((quota) => limitUses(quota, now));
  return { outcome, began, imported, batch, limits };
}

/** Guard rails that the file loosens need an approval, where the policy asks for one. */
function refuseLooser(
  port: StartPort,
  { file, campaign, now }: Pick<StartRequest, 'file' | 'campaign' | 'now'>,
): void {
  const known = port.knownCampaign(file.id);
  const { id, name, mailboxes } = file;
  const names = loosenedCampaign({
    before: known ?? resolveCampaign({ id, name, mailboxes, steps: [] }, campaign.timezone),
    after: campaign,
    defaults: port.defaultLimits(),
    created: known === null,
  });
  if (names.length === 0) return;
  const { steps: _, ...after } = file;
  port.guard(
    { kind: 'campaign_file', target: { campaignId: id }, after: { file: after, looser: names } },
    now,
  );
}
