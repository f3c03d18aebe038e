/** Checks a campaign file whole: its shape, its sense, its templates against the columns at hand. */
import { checkCampaign } from '../core/campaign/check-campaign.ts';
import { checkTemplates } from '../core/campaign/check-templates.ts';
import { explainFault } from '../core/campaign/explain-fault.ts';
import { findSchemaFaults } from '../mail/input/find-schema-faults.ts';
import { inspectTemplates } from '../mail/outbound/inspect-templates.ts';
import type { CampaignDraft } from '../domain/campaign.ts';
import type { Problem } from '../domain/problem.ts';

export type CampaignCheck = { ok: true; file: CampaignDraft; warnings: Problem[] } | { ok: false; problems: Problem[]; warnings: Problem[] };

/**
 * `json`: what readCampaignFile returned. `columns`: the merge fields of the prospects file, null when there is none.
 * A bare configuration passes; what `start` needs beyond it is core's missingForStart.
 */
export async function checkCampaignFile(json: unknown, columns: readonly string[] | null): Promise<CampaignCheck> {
  const faults = await findSchemaFaults(json);
  if (faults.length > 0) return { ok: false, problems: faults.map(explainFault), warnings: [] };
  const { $schema: _, ...rest } = json as Record<string, unknown>;
  const file = rest as CampaignDraft;
  const sense = checkCampaign(file);
  const unsubscribe = file.unsubscribe?.mailto !== undefined || file.unsubscribe?.https !== undefined;
  const templates = checkTemplates(await inspectTemplates(file), { columns, unsubscribe });
  const problems = [...sense.problems, ...templates.problems];
  const warnings = [...sense.warnings, ...templates.warnings];
  return problems.length === 0 ? { ok: true, file, warnings } : { ok: false, problems, warnings };
}
