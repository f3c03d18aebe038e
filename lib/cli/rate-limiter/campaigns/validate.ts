/** `rate_limiter.ts validate`: every check that is possible before a start; changes nothing. */
import {
  checkCampaignFile,
  checkForStart,
  judgeProspects,
  resolveChecked,
} from '../../../app/campaigns/prepare-campaign.ts';
import { checkTexts } from '../../../app/campaigns/check-texts.ts';
import { isComplete } from '../../../core/campaigns/missing-for-start.ts';
import { quote } from '../../runner/call-again.ts';
import { defineCommand, type Context, type Warning } from '../../runner/command.ts';
import { describeProblem } from '../../campaigns/describe-problem.ts';
import { describeQuality, warnOfRows } from '../../campaigns/describe-quality.ts';
import { wireInput } from '../../wiring/campaigns/wire-input.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { usage } from '../../runner/parse.ts';
import { warnOfListeners } from '../../campaigns/warn-of-listeners.ts';
import { warnOfZoneData } from '../../campaigns/warn-of-zone-data.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Instant } from '../../../domain/time.ts';

export const command = defineCommand({
  about: 'Check a campaign file and a prospects file; nothing is changed',
  examples: ['--config campaign.json', '--config campaign.json --prospects prospects.csv'],
  flags: {
    config: { kind: 'path', about: 'The campaign file (JSON)', placeholder: 'campaign.json' },
    prospects: { kind: 'path', about: 'The prospects file (CSV)', placeholder: 'prospects.csv' },
  },
  // Looks up mailboxes and suppressions if there is a state file; the first validation works
  // without one.
  effect: 'read',
  state: 'read_if_any',
  async run(context, { config, prospects }) {
    if (config === undefined && prospects === undefined)
      throw usage(
        'No file was given; expected --config, --prospects or both.',
        'Example: rate_limiter.ts validate --config campaign.json --prospects prospects.csv',
        'rate_limiter.ts validate',
      );
    return validate({
      config,
      prospects,
      state: context.stateIfAny,
      now: context.clock.now(),
      env: context.env,
      callAgain: context.callAgain,
    });
  },
});

type Request = {
  config: string | undefined;
  prospects: string | undefined;
  state: State | null;
  now: Instant;
  env: Context['env'];
  callAgain: (script: string, rest: string) => string;
};

async function validate({ config, prospects, state, now, env, callAgain }: Request): Promise<{
  data: Record<string, unknown>;
  warnings: Warning[];
  next: { why: string; run: string }[];
}> {
  const port = wireInput(state?.db ?? null);
  const file = prospects === undefined ? null : await port.readProspectsFile(prospects);
  const checked =
    config === undefined ? null : await checkCampaignFile(port, config, file?.columns ?? null);
  refuseProblems(checked?.problems ?? [], config ?? '');
  const draft = checked?.draft ?? null;
  const missing = draft === null ? [] : checkForStart(port, draft);
  // Without steps, the file is a configuration only, which is valid. With steps, every key must be
  // there; a mailbox may be added later.
  const complete = draft !== null && isComplete(draft) ? resolveChecked(port, draft) : null;
  const texts =
    complete === null ? null : await checkTexts(port, complete.campaign, prospects ?? null);
  refuseProblems(texts?.problems ?? [], config ?? '');
  const report =
    file === null
      ? null
      : await judgeProspects(port, file.rows, {
          campaign: complete?.campaign ?? null,
          fallback: complete?.campaign.timezone ?? draft?.timezone ?? 'UTC',
          now,
        });
  const warnings = [
    ...[...(checked?.warnings ?? []), ...(texts?.warnings ?? [])].map((problem) => ({
      code: problem.code ?? 'campaign_file',
      message: describeProblem(problem),
    })),
    ...(draft === null ? [] : warnOfListeners(draft, env)),
    ...missing.map((problem) => ({ code: 'needed_for_start', message: describeProblem(problem) })),
    ...(report === null || file === null ? [] : warnOfRows(report, file)),
    ...warnOfZoneData([
      now,
      ...[draft?.startAt, draft?.endAt].map((text) =>
        text === undefined ? null : Date.parse(text),
      ),
    ]),
  ];
  const ready =
    complete !== null && missing.length === 0 && (report === null || report.enrollable > 0);
  return {
    data: {
      valid: true,
      readyToStart: ready,
      campaignId: draft?.id ?? null,
      ...(report && file ? { prospects: describeQuality(report, file) } : {}),
    },
    warnings,
    next: ready
      ? [
          {
            why: 'Start the campaign',
            run: callAgain(
              'rate_limiter',
              `start --config ${quote(config ?? '')}${prospects === undefined ? '' : ` --prospects ${quote(prospects)}`}`,
            ),
          },
        ]
      : [],
  };
}
