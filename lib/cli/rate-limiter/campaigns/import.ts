/** `rate_limiter.ts import`: adds prospects to a campaign; enrolled ones keep their state. */
import { Failure } from '../../../domain/failure.ts';
import { checkTexts } from '../../../app/campaigns/check-texts.ts';
import { importProspects } from '../../../app/campaigns/import-prospects.ts';
import { checkTemplates } from '../../../core/campaigns/checks/check-templates.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { quote } from '../../runner/call-again.ts';
import { dryRunFlag, noDnsFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { describeQuality, warnOfRows } from '../../campaigns/describe-quality.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { onCopyIf } from '../../wiring/campaigns/on-copy.ts';
import { listReadingFlags, readingAgain, withList } from '../../campaigns/list-request.ts';
import { wireImport } from '../../wiring/campaigns/wire-input.ts';

export const command = defineCommand({
  about: 'Add prospects to a campaign that exists',
  examples: [
    '--campaign-id spring --prospects more.csv',
    '--campaign-id spring --prospects contacts.xlsx --sheet Contacts --dry-run',
  ],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    prospects: {
      kind: 'path',
      required: true,
      about: 'The prospects list (.xlsx, .ods or CSV)',
      placeholder: 'more.csv',
    },
    ...listReadingFlags,
    ...noDnsFlag,
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  run: withList(async (context, values, list) => {
    const { row, campaign } = needCampaign(context.state.db, values.campaignId);
    if (row.state === 'completed')
      throw new Failure({
        code: 'campaign_completed',
        exit: 'refused',
        message: `The campaign ${row.id} is completed and archived.`,
        hint: 'Start a new campaign under another id.',
      });
    const port = wireImport(context, { dns: !values.noDns, list: list.wiring });
    const prospects = await port.readProspectsFile(values.prospects);
    list.opened(prospects);
    // Columns that the templates need may be missing from a second file.
    const uses = await port.inspectTemplates(row.file);
    refuseProblems(
      checkTemplates(uses, {
        columns: prospects.columns,
        unsubscribe: campaign.unsubscribe.https !== null || campaign.unsubscribe.mailto !== null,
      }).problems,
      values.prospects,
    );
    const texts = await checkTexts(port, campaign, values.prospects);
    refuseProblems(texts.problems, values.prospects);
    const now = context.clock.now();
    context.progress.start(1_000_000, 'importing');
    const { imported, enrollments } = await onCopyIf(values.dryRun, context, async (own) => {
      const { clock, env } = context;
      const on = wireImport({ state: own, clock, env }, { dns: !values.noDns, list: list.wiring });
      const done = await importProspects(on, campaign, {
        rows: prospects.rows,
        now,
        onProgress: (rows) => context.progress.advance(rows),
      });
      return { imported: done, enrollments: enrollmentCounts(own.db, row.id) };
    });
    context.progress.stop();
    const { outcomes } = imported;
    return {
      data: {
        campaignId: row.id,
        dryRun: values.dryRun,
        ...(values.dryRun ? { wouldEnroll: outcomes.enrolled } : {}),
        imported: {
          ...outcomes,
          providers: imported.providers,
          report: describeQuality(imported.report, prospects),
        },
        enrollments,
      },
      warnings: warnOfRows(imported.report, prospects),
      next: [values.dryRun ? importForReal(context, values) : planThem(context, row.id)],
    };
  }),
});

function importForReal(
  context: Context,
  values: { campaignId: string; prospects: string } & Parameters<typeof readingAgain>[0],
): NextStep {
  const flags = `--campaign-id ${values.campaignId} --prospects ${quote(values.prospects)}${readingAgain(values)}`;
  return {
    why: 'Nothing was changed; the same without --dry-run does it',
    run: context.callAgain('rate_limiter', `import ${flags}`),
  };
}

function planThem(context: Context, id: string): NextStep {
  return {
    why: 'Plan messages for the new prospects',
    run: context.callAgain('rate_limiter', `schedule --campaign-id ${id}`),
  };
}
