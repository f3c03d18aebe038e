/** `analytics.ts campaign`: the report of a whole campaign, or all campaigns side by side. */
import { reportCampaign, reportOverview } from '../../app/reports/report.ts';
import { createReportStore } from '../../state/reports/report-store.ts';
import { listFlags } from '../runner/flags.ts';
import { defineCommand, type Answer, type Context } from '../runner/command.ts';
import { describeCampaign } from './describe-campaign.ts';
import { describeOverview } from './describe-overview.ts';
import { listHeads, needHead } from './find-head.ts';
import { continueBy } from '../runner/page.ts';
import { renderPage } from './render-page.ts';
import { campaignReportFiles } from './report-files.ts';
import { tabulateCampaign, tabulateOverview } from './tabulate.ts';
import type { FigureAlert } from '../../core/reports/alerts.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { NextStep, Warning } from '../runner/command.ts';
import { quote } from '../runner/call-again.ts';

export const command = defineCommand({
  about:
    'Report a campaign: every rate with its 95% interval, per step, variant, mailbox and provider; the funnel; alerts',
  examples: ['--campaign-id spring', '--campaign-id spring --output report.html'],
  alerts: true,
  effect: 'read',
  state: 'read',
  flags: {
    'campaign-id': {
      kind: 'text',
      about: 'The campaign. Default: a summary of all campaigns',
      placeholder: 'spring',
    },
    limit: { ...listFlags.limit, about: 'Without --campaign-id: how many campaigns to list' },
    cursor: {
      ...listFlags.cursor,
      about: 'Without --campaign-id: the nextCursor of the previous page',
    },
  },
  async run(context, { campaignId, limit, cursor }): Promise<Answer> {
    if (campaignId === undefined)
      return answerOverview(context, { limit, cursor: cursor ?? null, date: null });
    const report = reportCampaign(
      createReportStore(context.state.db),
      needHead(context.state.db, campaignId),
      context.clock.now(),
    );
    return {
      data: report,
      onRequest: ['definitions'],
      warnings: warningsOf(report.alerts),
      next: nextSteps(context, campaignId, report.alerts),
      render: renderPage(
        () => describeCampaign(report),
        () => tabulateCampaign(report),
      ),
      reports: campaignReportFiles(report),
    };
  },
});

/** All campaigns, since the beginning or on one day; shared with `daily`. */
export function answerOverview(
  context: Context,
  listing: { limit: number; cursor: string | null; date: LocalDate | 'today' | null },
): Answer {
  const store = createReportStore(context.state.db);
  const overview = reportOverview(
    store,
    { total: store.countCampaigns(), ...listHeads(context.state.db, listing), date: listing.date },
    context.clock.now(),
  );
  const name = listing.date === null ? 'campaign' : 'daily';
  continueBy(overview.campaigns, (shown) => overview.campaigns[shown - 1]?.campaign.id ?? '');
  const first = overview.campaigns[0];
  return {
    data: overview,
    onRequest: ['definitions'],
    warnings: overview.campaigns.flatMap(({ campaign, alerts }) =>
      warningsOf(alerts).map((warning) => ({
        ...warning,
        message: `${campaign.id}: ${warning.message}`,
      })),
    ),
    next: first
      ? [
          {
            why: 'See one campaign in full.',
            run: context.callAgain(
              'analytics',
              `${name} --campaign-id ${quote(first.campaign.id)}`,
            ),
          },
        ]
      : [],
    render: renderPage(
      () => describeOverview(overview),
      () => tabulateOverview(overview),
    ),
  };
}

/**
 * Alerts are part of the data. Those that call for care are also warnings of the envelope, which an
 * agent reads first.
 */
export function warningsOf(alerts: readonly FigureAlert[]): Warning[] {
  return alerts
    .filter(({ level }) => level !== 'notice')
    .map(({ code, message, level, value, threshold, sample }) => ({
      code,
      message,
      details: { level, value, threshold, sample },
    }));
}

export function nextSteps(
  context: Context,
  campaignId: string,
  alerts: readonly FigureAlert[],
): NextStep[] {
  const id = quote(campaignId);
  const stop = alerts.find(({ level }) => level === 'critical');
  return [
    ...(stop
      ? [
          {
            why: 'A rate has reached its stop threshold: pause before more messages are sent.',
            run: context.callAgain(
              'rate_limiter',
              `pause --campaign-id ${id} --reason ${stop.code}`,
            ),
          },
        ]
      : []),
    {
      why: 'See what could be improved, as far as the figures suffice.',
      run: context.callAgain('analytics', `opportunities --campaign-id ${id}`),
    },
  ];
}
