/**
 * Names the files of reports inside the database. A name holds the day: a second run replaces the
 * file.
 */
import { describeCampaign } from './describe-campaign.ts';
import { renderHtml } from '../render/html.ts';
import type { Answer } from '../runner/command.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import type { DailyReport } from '../../core/reports/daily-report.ts';
import type { OpportunityReport } from '../../core/reports/advice/opportunities.ts';

type Files = NonNullable<Answer['reports']>;

/** `/campaigns/<id>/reports/campaign-2026-03-02.json` */
export function campaignReportFiles(report: CampaignReport): Files {
  return [jsonFile(report.campaign.id, `campaign-${report.generatedAt.slice(0, 10)}`, report)];
}

/** `/campaigns/<id>/reports/daily-2026-03-02.json`, by the day reported on. */
export function dailyReportFiles(report: DailyReport): Files {
  return [jsonFile(report.campaign.id, `daily-${report.date}`, report)];
}

/** `/campaigns/<id>/reports/opportunities-2026-03-02.json` */
export function opportunityReportFiles(report: OpportunityReport): Files {
  return [jsonFile(report.campaign.id, `opportunities-${report.generatedAt.slice(0, 10)}`, report)];
}

/** What `complete` keeps: `final.json` for programs and `final.html` for people. */
export function finalReportFiles(report: CampaignReport): Files {
  return [
    jsonFile(report.campaign.id, 'final', report),
    {
      path: `/campaigns/${report.campaign.id}/reports/final.html`,
      content: renderHtml(describeCampaign(report)),
    },
  ];
}

function jsonFile(campaignId: string, name: string, report: object): Files[number] {
  return {
    path: `/campaigns/${campaignId}/reports/${name}.json`,
    content: `${JSON.stringify(report, null, 2)}\n`,
  };
}
