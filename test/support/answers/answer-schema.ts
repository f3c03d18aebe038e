/** The published schema of each command's answer: where it is, and what its file looks like. */
import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../schemas/output/', import.meta.url);

/** The part of JSON Schema that the drafts use. */
export type Schema = {
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | false;
  items?: Schema;
  enum?: string[];
  anyOf?: Schema[];
  not?: Record<string, never>;
};

export type AnswerSchema = {
  $schema: string;
  $id: string;
  title: string;
  $ref: string;
  properties: {
    data: { anyOf: [{ $ref: string }, { $ref: string }] };
    error: { properties: { code: { anyOf: [{ $ref: string }, { enum: string[] }?] } } };
  };
  $defs: { data: Schema };
};

export function schemaFile(command: string): URL {
  return new URL(`${command}.json`, FOLDER);
}

export function hasSchema(command: string): boolean {
  return /^[a-z_.]+$/.test(command) && existsSync(schemaFile(command));
}

export function readSchema<T = AnswerSchema>(command: string): T {
  return JSON.parse(readFileSync(schemaFile(command), 'utf8')) as T;
}

export function newSchema(command: string): AnswerSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${command}.json`,
    title: command
      .replace('.', '.ts ')
      .replaceAll('_', ' ')
      .replace(/^(\w+) (\w+)\.ts/, '$1_$2.ts'),
    $ref: 'envelope.json',
    properties: {
      data: { anyOf: [{ $ref: '#/$defs/data' }, { $ref: 'envelope.json#/$defs/written' }] },
      error: {
        properties: {
          code: { anyOf: [{ $ref: 'envelope.json#/$defs/commonErrors' }] },
        },
      },
    },
    // Nothing fits until an answer was seen.
    $defs: { data: { not: {} } },
  };
}

/** The codes that a command may answer beyond those of every command. */
export function codesOf({ properties }: AnswerSchema): string[] {
  return properties.error.properties.code.anyOf[1]?.enum ?? [];
}
