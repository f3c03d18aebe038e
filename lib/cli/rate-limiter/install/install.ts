/** `rate_limiter.ts install`: lets the scheduler of this machine call `tick`, for this user alone. */
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { cronTimes } from '../../../core/install/crontab.ts';
import { SCHEDULERS, unwritable, type Job, type Scheduler } from '../../../core/install/job.ts';
import { DAY, MINUTE } from '../../../domain/time.ts';
import { Failure } from '../../../domain/failure.ts';
import { windowsWord } from '../../../core/install/windows-task.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { quote } from '../../runner/call-again.ts';
import { defineCommand, type Context } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import { visible } from '../../render/visible.ts';
import { install, isThere, remove } from './apply.ts';
import { installationFor, PROGRAMS, type Installation } from './installation.ts';
import { warnOfHiddenSecrets } from './hidden-secrets.ts';

const PATH = 'rate_limiter.ts install';

export const command = defineCommand({
  about: 'Let this machine call tick every few minutes, without root',
  examples: ['--for cron --every 10m', '--for systemd --dry-run'],
  flags: {
    for: {
      kind: 'choice',
      choices: SCHEDULERS,
      required: true,
      about: 'The scheduler: cron, systemd (Linux), launchd (macOS), schtasks (Windows)',
      placeholder: 'cron',
    },
    every: { kind: 'duration', about: 'How often. Default: 10m', placeholder: '10m' },
    'campaign-id': { kind: 'text', about: 'Only this campaign. Default: all that are active' },
    log: { kind: 'path', about: 'Where the answers go. Default: beside the state file' },
    remove: { kind: 'switch', about: 'Take the job out again' },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'read_if_any',
  async run(context, values) {
    const { stateIfAny: state } = context;
    if (!values.remove && state === null) throw noState(context);
    if (state !== null && values.campaignId !== undefined && !values.remove)
      needCampaign(state.db, values.campaignId);
    const job = jobOf(context, values);
    refuseInterval(values.for, job.everyMinutes);
    refuseUnwritable(values.for, job);
    const found = isThere(PROGRAMS[values.for], context.env['PATH']);
    if (!found && !values.dryRun) throw noScheduler(context, values.for);
    const made = installationFor(values.for, job, context.env);
    const changed = values.dryRun ? null : (values.remove ? remove : install)(job.name, made);
    return {
      data: {
        job: job.name,
        for: values.for,
        everyMinutes: job.everyMinutes,
        removed: values.remove,
        changed,
        log: job.log,
        ...describe(values.for, made),
        dryRun: values.dryRun,
      },
      warnings: [
        ...(found ? [] : [missing(values.for)]),
        ...(state === null || values.remove ? [] : warnOfHiddenSecrets(state)),
      ],
      next: values.remove
        ? []
        : [
            {
              why: 'See what a call would do',
              run: context.callAgain('rate_limiter', 'tick --dry-run'),
            },
            {
              why: 'Take it out again',
              run: context.callAgain('rate_limiter', `install --for ${values.for} --remove`),
            },
          ],
    };
  },
});

type Asked = {
  every?: number | undefined;
  campaignId?: string | undefined;
  log?: string | undefined;
};

function jobOf(context: Context, { every, campaignId, log }: Asked): Job {
  const { dbPath, cwd, env } = context;
  const scripts = dirname(process.argv[1] ?? '');
  const own = createHash('sha256')
    .update(`${dbPath}\0${campaignId ?? ''}`)
    .digest('hex')
    .slice(0, 8);
  const policy = env['CAMPAIGN_POLICY'];
  return {
    name: `campaign-tick-${own}`,
    about: `Campaigns: read replies, plan and send (${campaignId ?? 'all campaigns'})`,
    argv: [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      join(scripts, '..', 'tools', 'start.mjs'),
      join(scripts, 'rate_limiter.ts'),
      'tick',
      '--db',
      dbPath,
      ...(campaignId === undefined ? [] : ['--campaign-id', campaignId]),
    ],
    // Where the policy is: without it, the job would run by another one.
    env: policy === undefined ? {} : { CAMPAIGN_POLICY: resolve(cwd, policy) },
    folder: cwd,
    log: resolve(cwd, log ?? `${dbPath}.tick.log`),
    everyMinutes: (every ?? 10 * MINUTE) / MINUTE,
  };
}

function refuseInterval(scheduler: Scheduler, minutes: number): void {
  const whole = Number.isInteger(minutes) && minutes >= 1 && minutes <= DAY / MINUTE;
  if (whole && (scheduler !== 'cron' || cronTimes(minutes) !== null)) return;
  throw usage(
    `--every is ${minutes} minutes; expected ${scheduler === 'cron' ? 'a part of an hour or of a day that cron can write: 1m, 2m, 3m, 4m, 5m, 6m, 10m, 12m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d' : 'whole minutes, from 1m to 1d'}.`,
    `Example: ${PATH} --for ${scheduler} --every 10m`,
    PATH,
  );
}

function refuseUnwritable(scheduler: Scheduler, job: Job): void {
  const text = unwritable(job, scheduler);
  if (text === undefined) return;
  throw new Failure({
    code: 'path_unwritable',
    exit: 'configuration',
    message: `A path has a character that ${scheduler} cannot hold: ${visible(text)}`,
    hint: 'Move the folder, or name another one with --db or --log.',
  });
}

function describe(scheduler: Scheduler, { files, crontab, enable }: Installation) {
  return {
    ...(crontab === null ? {} : { crontab: crontab.trimEnd().split('\n') }),
    files: files.map(({ path, content }) => ({
      path,
      content: content
        .toString(scheduler === 'schtasks' ? 'utf16le' : 'utf8')
        .replace('\uFEFF', ''),
    })),
    commands: enable.map(({ argv }) =>
      argv.map(scheduler === 'schtasks' ? windowsWord : quote).join(' '),
    ),
  };
}

function noState({ dbPath }: Context): Failure {
  return new Failure({
    code: 'no_state',
    exit: 'notFound',
    message: `There is no state file ${visible(dbPath)} yet.`,
    hint: 'Name it with --db, or begin with rate_limiter.ts mailbox add.',
  });
}

function noScheduler({ env }: Context, scheduler: Scheduler): Failure {
  const others = SCHEDULERS.filter((each) => isThere(PROGRAMS[each], env['PATH']));
  return new Failure({
    code: 'scheduler_missing',
    exit: 'configuration',
    message: `This machine has no ${PROGRAMS[scheduler]}, by which ${scheduler} is told.`,
    hint:
      others.length > 0
        ? `Use --for ${others.join(' or --for ')}.`
        : 'In a container, let its platform call rate_limiter.ts tick, or loop over it: references/automation.md.',
    details: { found: others },
  });
}

function missing(scheduler: Scheduler) {
  return {
    code: 'scheduler_missing',
    message: `This machine has no ${PROGRAMS[scheduler]}: the job can be shown, and not be installed here.`,
  };
}
