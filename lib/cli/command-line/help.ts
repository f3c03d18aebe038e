/** Help and version, printed by yargs from the same tables that define the command line. */
import { readFileSync } from 'node:fs';
import yargs, { type Argv, type Options } from 'yargs';
import { commonFlags, type Flag, type Flags } from '../runner/flags.ts';
import { expected, placeholder } from '../runner/parse.ts';
import type { Command, Commands } from '../runner/command.ts';

export type Script = { script: string; about: string; commands: Commands };

const WIDTH = 100;
const EXIT_CODES = [
  'Exit codes: 0 done (also "nothing was due"), 64 wrong command or flag, 65 invalid data,',
  '66 no such campaign, mailbox or file, 69 mail server unreachable, 70 a bug of this skill,',
  '75 busy, try again later, 77 refused by a guard rail, 78 wrong configuration.',
].join('\n');

/** Of one command, of a group such as `mailbox`, or of the script. */
export function renderHelp(
  script: Script,
  { name, command }: { name?: string; command?: Command },
): Promise<string> {
  return name !== undefined && command !== undefined
    ? commandHelp(`${script.script}.ts`, name, command)
    : commandList(script, name);
}

export function renderVersion(): string {
  const file = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return `${(JSON.parse(file) as { version: string }).version}\n`;
}

function commandList({ script, about, commands }: Script, group?: string): Promise<string> {
  const program = `${script}.ts`;
  const whole = group === undefined ? program : `${program} ${group}`;
  const line = page(program, [
    group === undefined ? `${program} ${about}.` : `The commands of ${whole}.`,
    `Usage: ${whole} COMMAND [flags]`,
  ]);
  for (const [name, { about: what }] of Object.entries(commands))
    if (group === undefined || name.startsWith(`${group} `)) line.command(name, what);
  const { help, version } = commonFlags;
  describeFlags(line, { help, version }, 'Flags:');
  line.epilog(`${whole} COMMAND --help shows examples and the flags of a command.\n${EXIT_CODES}`);
  return printed(line);
}

function commandHelp(program: string, name: string, command: Command): Promise<string> {
  const { about, flags, positionals } = command;
  const called = [program, name].filter(Boolean).join(' ');
  const plain = positionals ? ` ${positionals.name}` : '';
  // A call to copy and change comes before everything else.
  const line = page(program, [
    `${called}: ${about}`,
    ['Examples:', ...examplesOf(program, name, command).map((each) => `  ${each}`)].join('\n'),
    `Usage: ${called}${plain} [flags]`,
  ]);
  if (positionals)
    line.positional(positionals.name, { type: 'string', describe: positionals.about });
  describeFlags(line, flags, 'Flags:');
  const others = Object.entries(commonFlags).filter(([flag]) => !Object.hasOwn(flags, flag));
  describeFlags(line, Object.fromEntries(others), 'Flags of every command:');
  line.epilog(EXIT_CODES);
  return printed(line);
}

/** Complete command lines; only the names in them are placeholders. */
export function examplesOf(program: string, name: string, command: Command): string[] {
  const required = Object.entries(command.flags)
    .filter(([, flag]) => flag.required)
    .map(([flag, kind]) => `--${flag} ${placeholder(flag, kind)}`);
  const given = command.examples ?? [required.join(' ')];
  return given.map((words) => [program, name, words].filter(Boolean).join(' '));
}

function page(program: string, lines: readonly string[]): Argv {
  const columns = process.stdout.columns ?? WIDTH;
  return yargs([], '/')
    .scriptName(program)
    .locale('en')
    .help(false)
    .version(false)
    .usage(lines.join('\n\n'))
    .wrap(Math.min(WIDTH, columns));
}

/** Adds the flags to a page of help, or to a line that is being completed. */
export function describeFlags(line: Argv, flags: Flags, group: string): void {
  for (const [name, flag] of Object.entries(flags)) line.option(name, { ...describe(flag), group });
}

function describe(flag: Flag): Options {
  const fallback = flag.kind === 'integer' ? flag.fallback : undefined;
  return {
    ...TYPES[flag.kind],
    ...(flag.aliases ? { alias: flag.aliases } : {}),
    describe: `${flag.about}${wanted(flag)}`,
    ...(flag.required ? { demandOption: true } : {}),
    ...(flag.kind === 'choice' ? { choices: flag.choices } : {}),
    ...(fallback === undefined ? {} : { defaultDescription: String(fallback) }),
  };
}

const TYPES: Readonly<Record<Flag['kind'], Options>> = {
  text: { string: true },
  path: { string: true },
  choice: { string: true },
  instant: { string: true },
  duration: { string: true },
  json: { string: true },
  texts: { array: true },
  integer: { number: true },
  switch: { boolean: true },
};

/** Added where the type that yargs prints is not precise enough. */
function wanted(flag: Flag): string {
  switch (flag.kind) {
    case 'integer':
      return ` (${expected(flag)})`;
    case 'instant':
    case 'duration':
    case 'json':
      return ` (${expected(flag)}, e.g. ${placeholder('', flag)})`;
    default:
      return flag.placeholder === undefined || flag.about.includes(flag.placeholder)
        ? ''
        : ` (e.g. ${flag.placeholder})`;
  }
}

async function printed(line: Argv): Promise<string> {
  return `${await line.getHelp()}\n`;
}
