/** Applies "what if" settings to a campaign's file and checks the result; nothing is stored. */
import { changeFile } from '../../core/campaigns/change-file.ts';
import { checkCampaign } from '../../core/campaigns/checks/check-campaign.ts';
import { checkCountry, type CountryPort } from '../campaigns/check-country.ts';
import { explainFault } from '../../core/campaigns/explain-fault.ts';
import type { Campaign, CampaignFile, RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { Problem, SchemaFault } from '../../domain/problem.ts';

export type ChangePort = CountryPort & {
  campaignFile(id: string): CampaignFile;
  findSchemaFaults(file: unknown): Promise<SchemaFault[]>;
  /** Throws Failure `no_mailbox`. */
  mailbox(id: string): unknown;
  /** The campaign of a file, with every default applied. */
  resolve(file: CampaignFile): Campaign;
};

export type ChangedCampaign =
  | { ok: true; campaign: Campaign; limits: RateLimitsFile }
  | { ok: false; because: 'no_object' | 'other_id' }
  | { ok: false; because: 'problems'; problems: Problem[] };

/**
 * Returns the changed campaign, or why it is refused. `limits`: the limits that the change sets for
 * every mailbox. Throws Failure `no_mailbox`.
 */
export async function changeCampaign(
  port: ChangePort,
  campaignId: string,
  change: unknown,
): Promise<ChangedCampaign> {
  const before = port.campaignFile(campaignId);
  if (typeof change !== 'object' || change === null || Array.isArray(change))
    return { ok: false, because: 'no_object' };
  const file = changeFile(before, change as Record<string, unknown>);
  const faults = (await port.findSchemaFaults(file)).map(explainFault);
  if (faults.length > 0) return { ok: false, because: 'problems', problems: faults };
  const { draft: changed, problems: countries } = await checkCountry(port, file as CampaignFile);
  const problems = [...countries, ...checkCampaign(changed).problems];
  if (problems.length > 0) return { ok: false, because: 'problems', problems };
  if (changed.id !== before.id) return { ok: false, because: 'other_id' };
  for (const id of changed.mailboxes) port.mailbox(id);
  const { newPerDay: _campaignOnly, ...limits } =
    (change as { rateLimits?: RateLimitsFile | null }).rateLimits ?? {};
  return { ok: true, campaign: port.resolve(changed), limits };
}
