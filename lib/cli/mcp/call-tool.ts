/** Answers one call of a tool with the document that the script prints, for failures alike. */
import { Failure } from '../../domain/failure.ts';
import { systemClock } from '../clock/clock.ts';
import { asFailure, failure, type Envelope } from '../runner/envelope.ts';
import { callScript } from './call-script.ts';
import { commandWords } from './command-words.ts';
import { commandOf, OTHERS } from './tools.ts';
import type { IndexedCommand } from '../describe/command-index.ts';

export type ToolServer = {
  index: readonly IndexedCommand[];
  folder: string;
  /** Milliseconds. */
  limit: number;
  db: string | undefined;
};

export async function callTool(
  server: ToolServer,
  call: { name: string; given: Readonly<Record<string, unknown>> },
  signal: AbortSignal,
): Promise<Envelope> {
  const found = commandOf(server.index, call.name, call.given);
  const path = found === null ? call.name : `${found.script}.${found.name.replace(' ', '_')}`;
  try {
    if (found === null) throw noCommand(call);
    const words = commandWords(found, argumentsOf(call), server.folder);
    const db = server.db === undefined ? [] : ['--db', server.db];
    const common = ['--format', 'json', ...db];
    // Flags before the plain arguments: after `--` nothing is a flag.
    const at = words.indexOf('--') === -1 ? words.length : words.indexOf('--');
    const line = [...words.slice(0, at), ...common, ...words.slice(at)];
    const { script } = found;
    const { folder, limit } = server;
    const ended = await callScript({ script, words: line, folder }, limit, signal);
    return documentOf(ended, limit);
  } catch (error) {
    return failure(path, systemClock().now(), asFailure(error));
  }
}

function argumentsOf({
  name,
  given,
}: {
  name: string;
  given: Readonly<Record<string, unknown>>;
}): Record<string, unknown> {
  if (name !== OTHERS.read && name !== OTHERS.write) return { ...given };
  const { command: _, flags, arguments: plain, ...rest } = given;
  return {
    ...rest,
    ...(typeof flags === 'object' && flags !== null ? flags : {}),
    ...(plain === undefined ? {} : { arguments: plain }),
  };
}

function documentOf(
  { stdout, endedEarly }: { stdout: string; endedEarly: boolean },
  limit: number,
): Envelope {
  let document: Envelope;
  try {
    document = JSON.parse(stdout) as Envelope;
  } catch {
    throw new Failure({
      code: endedEarly ? 'time_limit' : 'internal',
      exit: endedEarly ? 'tryAgain' : 'internal',
      message: endedEarly
        ? `The command was ended after ${limit / 1_000} s and had not answered.`
        : 'The script ended without an answer: this is a bug in this skill.',
      hint: 'What it committed is kept. Call status to see where the campaign stands.',
    });
  }
  if (!endedEarly) return document;
  const warning = {
    code: 'time_limit',
    message: `The command was told to end after ${limit / 1_000} s, and finished what was under way.`,
  };
  return { ...document, warnings: [warning, ...(document['warnings'] as unknown[])] };
}

function noCommand({
  name,
  given,
}: {
  name: string;
  given: Readonly<Record<string, unknown>>;
}): Failure {
  const asked = given['command'];
  return new Failure({
    code: 'usage',
    exit: 'usage',
    message:
      typeof asked === 'string'
        ? `${name} offers no command ${JSON.stringify(asked.slice(0, 60))}.`
        : `There is no tool ${JSON.stringify(name.slice(0, 60))}, or it needs "command".`,
    hint: 'The list of tools names every command; approvals, servers and schedules are made in a shell.',
  });
}
