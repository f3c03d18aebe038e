/** Runs one command of one script: parse, open, run, record, tell listeners, print, exit code. The only place that ends the process. */
import { inspect } from 'node:util';
import { systemClock, virtualClock } from '../clock/clock.ts';
import { asFailure, exitCode, failure, success, type Envelope } from './envelope.ts';
import { commonFlags, type CommonValues } from './flags.ts';
import { parseFlags, usage } from './parse.ts';
import { printDocument, printsLines } from './output.ts';
import { visibleJson, visiblePage } from '../render/visible.ts';
import { refuseAddress } from './refuse-address.ts';
import { nearest } from '../../core/text/nearest.ts';
import { executeCommand } from './execute-command.ts';
import type { Answer, Command } from './command.ts';

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
    answer = await executeCommand({
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
