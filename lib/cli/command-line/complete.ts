/**
 * Answers the shell: how a half-typed line may go on, by yargs's own completion over the tables.
 */
import yargs, { type Argv } from 'yargs';
import { commonFlags, type Flags } from '../runner/flags.ts';
import { COMPLETION_REQUEST } from './command-tree.ts';
import { describeFlags, type Script } from './help.ts';
import type { Command, Commands } from '../runner/command.ts';

/**
 * `typed`: the words after the program; the last is being typed, and may be empty. One candidate a
 * line.
 */
export async function completeLine(
  { script, commands }: Script,
  typed: readonly string[],
): Promise<string> {
  const words = withoutEqualsSigns(typed);
  const loaded = await loadNamed(commands, words);
  if (isValue(words, loaded)) return '';
  const current = words.at(-1) ?? '';
  const candidates = ask(treeOf(script, commands, loaded), words);
  return candidates
    .filter((each) => each.startsWith(current))
    .map((each) => `${each}\n`)
    .join('');
}

/** bash hands over `--format=j` as three words. */
function withoutEqualsSigns(words: readonly string[]): string[] {
  const kept = words.filter((word) => word !== '=');
  return words.at(-1) === '=' ? [...kept, ''] : kept;
}

/** yargs asks for the flags synchronously: the commands that may be meant are loaded first. */
async function loadNamed(
  commands: Commands,
  words: readonly string[],
): Promise<ReadonlyMap<string, Command>> {
  const named = Object.entries(commands).filter(([name]) =>
    name.split(' ').every((word) => words.includes(word)),
  );
  return new Map(
    await Promise.all(
      named.map(async ([name, { load }]) => [name, (await load()).command as Command] as const),
    ),
  );
}

/** The value of such a flag is a name or a file: the shell completes files by itself. */
function isValue(words: readonly string[], loaded: ReadonlyMap<string, Command>): boolean {
  const before = words.at(-2) ?? '';
  if (!before.startsWith('--')) return false;
  const flags: Flags = Object.assign(
    {},
    ...[...loaded.values()].map((each) => each.flags),
    commonFlags,
  );
  const flag = Object.hasOwn(flags, before.slice(2)) ? flags[before.slice(2)] : undefined;
  return flag !== undefined && flag.kind !== 'switch' && flag.kind !== 'choice';
}

function treeOf(script: string, commands: Commands, loaded: ReadonlyMap<string, Command>): Argv {
  const line = yargs([], '/').scriptName(`${script}.ts`).locale('en').help(false).version(false);
  const add = (parent: Argv, name: string): void => {
    const flags = { ...loaded.get(name)?.flags, ...commonFlags };
    parent.command(name.split(' ').at(-1) as string, commands[name]?.about ?? '', (own) =>
      describeFlags(own, flags, ''),
    );
  };
  const names = Object.keys(commands);
  for (const name of names.filter((each) => !each.includes(' '))) add(line, name);
  for (const group of new Set(names.flatMap((each) => each.split(' ').slice(-2, -1))))
    line.command(group, `The commands of ${group}`, (own) => {
      for (const name of names) if (name.startsWith(`${group} `)) add(own, name);
    });
  describeFlags(line, { help: commonFlags.help, version: commonFlags.version }, '');
  return line.completion('complete', false);
}

/**
 * yargs parses once for each word of a command and passes an output each time; only the last output
 * has candidates.
 */
function ask(tree: Argv, words: readonly string[]): string[] {
  const found: string[] = [];
  void tree.parse([COMPLETION_REQUEST, ...words], {}, (_error, _given, output) => {
    if (output !== '') found.push(...output.split('\n'));
  });
  return [...new Set(found)];
}
