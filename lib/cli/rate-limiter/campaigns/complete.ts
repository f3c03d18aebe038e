/**
 * `rate_limiter.ts complete`: ends a campaign: final report, archive as files in the database,
 * final states of all prospects.
 */
import { Failure } from '../../../domain/failure.ts';
import { completeCampaign } from '../../../app/campaigns/complete-campaign.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { finalReportFiles } from '../../analytics/report-files.ts';
import { renderCsv } from '../../render/csv.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { iso } from '../../runner/values.ts';
import { wireCompleting } from '../../wiring/campaigns/wire-completing.ts';
import type { ArchiveRow } from '../../../domain/campaigns/archive.ts';

export const command = defineCommand({
  about: 'End a campaign: write its final report and archive, and settle every prospect',
  examples: ['--campaign-id spring --dry-run', '--campaign-id spring --end-open'],
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
        'Also end sequences that still have messages to send. Default: refuse while there are any',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, { campaignId, endOpen, dryRun }) {
    const { state, clock } = context;
    needCampaign(state.db, campaignId);
    const done = await completeCampaign(wireCompleting(state), {
      campaignId,
      endOpen,
      now: clock.now(),
    });
    if (done.outcome === 'sequences_open') throw stillOpen(campaignId, done.open);
    if (done.outcome === 'still_sending') throw stillSending(campaignId, done.underWay);
    const { outcome, ended, report } = done;
    const files = dryRun
      ? []
      : [
          ...finalReportFiles(report),
          {
            path: `/campaigns/${campaignId}/archive/prospects.csv`,
            content: renderArchive(done.archive),
          },
        ];
    return {
      data: {
        campaignId,
        outcome,
        ended,
        enrollments: enrollmentCounts(state.db, campaignId),
        archived: files.map(({ path }) => path),
        report,
        dryRun,
      },
      next: [
        {
          why: 'Write the report to an HTML page',
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

function renderArchive(archive: Iterable<ArchiveRow>): string {
  const header = [
    'email',
    'state',
    'prospect',
    'steps_sent',
    'first_sent_at',
    'last_sent_at',
    'bounce',
  ];
  const rows = [...archive].map((row) => [
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
    message: `${open} sequences of ${campaignId} have not ended.`,
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
