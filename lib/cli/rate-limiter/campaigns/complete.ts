/** `rate_limiter.ts complete`: ends a campaign: final report, archive as files in the database, states of all prospects. */
import { Failure } from '../../../domain/failure.ts';
import { reportCampaign } from '../../../app/reports/report.ts';
import {
  archiveRows,
  completeCampaign,
  countOpenSequences,
} from '../../../state/campaigns/completion-store.ts';
import { countUnderWay } from '../../../state/sending/under-way.ts';
import { createReportStore } from '../../../state/reports/report-store.ts';
import { enrollmentCounts } from '../../../state/events/counters.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { needHead } from '../../analytics/find-head.ts';
import { finalReportFiles } from '../../analytics/report-files.ts';
import { renderCsv } from '../../render/csv.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { iso } from '../../runner/values.ts';

export const command = defineCommand({
  about: 'End a campaign: write its final report and archive, and settle every prospect',
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    'end-open': {
      kind: 'switch',
      about:
        'Also end sequences that still have messages to send. Default: they are finished first',
    },
    ...dryRunFlag,
  },
  state: 'write',
  async run(context, { campaignId, endOpen, dryRun }) {
    const { state, clock } = context;
    needCampaign(state.db, campaignId);
    const now = clock.now();
    const open = countOpenSequences(state.db, campaignId);
    if (open > 0 && !endOpen) throw stillOpen(campaignId, open);
    const outcome = await transact(state, () => {
      const underWay = countUnderWay(state.db, { column: 'campaign_id', id: campaignId });
      if (underWay > 0) throw stillSending(campaignId, underWay);
      return completeCampaign(state.db, campaignId, now) ? 'completed' : 'completed_already';
    });
    const report = reportCampaign(createReportStore(state.db), needHead(state.db, campaignId), now);
    const files = dryRun
      ? []
      : [
          ...finalReportFiles(report),
          {
            path: `/campaigns/${campaignId}/archive/prospects.csv`,
            content: archive(state, campaignId),
          },
        ];
    return {
      data: {
        campaignId,
        outcome,
        ended: outcome === 'completed' ? open : 0,
        enrollments: enrollmentCounts(state.db, campaignId),
        archived: files.map(({ path }) => path),
        report,
        dryRun,
      },
      next: [
        {
          why: 'Keep the report as a page',
          run: context.callAgain(
            'analytics',
            `campaign --campaign-id ${campaignId} --output ${campaignId}.html`,
          ),
        },
      ],
      reports: files,
    };
  },
});

function archive({ db }: State, campaignId: string): string {
  const header = [
    'email',
    'state',
    'prospect',
    'steps_sent',
    'first_sent_at',
    'last_sent_at',
    'bounce',
  ];
  const rows = [...archiveRows(db, campaignId)].map((row) => [
    row.email,
    row.state,
    row.prospectState,
    row.stepsSent,
    iso(row.firstSentAt),
    iso(row.lastSentAt),
    row.bounceClass,
  ]);
  return renderCsv({ header, rows });
}

function stillOpen(campaignId: string, open: number): Failure {
  return new Failure({
    code: 'sequences_open',
    exit: 'refused',
    message: `${open} sequences of ${campaignId} still have messages to send or to wait for.`,
    hint: 'Let them finish (schedule, send, process), or add --end-open to end them here.',
    details: { open },
  });
}

function stillSending(campaignId: string, underWay: number): Failure {
  return new Failure({
    code: 'still_sending',
    exit: 'tryAgain',
    message: `${underWay} messages of ${campaignId} are under way in another process.`,
    hint: 'Call again when that send has ended; nothing was changed.',
  });
}
