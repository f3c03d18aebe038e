/** Runs one command of one script: read, open, run, record, tell listeners, print, exit code. The only place that ends the process. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { inspect } from 'node:util';
import type { Failure } from '../../domain/failure.ts';
import { systemClock, virtualClock } from '../clock/clock.ts';
import { asFailure, exitCode, failure, success, type Envelope } from './envelope.ts';
import { usage } from './parse.ts';
import { COMPLETION_REQUEST, readCommandLine, type Reading } from '../command-line/command-tree.ts';
import { callAgainFrom } from './call-again.ts';
import { printDocument, printsLines } from './output.ts';
import { silentProgress } from './progress.ts';
import { visibleJson, visiblePage } from '../render/visible.ts';
import { refuseAddress } from './refuse-address.ts';
import type { Answer, Clock, Command, Commands, Context } from './command.ts';
import type { CommonValues } from './flags.ts';
import type { SendingSession } from '../../state/sending/sending-session.ts';
import type { State } from '../../state/file/transact.ts';

/** Never rejects; sets process.exitCode (process.exit would cut a pipe at 64 KB). */
export async function runScript(script: string, about: string, commands: Commands): Promise<void> {
  // `report | head` closes the pipe early: that must not crash a send.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const words = process.argv.slice(2);
  const call: Call = { path: pathOf(script, commands, words), clock: systemClock(), common: null };
  let answered: Envelope;
  let answer: Answer | null = null;
  try {
    const plain = await plainAnswer({ script, about, commands }, words);
    if (typeof plain === 'string') return void process.stdout.write(plain);
    answer = await runCommand(script, call, plain);
    answered = success(call.path, call.clock.now(), answer);
  } catch (error) {
    answered = failureOf(call, error);
  }
  try {
    await printDocument(answered, answer, call.common);
  } catch (error) {
    const failed = failureOf(call, error);
    const indent = call.common !== null && printsLines(call.common) ? 0 : 2;
    process.stdout.write(visibleJson(`${JSON.stringify(failed, null, indent)}\n`));
  }
}

/** What is known of a call so far: a failure is told in the format that was asked for, at the time that was given. */
type Call = { path: string; clock: Clock; common: CommonValues | null };

function pathOf(script: string, commands: Commands, [first, second]: readonly string[]): string {
  if (first === undefined) return script;
  return `${script}.${Object.hasOwn(commands, `${first} ${second}`) ? `${first}_${second}` : first}`;
}

/** Help and the like are texts, whatever the format; anything else is a command to be run. */
async function plainAnswer(
  script: { script: string; about: string; commands: Commands },
  words: readonly string[],
): Promise<string | (Reading & { kind: 'command' })> {
  if (words[0] === COMPLETION_REQUEST)
    return (await import('../command-line/complete.ts')).completeLine(script, words.slice(1));
  const reading = await readCommandLine(script.script, script.commands, words);
  if (reading.kind === 'command') return reading;
  const help = await import('../command-line/help.ts');
  return reading.kind === 'help' ? help.renderHelp(script, reading) : help.renderVersion();
}

async function runCommand(
  script: string,
  call: Call,
  { name, command, values, positionals }: Reading & { kind: 'command' },
): Promise<Answer> {
  const common = values as CommonValues;
  call.common = common;
  if (common.now !== undefined) call.clock = virtualClock(common.now);
  checkPositionals(command, positionals, `${script}.ts ${name}`);
  return runWithState({ script, ...call, command, common, values, positionals });
}

function failureOf(call: Call, error: unknown): Envelope {
  const failed = asFailure(error);
  if (failed.code === 'internal' && process.env['CAMPAIGN_DEBUG'])
    console.error(visiblePage(inspect(error)));
  process.exitCode = exitCode(failed);
  return failure(call.path, call.clock.now(), failed);
}

type Run = {
  script: string;
  path: string;
  command: Command;
  clock: Clock;
  common: CommonValues;
  values: Record<string, unknown>;
  positionals: string[];
};

