/**
 * Runs one command of one script: reads the line, opens the state, runs, records, informs
 * listeners, prints, sets the exit code. Nothing else ends the process.
 */
import { inspect } from 'node:util';
import { systemClock, virtualClock } from '../clock/clock.ts';
import { asFailure, exitCode, failure, success, type Envelope } from './envelope.ts';
import { usage } from './parse.ts';
import { COMPLETION_REQUEST, readCommandLine, type Reading } from '../command-line/command-tree.ts';
import { printDocument, printsLines } from './output.ts';
import { visibleJson, visiblePage } from '../render/visible.ts';
import { executeCommand } from './execute-command.ts';
import { refuseAddress } from './refuse-address.ts';
import type { Answer, Clock, Command, Commands, NextStep, Warning } from './command.ts';
import type { CommonValues } from './flags.ts';

/** Never rejects; sets process.exitCode (process.exit would cut a pipe at 64 KB). */
export async function runScript(script: string, about: string, commands: Commands): Promise<void> {
  // `report | head` closes the pipe early: that must not stop a send.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const words = process.argv.slice(2);
  const call: Call = {
    path: pathOf(script, commands, words),
    clock: systemClock(),
    common: null,
    warnings: [],
    next: [],
  };
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
    const lines = call.common !== null && printsLines(call.common);
    const indent = process.stdout.isTTY && !lines ? 2 : 0;
    process.stdout.write(visibleJson(`${JSON.stringify(failed, null, indent)}\n`));
  }
}

/** What is known of a call so far: a failure is printed in its format and with its time. */
type Call = {
  path: string;
  clock: Clock;
  common: CommonValues | null;
  warnings: Warning[];
  next: NextStep[];
};

function pathOf(script: string, commands: Commands, [first, second]: readonly string[]): string {
  if (first === undefined) return script;
  return `${script}.${Object.hasOwn(commands, `${first} ${second}`) ? `${first}_${second}` : first}`;
}

/** Help, version and completion are texts in every format; any other line is a command. */
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
  return executeCommand({ script, ...call, command, common, values, positionals });
}

function failureOf(call: Call, error: unknown): Envelope {
  const failed = asFailure(error);
  if (failed.code === 'internal' && process.env['CAMPAIGN_DEBUG'])
    console.error(visiblePage(inspect(error)));
  process.exitCode = exitCode(failed);
  return failure(call.path, call.clock.now(), failed, call);
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
