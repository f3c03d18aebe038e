/**
 * `rate_limiter.ts start`: creates a campaign, imports its prospects, sets its limits and plans the
 * first batch; safe to repeat.
 */
import { Failure } from '../../../domain/failure.ts';
import {
  checkCampaignFile,
  checkForStart,
  resolveChecked,
} from '../../../app/campaigns/prepare-campaign.ts';
import { checkTexts } from '../../../app/campaigns/check-texts.ts';
import { startCampaign, type Started } from '../../../app/campaigns/start-campaign.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { quote } from '../../runner/call-again.ts';
import { dryRunFlag, noDnsFlag } from '../../runner/flags.ts';
import { describeProblem } from '../../campaigns/describe-problem.ts';
import { describeQuality, warnOfRows } from '../../campaigns/describe-quality.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { listReadingFlags, readingAgain, withList } from '../../campaigns/list-request.ts';
import { wireStarting } from '../../wiring/campaigns/wire-starting.ts';
import { onCopyIf } from '../../wiring/campaigns/on-copy.ts';
import { warnOfListeners } from '../../campaigns/warn-of-listeners.ts';
import { warnOfZoneData } from '../../campaigns/warn-of-zone-data.ts';
import { describeBatch, nextAfterBatch, sendTimes } from '../sending/schedule.ts';
import { describeEdit } from './describe-edit.ts';

export const command = defineCommand({
  about: 'Create a campaign, import its prospects and schedule the first batch',
  examples: [
    '--config campaign.json --prospects prospects.csv',
    '--config campaign.json --dry-run',
  ],
  flags: {
    config: {
      kind: 'path',
      required: true,
      about: 'The campaign file (JSON)',
      placeholder: 'campaign.json',
    },
    prospects: {
      kind: 'path',
      about: 'The prospects list (.xlsx, .ods or CSV); import adds more later',
      placeholder: 'prospects.csv',
    },
    'batch-size': {
      kind: 'integer',
      min: 1,
      max: 10_000,
      fallback: 50,
      about: 'How many messages to plan at once',
    },
    ...listReadingFlags,
    ...noDnsFlag,
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'create',
  run: withList(async (context, values, list) => {
    const { state, clock } = context;
    const port = wireStarting(context, { dns: !values.noDns, list: list.wiring });
    const prospects =
      values.prospects === undefined ? null : await port.readProspectsFile(values.prospects);
    list.opened(prospects);
    const checked = await checkCampaignFile(port, values.config, prospects?.columns ?? null);
    refuseProblems(
      [
        ...checked.problems,
        ...(checked.problems.length === 0 ? checkForStart(port, checked.draft) : []),
      ],
      values.config,
    );
    const { file, campaign } = resolveChecked(port, checked.draft);
    const now = clock.now();
    const before = findCampaign(state.db, file.id);
    if (before?.state === 'completed') throw completed(file.id);
    const texts = await checkTexts(port, campaign, values.prospects ?? null);
    refuseProblems(texts.problems, values.config);
    const warnings = [
      ...[...checked.warnings, ...texts.warnings].map((problem) => ({
        code: problem.code ?? 'campaign_file',
        message: describeProblem(problem),
      })),
      ...warnOfListeners(checked.draft, context.env),
    ];
    const reach = [now, campaign.startAt, campaign.endAt];
    context.progress.start(1_000_000, 'importing');
    const { started, enrollments } = await onCopyIf(values.dryRun, context, async (own) => {
      const { env } = context;
      const on = wireStarting(
        { state: own, clock, env },
        { dns: !values.noDns, list: list.wiring },
      );
      const done = await startCampaign(on, {
        file,
        campaign,
        rows: prospects?.rows ?? null,
        batchSize: values.batchSize,
        now,
        onProgress: (rows) => context.progress.advance(rows),
      });
      return { started: done, enrollments: enrollmentCounts(own.db, file.id) };
    });
    context.progress.stop();
    const { outcome, began, imported, batch, changes } = started;
    return {
      data: {
        campaignId: file.id,
        dryRun: values.dryRun,
        outcome,
        began,
        ...(values.dryRun ? { wouldEnroll: imported?.outcomes.enrolled ?? 0 } : {}),
        changes: changes && describeEdit(changes),
        imported:
          imported === null || prospects === null
            ? null
            : {
                ...imported.outcomes,
                providers: imported.providers,
                report: describeQuality(imported.report, prospects),
              },
        enrollments,
        limits: started.limits.map(({ scope, scopeId, kind, used, limit }) => ({
          ...(scope === 'mailbox' ? { mailbox: scopeId } : { sendingDomain: scopeId }),
          kind,
          used,
          limit,
        })),
        batch: batch === null ? null : describeBatch(batch),
      },
      warnings: [
        ...warnings,
        ...(imported === null || prospects === null ? [] : warnOfRows(imported.report, prospects)),
        ...warnOfZoneData([...reach, ...sendTimes(batch)]),
      ],
      next: values.dryRun
        ? [repeatForReal(context, values)]
        : batch === null
          ? nextOfRunning(context, file.id)
          : [...seeNewTexts(context, file.id, changes), ...nextAfterBatch(context, file.id, batch)],
    };
  }),
});

/** `preview` shows the next message of a person, and the changed text may be that of a later step. */
function seeNewTexts(context: Context, id: string, changes: Started['changes']): NextStep[] {
  const [text] = changes?.texts ?? [];
  if (text === undefined) return [];
  return [
    {
      why: `Show the user step ${text.step} with its new text; for one person add --prospect`,
      run: context.callAgain(
        'rate_limiter',
        `preview --campaign-id ${id} --sample 3 --step ${text.step}`,
      ),
    },
  ];
}

/** A plan that is there keeps its instants until it is made again, or the file is changed. */
function nextOfRunning(context: Context, id: string): NextStep[] {
  const run = context.callAgain('rate_limiter', `status --campaign-id ${id}`);
  return [{ why: 'It was running already; see where it stands', run }];
}

function repeatForReal(
  context: Context,
  values: { config: string; prospects?: string | undefined } & Parameters<typeof readingAgain>[0],
): NextStep {
  const { config, prospects } = values;
  const list =
    prospects === undefined ? '' : ` --prospects ${quote(prospects)}${readingAgain(values)}`;
  return {
    why: 'Nothing was changed; the same without --dry-run does it',
    run: context.callAgain('rate_limiter', `start --config ${quote(config)}${list}`),
  };
}

function completed(id: string): Failure {
  return new Failure({
    code: 'campaign_completed',
    exit: 'refused',
    message: `The campaign ${id} is completed and archived.`,
    hint: 'Give the campaign file another id to start a new campaign.',
  });
}
