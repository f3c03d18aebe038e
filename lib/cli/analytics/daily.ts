/** `analytics.ts daily`: the report of one day, compared with the days before it. */
import { reportDay } from '../../app/reports/report.ts';
import { isLocalDate } from '../../core/time/local-date.ts';
import { createReportStore } from '../../state/reports/report-store.ts';
import { defineCommand, type Answer } from '../runner/command.ts';
import { listFlags } from '../runner/flags.ts';
import { show, usage } from '../runner/parse.ts';
import { answerOverview, nextSteps, warningsOf } from './campaign.ts';
import { describeDaily } from './describe-daily.ts';
import { needHead } from './find-head.ts';
import { renderPage } from './render-page.ts';
import { dailyReportFiles } from './report-files.ts';
import { tabulateDaily } from './tabulate.ts';

export const command = defineCommand({
  about: 'Report one day of a campaign, compared with the sending days before it',
  examples: ['--campaign-id spring', '--campaign-id spring --date 2026-03-02'],
  alerts: true,
  effect: 'read',
  state: 'read',
  flags: {
    'campaign-id': {
      kind: 'text',
      about: 'The campaign. Default: a summary of all campaigns',
      placeholder: 'spring',
    },
    date: {
      kind: 'text',
      about: "The day, in the campaign's zone. Default: today there",
      placeholder: '2026-03-02',
    },
    limit: { ...listFlags.limit, about: 'Without --campaign-id: how many campaigns to list' },
    cursor: {
      ...listFlags.cursor,
      about: 'Without --campaign-id: the nextCursor of the previous page',
    },
  },
  async run(context, { campaignId, date, limit, cursor }): Promise<Answer> {
    if (date !== undefined && !isLocalDate(date))
      throw usage(
        `--date ${show(date)} is not valid; expected an existing day written YYYY-MM-DD.`,
        'Example: --date 2026-03-02.',
        'analytics.ts daily',
      );
    if (campaignId === undefined)
      return answerOverview(context, { limit, cursor: cursor ?? null, date: date ?? 'today' });
    const report = reportDay(
      createReportStore(context.state.db),
      { campaign: needHead(context.state.db, campaignId), date: date ?? null },
      context.clock.now(),
    );
    return {
      data: report,
      onRequest: ['definitions'],
      warnings: warningsOf(report.alerts),
      next: nextSteps(context, campaignId, report.alerts),
      render: renderPage(
        () => describeDaily(report),
        () => tabulateDaily(report),
      ),
      reports: dailyReportFiles(report),
    };
  },
});
