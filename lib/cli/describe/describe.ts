/** `rate_limiter.ts describe`: what the commands are, and how one of them is called and answers. */
import { nearest } from '../../core/text/nearest.ts';
import { defineCommand, type Answer } from '../runner/command.ts';
import { show, usage } from '../runner/parse.ts';
import { EXIT } from '../../domain/failure.ts';
import { fitSchema, readAnswerSchema } from './answer-schema.ts';
import { readCommandIndex, type IndexedCommand } from './command-index.ts';
import type { CommonValues } from '../runner/flags.ts';

const PATH = 'rate_limiter.ts describe';
/** What is left of an answer for the schema of `data`. */
const SCHEMA_BYTES = 3_000;
/** Sixty commands fit into an answer. */
const MOST_ABOUT = 60;

export const command = defineCommand({
  about:
    'List every command of every script, or describe one: its effect, flags, answer and errors as JSON Schema',
  examples: ['', 'mailbox add'],
  flags: {},
  positionals: { name: 'COMMAND', about: 'a command, such as status or mailbox add', min: 0 },
  effect: 'read',
  state: 'none',
  run: (_, values, words) => {
    const all = readCommandIndex();
    if (words.length === 0) return Promise.resolve({ data: { scripts: listCommands(all) } });
    const { full } = values as unknown as CommonValues;
    return Promise.resolve(describeOne(find(all, words), full));
  },
});

function listCommands(all: readonly IndexedCommand[]): Record<string, unknown>[] {
  return [...new Set(all.map(({ script }) => script))].map((script) => ({
    script: `${script}.ts`,
    commands: all
      .filter((each) => each.script === script)
      .map(({ name, effect, about }) => ({ command: name, effect, about: firstClause(about) })),
  }));
}

/** The list is read at a glance: the first clause, or what fits of it. */
function firstClause(about: string): string {
  const [clause = about] = about.split(/[,:;(]| or \(/);
  return clause.length <= MOST_ABOUT ? clause.trim() : `${clause.slice(0, MOST_ABOUT).trim()}…`;
}

function describeOne(found: IndexedCommand, full: boolean): Answer {
  const { script, name, about, effect, examples, input } = found;
  const path = `${script}.${name.replace(' ', '_')}`;
  const { output, errors } = readAnswerSchema(path);
  const fitted = fitSchema(output, full ? Infinity : SCHEMA_BYTES);
  return {
    data: {
      script: `${script}.ts`,
      command: name,
      about,
      effect,
      examples,
      input,
      output: fitted.schema,
      outputFile: `schemas/output/${path}.json`,
      outputIsWhole: fitted.whole,
      errors,
      exitCodes: Object.values(EXIT),
    },
  };
}

/** Also `rate_limiter status`, `rate_limiter.ts mailbox add` and `analytics.daily`. */
function find(all: readonly IndexedCommand[], words: readonly string[]): IndexedCommand {
  const asked = words.join(' ');
  const found = all.find(({ script, name }) =>
    [
      name,
      `${script} ${name}`,
      `${script}.ts ${name}`,
      `${script}.${name.replace(' ', '_')}`,
    ].includes(asked),
  );
  if (found) return found;
  const guess = nearest(
    asked,
    all.map(({ name }) => name),
  );
  throw usage(
    `${show(asked)} is not a command of any script; expected one that describe lists.`,
    guess === null || guess === undefined
      ? `Call ${PATH} alone.`
      : `Did you mean ${PATH} ${guess}?`,
    PATH,
  );
}
