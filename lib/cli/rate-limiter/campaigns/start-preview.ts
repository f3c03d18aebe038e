/** `start --dry-run` and `import --dry-run`: the same checks and counts; nothing is written. */
import { judgeProspects, type InputPort } from '../../../app/campaigns/prepare-campaign.ts';
import { describeQuality, warnOfRows } from '../../campaigns/describe-quality.ts';
import type { Warning } from '../../runner/command.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Instant } from '../../../domain/time.ts';
import type { ProspectsFile } from '../../../domain/campaigns/prospect-row.ts';

export async function validateOnly(
  port: InputPort,
  request: { campaign: Campaign; prospects: ProspectsFile | null; existed: boolean; now: Instant },
): Promise<{ data: Record<string, unknown>; warnings: Warning[] }> {
  const { campaign, prospects, existed, now } = request;
  const report =
    prospects === null
      ? null
      : await judgeProspects(port, prospects.rows, { campaign, fallback: campaign.timezone, now });
  return {
    data: {
      dryRun: true,
      campaignId: campaign.id,
      outcome: existed ? 'exists' : 'would_be_created',
      wouldEnroll: report?.enrollable ?? 0,
      report: report && prospects && describeQuality(report, prospects),
    },
    warnings: report === null || prospects === null ? [] : warnOfRows(report, prospects),
  };
}
