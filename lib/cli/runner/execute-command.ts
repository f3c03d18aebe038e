/**
 * Runs one command with its context, the state file that it asked for, and the signals that end it.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { silentProgress } from './progress.ts';
import { callAgainFrom } from './call-again.ts';
import { namedFormat, printsLines, type Format } from './output.ts';
import { refuseAddress } from './refuse-address.ts';
import type { CommonValues } from './flags.ts';
import type { Answer, Clock, Command, Context, NextStep, Progress, Warning } from './command.ts';
import type { AskedCall } from '../campaigns/keep-possible-steps.ts';
import type { OpenMode } from '../../state/file/open.ts';
import type { State } from '../../state/file/transact.ts';

export type CommandCall = {
  script: string;
  /** The script's name and the command's, e.g. `rate_limiter.send`. */
  path: string;
  command: Command;
  clock: Clock;
  common: CommonValues;
  values: Record<string, unknown>;
  positionals: string[];
  /** What a failure must say too. */
  warnings: Warning[];
  /** What a failure must propose. */
  next: NextStep[];
};

export async function executeCommand(run: CommandCall): Promise<Answer> {
  const { command, common } = run;
  const signals = new Signals();
  const context = new CommandContext(run, signals.signal, await progressOnStderr());
  const dbPath = pathOf(common);
  try {
    if (common.db === undefined && command.state !== 'none')
      refuseAddress('CAMPAIGN_DB', dbPath, run.path);
    const mode = modeOf(command, dbPath);
    return mode === 'none'
      ? await command.run(context, run.values, run.positionals)
      : await runOnState(run, context, { path: dbPath, mode, abort: signals.abort });
  } finally {
    context.progress.stop();
    signals.stop();
  }
}

async function runOnState(
  { command, clock, path: name, values, positionals, warnings, next }: CommandCall,
  context: CommandContext,
  file: { path: string; mode: OpenMode; abort: () => void },
): Promise<Answer> {
  const { StateSession } = await import('../wiring/session/state-session.ts');
  const session = await StateSession.open({
    ...file,
    name,
    parameters: { ...values, positionals },
    unrecorded: command.unrecorded === true,
    clock,
    env: context.env,
    dryRun: values['dryRun'] === true,
    adopts: values['restored'] === true,
    original: command.original,
  });
  context.stateIfAny = session.state;
  try {
    return await session.run(async () => {
      const call = { command, values, warnings };
      const answer = await withAlerts(context, call, () =>
        command.run(context, values, positionals),
      );
      return withPossibleSteps(context, name, answer);
    });
  } catch (error) {
    if (error instanceof Failure && error.code.startsWith('approval_'))
      next.push(...(await import('../campaigns/approval-steps.ts')).approvalSteps(context, error));
    throw error;
  } finally {
    context.progress.stop();
    session.close();
  }
}

/** Adds the alerts to the answer, or to the failure: an agent must not miss them for an error. */
async function withAlerts(
  context: Context,
  { command, values, warnings }: Pick<CommandCall, 'command' | 'values' | 'warnings'>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!command.alerts) return work();
  const { alertWarnings } = await import('../campaigns/show-alerts.ts');
  const campaignId = typeof values['campaignId'] === 'string' ? values['campaignId'] : null;
  if (command.state === 'write')
    await (
      await import('../wiring/alerts/review-alerts.ts')
    ).reviewAlerts(context.state, context.clock.now());
  try {
    const answer = await work();
    const alerts = alertWarnings(context, campaignId);
    // A report's own figure of the same rate would say it twice.
    const others = (answer.warnings ?? []).filter(
      ({ code }) => !alerts.some((alert) => alert.code === code),
    );
    answer.warnings = [...alerts, ...others];
    return answer;
  } catch (error) {
    warnings.push(...alertWarnings(context, campaignId));
    throw error;
  }
}

/** Every command's `next` proposes only what is possible. */
async function withPossibleSteps(
  context: CommandContext,
  command: string,
  answer: Answer,
): Promise<Answer> {
  if (!answer.next || answer.next.length === 0) return answer;
  const { keepPossibleSteps } = await import('../campaigns/keep-possible-steps.ts');
  answer.next = keepPossibleSteps(context, { command, steps: answer.next }, (run) =>
    context.asked.get(run),
  );
  return answer;
}

function pathOf({ db }: CommonValues): string {
  return db ?? process.env['CAMPAIGN_DB'] ?? '.agentfs/campaigns.db';
}

function modeOf({ state }: Command, dbPath: string): OpenMode | 'none' {
  if (state !== 'read_if_any') return state;
  return existsSync(dbPath) ? 'read' : 'none';
}

function progressOnStderr(): Promise<Progress> | Progress {
  return process.stderr.isTTY
    ? import('./progress.ts').then(({ terminalProgress }) => terminalProgress(process.stderr))
    : silentProgress();
}

class CommandContext implements Context {
  readonly script: string;
  readonly clock: Clock;
  readonly env = process.env;
  readonly cwd = process.cwd();
  readonly dbPath: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly lineByLine: boolean;
  readonly whole: boolean;
  readonly format: Format | null;
  readonly writeCall: Context['writeCall'];
  /** What each command line that `callAgain` wrote asks for. */
  readonly asked = new Map<string, AskedCall>();
  /** Null until the file is open, and for commands that use none. */
  stateIfAny: State | null = null;
  readonly #path: string;
  readonly #common: CommonValues;

  constructor(
    { script, path, clock, common }: CommandCall,
    signal: AbortSignal,
    progress: Progress,
  ) {
    this.script = script;
    this.clock = clock;
    this.signal = signal;
    this.progress = progress;
    this.lineByLine = printsLines(common);
    this.whole = common.full || common.output !== undefined || this.lineByLine;
    this.dbPath = resolve(this.cwd, pathOf(common));
    this.format = namedFormat(common);
    this.writeCall = callAgainFrom({
      scriptPath: process.argv[1] ?? script,
      cwd: this.cwd,
      db: common.db,
      virtual: clock.virtual,
      now: () => clock.now(),
    });
    this.#path = path;
    this.#common = common;
  }

  readonly callAgain: Context['callAgain'] = (name, rest, at) => {
    const run = this.writeCall(name, rest, at);
    this.asked.set(run, { rest, at: at ?? this.clock.now() });
    return run;
  };

  async printLines(
    linesUntil: (signal: AbortSignal) => AsyncIterable<Record<string, unknown>>,
  ): Promise<void> {
    const { writeLines } = await import('../render/write-lines.ts');
    // A failure after these lines is a line too.
    (this.#common as { format: string }).format = 'ndjson';
    const closed = new AbortController();
    const close = (): void => closed.abort();
    process.stdout.once('close', close);
    await writeLines(linesUntil(AbortSignal.any([this.signal, closed.signal])), process.stdout);
    process.stdout.off('close', close);
  }

  get state(): State {
    if (!this.stateIfAny)
      throw new Error(`${this.#path} did not declare that it uses the state file`);
    return this.stateIfAny;
  }
}

/** Aborts on SIGINT and SIGTERM until `stop`. */
class Signals {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;
  readonly abort = (): void => this.#controller.abort();

  constructor() {
    process.once('SIGINT', this.abort).once('SIGTERM', this.abort);
  }

  stop(): void {
    process.off('SIGINT', this.abort).off('SIGTERM', this.abort);
  }
}
