/**
 * Drafts the schema of a command's answer from what it really answers: each document widens it just
 * enough. The drafts are read, corrected and committed; after that every test run checks them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  codesOf,
  hasSchema,
  newSchema,
  readSchema,
  schemaFile,
  type AnswerSchema,
  type Schema,
} from './answer-schema.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** A key that a program chose; other keys are words of the operator, and their object is a map. */
const KEY = /^[a-z][a-zA-Z0-9]*$/;

type Answered = { ok: boolean; command: string; data?: unknown; error?: { code: string } };

export function draftSchema(answer: Answered, commonCodes: readonly string[]): void {
  const { command } = answer;
  const known = hasSchema(command) ? readSchema(command) : null;
  const schema = known ?? newSchema(command);
  if (answer.ok) {
    const before = known && known.$defs.data.properties ? known.$defs.data : undefined;
    schema.$defs.data = widen(before, answer.data);
  } else {
    const codes = new Set([...codesOf(schema), answer.error?.code as string]);
    for (const common of commonCodes) codes.delete(common);
    if (codes.size > 0)
      schema.properties.error.properties.code.anyOf[1] = { enum: [...codes].sort() };
  }
  writeSchema(command, schema);
}

/**
 * Descriptions come from schemas/output/words.json: one text for each key of `data`, or for
 * `command.key`; deeper keys have one where the file has `parent.key`.
 */
export function writeSchema(command: string, schema: AnswerSchema): void {
  const name = command.slice(command.indexOf('.') + 1);
  describe(schema.$defs.data, readWords(), { name, isData: true });
  writeFileSync(schemaFile(command), `${JSON.stringify(schema, null, 1)}\n`);
}

type Words = Readonly<Record<string, string>>;

function readWords(): Words {
  return JSON.parse(readFileSync(schemaFile('words'), 'utf8')) as Words;
}

function describe(
  schema: Schema,
  words: Words,
  { name, isData }: { name: string; isData: boolean },
): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const text = words[`${name}.${key}`] ?? (isData ? words[key] : undefined);
    if (text === undefined) delete property.description;
    else property.description = text;
    describe(property, words, { name: key, isData: false });
  }
  for (const each of [schema.items, schema.additionalProperties])
    if (each) describe(each, words, { name, isData: false });
}

/** Objects whose keys are words of the operator, or a vocabulary that grows: states, reasons. */
const MAPS: ReadonlySet<string> = new Set([
  ...['byState', 'byMailbox', 'byCode', 'byReason', 'perProvider', 'enrollments', 'unplanned'],
  ...['missingFields', 'kinds', 'definitions', 'headers', 'fields', 'findings'],
]);
/** Described elsewhere: references/events.md, and JSON Schema itself. */
const OPEN: ReadonlySet<string> = new Set(['data', 'input', 'output']);

/** Of a value that was only ever null nothing is known. */
const NULL_SO_FAR: Schema = { anyOf: [{ type: 'null' }, {}] };

/** The narrowest schema that admits what `before` admits, and `value`; `name`: its key. */
export function widen(before: Schema | undefined, value: unknown, name = ''): Schema {
  const type = typeOf(value);
  const known = before?.anyOf ? ['null'] : [before?.type ?? []].flat();
  if (type === 'null' && known.every((each) => each === 'null')) return { ...NULL_SO_FAR };
  const isNew = !known.includes(type);
  const { anyOf: _, ...narrow } = before ?? {};
  const after: Schema = { ...narrow, type: oneOrList([...known, type]) };
  if (type === 'string' && (isNew || before?.format) && INSTANT.test(value as string))
    after.format = 'date-time';
  else if (type === 'string') delete after.format;
  if (type === 'array')
    for (const entry of value as unknown[]) after.items = widen(after.items, entry);
  if (type === 'object' && !OPEN.has(name))
    widenObject(after, value as Record<string, unknown>, { isNew, isMap: MAPS.has(name) });
  return after;
}

function widenObject(
  after: Schema,
  value: Record<string, unknown>,
  { isNew, isMap }: { isNew: boolean; isMap: boolean },
): void {
  const keys = Object.keys(value);
  if (isMap || after.additionalProperties || keys.some((key) => !KEY.test(key))) {
    for (const key of keys) {
      const values = after.additionalProperties || Object.values(after.properties ?? {})[0];
      after.additionalProperties = widen(values, value[key]);
    }
    delete after.properties;
    delete after.required;
    return;
  }
  const before = after.properties ?? {};
  after.required = isNew ? keys : (after.required ?? []).filter((key) => keys.includes(key));
  after.properties = { ...before };
  for (const key of keys) after.properties[key] = widen(before[key], value[key], key);
  // An empty object tells no keys.
  if (Object.keys(after.properties).length > 0) after.additionalProperties = false;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function oneOrList(types: readonly string[]): string | string[] {
  const unique = [...new Set(types)].sort((a, b) => Number(a === 'null') - Number(b === 'null'));
  return unique.length === 1 ? (unique[0] as string) : unique;
}
