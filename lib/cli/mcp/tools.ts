/**
 * The tools that the MCP server offers, made from the index of commands: one for each everyday
 * command, and three for all others, because every tool is read by every agent in every session.
 */
import type { FlagSchema, IndexedCommand } from '../describe/command-index.ts';

type ToolSchema = {
  type: 'object';
  properties: Record<string, Record<string, unknown>>;
  required?: string[];
  additionalProperties: false;
};
export type CommandTool = {
  name: string;
  description: string;
  inputSchema: ToolSchema;
  annotations: {
    readOnlyHint: boolean;
    destructiveHint: boolean;
    idempotentHint: boolean;
    openWorldHint: boolean;
  };
};

/** Commands that an agent does not get, and why. */
export const NOT_OFFERED: Readonly<Record<string, string>> = {
  approve: 'only a person approves messages',
  install: "it changes the user's machine outside the working folder",
  live: 'it serves until a signal',
  serve: 'it serves until a signal',
  completion: 'it is for shells',
};

/** Flags that run a command without an end, or replace a file of the user. */
const LEFT_OUT: ReadonlySet<string> = new Set(['follow', 'watch', 'force']);

/** Commands with a tool of their own, in the order of a campaign's day. */
const EVERYDAY: readonly string[] = [
  'tick',
  'status',
  'validate',
  'start',
  'import',
  'preview',
  'schedule',
  'send',
  'process',
  'report',
  'replies',
  'show',
  'label',
  'people',
  'sent',
  'why',
  'forecast',
  'alerts',
  'pause',
  'resume',
  'suppress',
  'configure',
  'mailbox add',
  'complete',
  'daily',
  'campaign',
  'list',
];

/** Calling these again does more of it. */
const DOES_MORE: ReadonlySet<string> = new Set(['tick', 'schedule', 'send', 'process']);

/** How an everyday tool, and each of the three for all others, names its commands. */
export const OTHERS = { read: 'campaign_read', write: 'campaign_write' } as const;

export function offered(index: readonly IndexedCommand[]): IndexedCommand[] {
  return index.filter(({ name }) => !Object.hasOwn(NOT_OFFERED, name));
}

export function toolName(name: string): string {
  return `campaign_${name.replaceAll(/[ -]/g, '_')}`;
}

export function toolsOf(index: readonly IndexedCommand[]): CommandTool[] {
  const all = offered(index);
  const everyday = EVERYDAY.flatMap((name) => all.filter((each) => each.name === name));
  const others = all.filter((each) => !everyday.includes(each));
  return [
    ...everyday.map(ownTool),
    othersTool(
      OTHERS.read,
      others.filter(({ effect }) => effect === 'read'),
    ),
    othersTool(
      OTHERS.write,
      others.filter(({ effect }) => effect !== 'read'),
    ),
  ];
}

/** The command that a call of a tool means; null: no such tool or command. */
export function commandOf(
  index: readonly IndexedCommand[],
  tool: string,
  given: Readonly<Record<string, unknown>>,
): IndexedCommand | null {
  const all = offered(index);
  const isOthers = tool === OTHERS.read || tool === OTHERS.write;
  const found = all.find(({ name }) =>
    isOthers ? name === given['command'] : toolName(name) === tool,
  );
  if (!found) return null;
  return tool === OTHERS.read && found.effect !== 'read' ? null : found;
}

function ownTool({ name, about, effect, input }: IndexedCommand): CommandTool {
  const needed = new Set(input.required ?? []);
  const properties = Object.fromEntries(
    flagsOf(input.properties).map(([flag, schema]) => [flag, brief(schema, needed.has(flag))]),
  );
  return {
    name: toolName(name),
    description: about,
    inputSchema: {
      type: 'object',
      properties: { ...properties, ...(effect === 'read' ? { full: { type: 'boolean' } } : {}) },
      ...(input.required ? { required: input.required } : {}),
      additionalProperties: false,
    },
    annotations: annotate(effect, !DOES_MORE.has(name)),
  };
}

function othersTool(name: string, commands: readonly IndexedCommand[]): CommandTool {
  const [first] = commands;
  const list = commands.map((each) => `${each.name} (${lowerFirst(gist(each.about))})`).join('; ');
  return {
    name,
    description: `Call a command by its name; campaign_read with command "describe" and arguments [NAME] gives its flags. ${list}`,
    inputSchema: {
      type: 'object',
      properties: {
        command: { enum: commands.map((each) => each.name) },
        flags: { type: 'object', description: 'Its flags without --' },
        arguments: { type: 'array', items: { type: 'string' } },
      },
      required: ['command'],
      additionalProperties: false,
    },
    annotations: annotate(first?.effect ?? 'read', true),
  };
}

/** What a read changes is only its own row in the audit trail. */
function annotate(
  effect: IndexedCommand['effect'],
  idempotentHint: boolean,
): CommandTool['annotations'] {
  return {
    readOnlyHint: effect === 'read',
    destructiveHint: effect !== 'read',
    idempotentHint,
    openWorldHint: effect === 'send',
  };
}

export function flagsOf(properties: Readonly<Record<string, FlagSchema>>): [string, FlagSchema][] {
  return Object.entries(properties).filter(([flag]) => !LEFT_OUT.has(flag));
}

/** Types and choices; limits and defaults are in the answer of `describe` and in every refusal. */
function brief(schema: FlagSchema, isNeeded: boolean): Record<string, unknown> {
  const { type, enum: choices, items, description } = schema;
  return {
    ...(type === undefined ? {} : { type }),
    ...(choices === undefined ? {} : { enum: choices }),
    ...(items === undefined ? {} : { items }),
    ...(isNeeded ? { description: gist(description) } : {}),
  };
}

function gist(text: string): string {
  return (/^[^,:;.(]{12,60}/.exec(text)?.[0] ?? text.slice(0, 60)).trim();
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
