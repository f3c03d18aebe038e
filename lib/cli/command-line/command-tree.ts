/**
 * The commands of a script as a tree of yargs: finds the command that a line names, loads it, and
 * reads its flags.
 */
import yargs, { type Arguments, type Argv } from 'yargs';
import { commonFlags, type Flags } from '../runner/flags.ts';
import { readFlags, refuseReservedNames, type Given } from '../runner/parse.ts';
import { refuseCommand } from './refuse-command.ts';
import type { Command, Commands } from '../runner/command.ts';

export type Reading =
  | {
      kind: 'command';
      name: string;
      command: Command;
      values: Record<string, unknown>;
      positionals: string[];
    }
  /** Of a command, of a group such as `mailbox`, or of the script when both are missing. */
  | { kind: 'help'; name?: string; command?: Command }
  | { kind: 'version' };

/** The first word that asks yargs to complete a half-typed line. */
export const COMPLETION_REQUEST = '--get-yargs-completions';

/** yargs guesses, splits and converts nothing: every value stays the text that was typed. */
const AS_TYPED = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'nargs-eats-options': true,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
  'strip-aliased': true,
};

/**
 * yargs counts how often a switch is given, and refuses a value: as a boolean, `--dry-run=yes`
 * would be false.
 */
const SWITCH = { string: true, nargs: 0 } as const;
const VALUE = { string: true, nargs: 1 } as const;

/** Thrown to yargs once a line is read: otherwise yargs checks it again and renders its help. */
const ENOUGH = new Error('The line is read.');

/**
 * `words`: the command line without program and script. Throws Failure `usage` for words that yargs
 * or the tables refuse.
 */
export async function readCommandLine(
  script: string,
  commands: Commands,
  words: readonly string[],
): Promise<Reading> {
  const [first, ...rest] = words;
  if (first === 'help') return readCommandLine(script, commands, [...rest, '--help']);
  const tree = new CommandTree(script, commands, words);
  return tree.read();
}

class CommandTree {
  #reading: Reading | null = null;
  readonly #program: string;
  readonly #commands: Commands;
  readonly #words: readonly string[];

  constructor(script: string, commands: Commands, words: readonly string[]) {
    this.#program = `${script}.ts`;
    this.#commands = commands;
    this.#words = words;
  }

  async read(): Promise<Reading> {
    const root = yargs([...this.#words], '/')
      .scriptName(this.#program)
      .locale('en')
      .help(false)
      .version(false)
      .exitProcess(false)
      .fail(false)
      .parserConfiguration(AS_TYPED)
      .option('help', { ...SWITCH, alias: 'h' })
      .option('version', SWITCH);
    const names = Object.keys(this.#commands);
    // A word may be a command and also the first word of others (`alerts`, `alerts ack`).
    const longer = Object.hasOwn(this.#commands, `${this.#words[0]} ${this.#words[1]}`)
      ? this.#words[0]
      : undefined;
    for (const name of names.filter((each) => !each.includes(' ') && each !== longer))
      this.#addCommand(root, name);
    for (const group of new Set(names.filter((each) => each.includes(' ')).map(firstWord)))
      if (group === longer || !names.includes(group)) this.#addGroup(root, group);
    try {
      const given = await root.parseAsync();
      return this.#reading ?? this.#withoutCommand(given);
    } catch (error) {
      if (this.#reading !== null) return this.#reading;
      // yargs has a message only where no command was found.
      throw (error as { name?: unknown }).name === 'YError' ? this.#refusal() : error;
    }
  }

  #addCommand(parent: Argv, name: string): void {
    parent.command(name.split(' ').at(-1) as string, false, async (line) => {
      const { command } = (await this.#commands[name]?.load()) as { command: Command };
      declare(line, { ...command.flags, ...commonFlags });
      // Before yargs checks anything: our messages say what was received, expected, and what to
      // try.
      line.middleware((given) => {
        const fault = line.parsed === false ? null : line.parsed.error;
        this.#readCommand(name, command, given, fault?.message);
        throw ENOUGH;
      }, true);
    });
  }

  #addGroup(root: Argv, group: string): void {
    root.command(
      group,
      false,
      (line) => {
        for (const name of Object.keys(this.#commands).filter((each) => isIn(group, each)))
          this.#addCommand(line, name);
      },
      (given) => {
        this.#reading = this.#withoutCommand(given, group);
      },
    );
  }

  #readCommand(name: string, command: Command, given: Arguments, fault: string | undefined): void {
    const depth = name.split(' ').length;
    if (this.#words.slice(0, depth).join(' ') !== name) throw this.#refusal();
    if (Object.hasOwn(given, 'help')) this.#reading = { kind: 'help', name, command };
    else if (Object.hasOwn(given, 'version')) this.#reading = { kind: 'version' };
    else {
      const path = `${this.#program} ${name}`;
      const flags = { ...command.flags, ...commonFlags };
      refuseReservedNames(this.#words, flags, path);
      const values = readFlags(given as Given, fault, flags, path);
      const { _: plain, '--': last = [] } = given as { _: string[]; '--'?: string[] };
      const positionals = [...plain.slice(depth), ...last].map(String);
      this.#reading = { kind: 'command', name, command, values, positionals };
    }
  }

  #withoutCommand(given: object, group?: string): Reading {
    if (Object.hasOwn(given, 'help'))
      return group === undefined ? { kind: 'help' } : { kind: 'help', name: group };
    if (Object.hasOwn(given, 'version')) return { kind: 'version' };
    throw this.#refusal();
  }

  #refusal(): Error {
    return refuseCommand(this.#program, Object.keys(this.#commands), this.#words);
  }
}

function declare(line: Argv, flags: Flags): void {
  for (const [name, { kind, aliases = [] }] of Object.entries(flags))
    if (name !== 'help' && name !== 'version')
      for (const each of [name, ...aliases]) line.option(each, kind === 'switch' ? SWITCH : VALUE);
}

const firstWord = (name: string): string => name.split(' ')[0] as string;
const isIn = (group: string, name: string): boolean => name.startsWith(`${group} `);