async function runWithState(run: Run): Promise<Answer> {
  const { command, clock, common, values } = run;
  const abort = abortOnSignals();
  let state: State | null = null;
  const dbPath = common.db ?? process.env['CAMPAIGN_DB'] ?? '.agentfs/campaigns.db';
  const context: Context = {
    script: run.script,
    clock,
    env: process.env,
    cwd: process.cwd(),
    signal: abort.signal,
    progress: process.stderr.isTTY
      ? await (await import('./progress.ts')).terminalProgress(process.stderr)
      : silentProgress(),
    lineByLine: printsLines(common),
    callAgain: callAgainFrom({
      scriptPath: process.argv[1] ?? run.script,
      cwd: process.cwd(),
      db: common.db,
      virtual: clock.virtual,
      now: () => clock.now(),
    }),
    get stateIfAny(): State | null {
      return state;
    },
    get state(): State {
      if (!state) throw new Error(`${run.path} did not declare that it uses the state file`);
      return state;
    },
  };
  if (common.db === undefined && command.state !== 'none')
    refuseAddress('CAMPAIGN_DB', dbPath, run.path);
  const mode =
    command.state === 'read_if_any' ? (existsSync(dbPath) ? 'read' : 'none') : command.state;
  if (mode === 'none') return command.run(context, values, run.positionals).finally(abort.stop);
  const { openState, closeState } = await import('../../state/file/open.ts');
  const { storageFailure } = await import('../../state/file/failures.ts');
  const startedAt = Date.now();
  const started = performance.now();
  const dryRun = values['dryRun'] === true;
  // A dry run leaves nothing behind, not even an empty state file.
  const scratch =
    dryRun && command.state === 'create' && !existsSync(dbPath)
      ? mkdtempSync(join(tmpdir(), 'dry-run-'))
      : null;
  let sending: SendingSession | null = null;
  try {
    state = await openState(scratch === null ? dbPath : join(scratch, 'campaigns.db'), mode, {
      now: clock.now(),
      dryRun,
      adopts: values['restored'] === true,
    });
    if (!clock.virtual)
      state.pace = (await import('../clock/clock-pace.ts')).createClockPace(state.db);
    const record = async (outcome: { answer: Answer } | { failure: Failure }): Promise<void> => {
      const { recordInvocation } = await import('./record.ts');
      const reading = clock.virtual
        ? null
        : (await import('../clock/machine-clock.ts')).readMachineClock();
      await recordInvocation({
        state: state as State,
        readOnly: mode === 'read',
        name: run.path,
        parameters: { ...values, positionals: run.positionals },
        startedAt,
        durationMs: performance.now() - started,
        now: clock.now(),
        reading,
        outcome,
      });
    };
    try {
      if (command.original === 'sends' && !dryRun)
        sending = await (
          await import('../../state/sending/sending-session.ts')
        ).beginSending(state, abort.now);
      else if (command.original === 'matches' && !dryRun)
        (await import('../../state/sending/sending-session.ts')).beginReading(state);
      const answer = await command.run(context, values, run.positionals);
      if (sending) sending.refuseReplaced();
      else await warnOfCopy(state, answer);
      await record({ answer }).catch((error: unknown) => {
        // What was done is done: a command that succeeded does not fail for its row in the audit trail.
        const failed = storageFailure(error, dbPath) ?? error;
        if ((failed as { name?: unknown }).name !== 'Failure') throw error;
        answer.warnings = [
          ...(answer.warnings ?? []),
          {
            code: 'audit_not_written',
            message:
              'This call could not be written into the audit trail (tool_calls) of the state file.',
          },
        ];
      });
      if (mode !== 'read' && !state.dryRun) await tellListeners(state, answer);
      return answer;
    } catch (error) {
      const failed = storageFailure(error, state.path) ?? error;
      // A file that just failed, or that somebody holds, would fail or keep us waiting once more.
      if (!asFailure(failed).code.startsWith('state_'))
        await record({ failure: asFailure(failed) }).catch(() => undefined);
      throw failed;
    }
  } finally {
    context.progress.stop();
    sending?.end();
    if (state) closeState(state);
    if (scratch !== null) rmSync(scratch, { recursive: true });
    abort.stop();
  }
}

/** Nothing but sending is refused to a copy, but whoever reads its answers must know. */
async function warnOfCopy({ path, standing }: State, answer: Answer): Promise<void> {
  if (standing.standing === 'original') return;
  const { copyFailure } = await import('../../state/file/standing.ts');
  const { code, message, hint, details } = copyFailure(path, standing);
  answer.warnings = [...(answer.warnings ?? []), { code, message: `${message} ${hint}`, details }];
}

async function tellListeners(state: State, answer: Answer): Promise<void> {
  const { listenersWithNews } = await import('../../state/events/listeners.ts');
  if (!listenersWithNews(state)) return;
  const { tellListenersOfNews } = await import('../wiring/tell-listeners.ts');
  answer.warnings = [...(answer.warnings ?? []), ...(await tellListenersOfNews(state))];
}

function checkPositionals(command: Command, positionals: readonly string[], path: string): void {
  const wanted = command.positionals;
  if (!wanted && positionals.length > 0)
    throw usage(
      `${path} takes no plain arguments, but got ${positionals.length}.`,
      `Give every value with its flag; see ${path} --help.`,
      path,
    );
  if (wanted && positionals.length < wanted.min)
    throw usage(`${path} needs ${wanted.name} (${wanted.about}).`, `See ${path} --help.`, path);
  if (wanted?.kind === 'path')
    for (const each of positionals) refuseAddress(wanted.name, each, path);
}

function abortOnSignals(): { signal: AbortSignal; now: () => void; stop: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  return {
    signal: controller.signal,
    now: abort,
    stop: () => process.off('SIGINT', abort).off('SIGTERM', abort),
  };
}
