/** Runs one command of one script: parse, open, run, record, tell listeners, print, exit code. The only place that ends the process. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { inspect } from 'node:util';
import type { Failure } from '../../domain/failure.ts';
import { systemClock, virtualClock } from '../clock/clock.ts';
import { asFailure, exitCode, failure, success, type Envelope } from './envelope.ts';
import { commonFlags, type CommonValues } from './flags.ts';
import { parseFlags, usage } from './parse.ts';
import { callAgainFrom } from './call-again.ts';
import { printDocument, printsLines } from './output.ts';
import { silentProgress } from './progress.ts';
import { visibleJson, visiblePage } from '../render/visible.ts';
import { refuseAddress } from './refuse-address.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Answer, Clock, Command, Context } from './command.ts';
import type { SendingSession } from '../../state/sending/sending-session.ts';
import type { State } from '../../state/file/transact.ts';

export type Commands = Readonly<
  Record<string, { about: string; load: () => Promise<{ command: unknown }> }>
>;

/** Never rejects; sets process.exitCode (process.exit would cut a pipe at 64 KB). */
export async function runScript(script: string, about: string, commands: Commands): Promise<void> {
  // `report | head` closes the pipe early: that must not crash a send.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [first, second = '', ...rest] = process.argv.slice(2);
  // `mailbox add` is one command of two words.
  const twoWords = Object.hasOwn(commands, `${first} ${second}`);
  const name = twoWords ? `${first} ${second}` : first;
  const argv = twoWords ? rest : process.argv.slice(3);
  if (name === '--help' || name === '-h' || name === 'help')
    return printHelp(script, about, commands);
  const path = name === undefined ? script : `${script}.${name.replace(' ', '_')}`;
  let clock = systemClock();
  let common: CommonValues | null = null;
  let answered: Envelope;
  let answer: Answer | null = null;
  try {
    const command = await loadCommand(script, commands, name);
    if (argv.includes('--help') || argv.includes('-h')) {
      const { renderCommandHelp } = await import('./help.ts');
      process.stdout.write(renderCommandHelp(`${script}.ts ${name}`, command));
      return;
    }
    const parsed = parseFlags(argv, { ...command.flags, ...commonFlags }, `${script}.ts ${name}`);
    common = parsed.values as CommonValues;
    if (common.now !== undefined) clock = virtualClock(common.now);
    checkPositionals(command, parsed.positionals, `${script}.ts ${name}`);
    answer = await runWithState({
      script,
      path,
      command,
      clock,
      common,
      values: parsed.values,
      positionals: parsed.positionals,
    });
    answered = success(path, clock.now(), answer);
  } catch (error) {
    const failed = asFailure(error);
    if (failed.code === 'internal' && process.env['CAMPAIGN_DEBUG'])
      console.error(visiblePage(inspect(error)));
    answered = failure(path, clock.now(), failed);
    process.exitCode = exitCode(failed);
  }
  try {
    await printDocument(answered, answer, common);
  } catch (error) {
    const failed = asFailure(error);
    process.exitCode = exitCode(failed);
    process.stdout.write(
      visibleJson(
        `${JSON.stringify(failure(path, clock.now(), failed), null, common !== null && printsLines(common) ? 0 : 2)}\n`,
      ),
    );
  }
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

async function loadCommand(
  script: string,
  commands: Commands,
  name: string | undefined,
): Promise<Command> {
  if (name === undefined)
    throw usage(
      `${script} needs a command; expected one of ${Object.keys(commands).join(', ')}.`,
      `See ${script}.ts --help.`,
      `${script}.ts`,
    );
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    const guess = nearest(name, Object.keys(commands));
    throw usage(
      `${JSON.stringify(name.slice(0, 80))} is not a command of ${script}.ts; expected one of ${Object.keys(commands).join(', ')}.`,
      guess ? `Did you mean ${script}.ts ${guess}?` : `See ${script}.ts --help.`,
      `${script}.ts`,
    );
  }
  return (await entry.load()).command as Command;
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

async function printHelp(script: string, about: string, commands: Commands): Promise<void> {
  const { renderScriptHelp } = await import('./help.ts');
  process.stdout.write(
    renderScriptHelp(
      `${script}.ts`,
      about,
      Object.fromEntries(Object.entries(commands).map(([name, { about: line }]) => [name, line])),
    ),
  );
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
