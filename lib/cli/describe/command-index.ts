/**
 * The index of all commands of all scripts, as schemas/commands.json has it. It is made from the
 * command tables (test/docs), so that a reader of the index need not load fifty commands.
 */
import { readFileSync } from 'node:fs';
import type { Command } from '../runner/command.ts';

/** `format: "path"`: a file or folder. */
export type FlagSchema = {
  type?: 'string' | 'integer' | 'boolean' | 'array';
  description: string;
  enum?: readonly string[];
  format?: 'path' | 'date-time';
  pattern?: string;
  minimum?: number;
  maximum?: number;
  default?: number;
  items?: { type: 'string' };
  minItems?: number;
};

/** The flags are keys under their names without `--`; plain arguments are `arguments`. */
type InputSchema = {
  type: 'object';
  properties: Record<string, FlagSchema>;
  required?: string[];
  additionalProperties: false;
};

export type IndexedCommand = {
  script: string;
  name: string;
  about: string;
  effect: Command['effect'];
  examples: string[];
  input: InputSchema;
};

export function readCommandIndex(): IndexedCommand[] {
  const file = new URL('../../../schemas/commands.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { commands: IndexedCommand[] }).commands;
}
