/** Renders the command tables as the reference that the skill ships. */
import { commonFlags, type Flag, type Flags } from '../../lib/cli/runner/flags.ts';
import { expected, placeholder } from '../../lib/cli/runner/parse.ts';
import { examplesOf } from '../../lib/cli/command-line/help.ts';
import type { Command } from '../../lib/cli/runner/command.ts';
import type { Tables } from './command-tables.ts';

const STATE: Readonly<Record<Command['state'], string>> = {
  none: 'Needs no state file.',
  read: 'Reads the state file.',
  read_if_any: 'Reads the state file where there is one.',
  write: 'Changes the state file.',
  create: 'Changes the state file, and creates it when there is none.',
};

const EFFECT: Readonly<Record<Command['effect'], string>> = {
  read: 'Effect: read.',
  write: 'Effect: write.',
  send: 'Effect: send, messages may leave.',
};

export function renderCommands(tables: Tables): string {
  const scripts = [...tables].flatMap(([script, commands]) => [
    `## ${script}.ts`,
    '',
    ...[...commands].flatMap(([name, command]) => renderCommand(script, name, command)),
  ]);
  return (
    [
      '# Commands',
      '',
      'Made from the command tables of the scripts; a test compares the two. `rate_limiter.ts describe` gives the same as data, with the schema of each answer.',
      '',
      '## Flags of every command',
      '',
      ...table(commonFlags),
      '',
      ...scripts,
    ]
      .join('\n')
      .trimEnd() + '\n'
  );
}

function renderCommand(script: string, name: string, command: Command): string[] {
  const { positionals } = command;
  const flags =
    Object.keys(command.flags).length > 0 ? table(command.flags) : ['No flags of its own.'];
  return [
    `### ${script}.ts ${name}`,
    '',
    `${command.about}. ${EFFECT[command.effect]} ${STATE[command.state]}`,
    '',
    '```',
    ...examplesOf(`${script}.ts`, name, command),
    '```',
    '',
    ...(positionals ? [`Arguments: \`${positionals.name}\`, ${positionals.about}.`, ''] : []),
    ...flags,
    '',
  ];
}

function table(flags: Flags): string[] {
  return [
    '| Flag | What | Value |',
    '|---|---|---|',
    ...Object.entries(flags).map(
      ([name, flag]) =>
        `| ${[name, ...(flag.aliases ?? [])].map((each) => `\`--${each}\``).join(' or ')} | ${cell(flag.about)} | ${cell(valueOf(name, flag))} |`,
    ),
  ];
}

function valueOf(name: string, flag: Flag): string {
  if (flag.kind === 'switch') return 'none';
  const notes = [
    flag.required ? 'needed' : '',
    flag.kind === 'integer' && flag.fallback !== undefined ? `default ${flag.fallback}` : '',
    flag.kind === 'texts' ? 'may be repeated' : '',
  ]
    .filter(Boolean)
    .join(', ');
  const example = flag.kind === 'choice' ? '' : `, e.g. \`${placeholder(name, flag)}\``;
  return `${expected(flag)}${example}${notes === '' ? '' : ` (${notes})`}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
