/** Renders the command tables as the index that `describe` and the MCP server read. */
import { examplesOf } from '../../lib/cli/command-line/help.ts';
import { placeholder } from '../../lib/cli/runner/parse.ts';
import type { FlagSchema, IndexedCommand } from '../../lib/cli/describe/command-index.ts';
import type { Command } from '../../lib/cli/runner/command.ts';
import type { Flag } from '../../lib/cli/runner/flags.ts';
import type { Tables } from './command-tables.ts';

export function renderIndex(tables: Tables): string {
  const commands = [...tables].flatMap(([script, table]) =>
    [...table].map(([name, command]) => indexCommand(script, name, command)),
  );
  return `${JSON.stringify({ title: 'Every command of every script; made from their tables', commands }, null, 1)}\n`;
}

export function indexCommand(script: string, name: string, command: Command): IndexedCommand {
  const { about, effect, flags, positionals } = command;
  const properties = Object.fromEntries(
    Object.entries(flags).map(([flag, kind]) => [flag, schemaOf(flag, kind)]),
  );
  const required = Object.keys(flags).filter((flag) => flags[flag]?.required);
  if (positionals) {
    const { name: shown, about: what, min, kind } = positionals;
    properties['arguments'] = {
      type: 'array',
      description: `${shown}: ${what}`,
      items: { type: 'string' },
      ...(kind === 'path' ? { format: 'path' } : {}),
      ...(min > 0 ? { minItems: min } : {}),
    };
    if (min > 0) required.push('arguments');
  }
  return {
    script,
    name,
    about,
    effect,
    examples: examplesOf(`${script}.ts`, name, command),
    input: {
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    },
  };
}

function schemaOf(name: string, flag: Flag): FlagSchema {
  const example = flag.placeholder === undefined ? '' : ` (e.g. ${placeholder(name, flag)})`;
  return { ...typeOf(flag), description: `${flag.about}${example}` };
}

function typeOf(flag: Flag): Omit<FlagSchema, 'description'> {
  switch (flag.kind) {
    case 'integer': {
      const { min: minimum, max: maximum, fallback } = flag;
      return {
        type: 'integer',
        minimum,
        maximum,
        ...(fallback === undefined ? {} : { default: fallback }),
      };
    }
    case 'choice':
      return { enum: flag.choices };
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'duration':
      return { type: 'string', pattern: '^\\d{1,6}[smhd]$' };
    case 'json':
      return {};
    case 'texts':
      return { type: 'array', items: { type: 'string' } };
    case 'switch':
      return { type: 'boolean' };
    case 'path':
      return { type: 'string', format: 'path' };
    case 'text':
      return { type: 'string' };
  }
}
