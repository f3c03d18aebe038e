/** Reads the published schema of a command's answer (schemas/output). */
import { readFileSync } from 'node:fs';

type Schema = {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | false;
};
type PublishedSchema = { output: Schema; errors: string[] };

/** `path`: the script and the command as answers have them, e.g. `rate_limiter.mailbox_add`. */
export function readAnswerSchema(path: string): PublishedSchema {
  const { $defs, properties } = read(path) as {
    $defs: { data: Schema };
    properties: { error: { properties: { code: { anyOf: [unknown, { enum: string[] }?] } } } };
  };
  const own = properties.error.properties.code.anyOf[1]?.enum ?? [];
  const { commonErrors } = (read('envelope') as { $defs: { commonErrors: { enum: string[] } } })
    .$defs;
  return { output: $defs.data, errors: [...own, ...commonErrors.enum] };
}

/** The deepest part of `schema` that fits into `most` bytes, from the outside to the inside. */
export function fitSchema(schema: Schema, most: number): { schema: Schema; whole: boolean } {
  if (sizeOf(schema) <= most) return { schema, whole: true };
  for (let depth = 8; depth > 1; depth--) {
    const less = upTo(schema, depth);
    if (sizeOf(less) <= most) return { schema: less, whole: false };
  }
  return { schema: upTo(schema, 1), whole: false };
}

function upTo(schema: Schema, depth: number): Schema {
  const { properties, items, additionalProperties, ...rest } = schema;
  if (depth === 0) {
    const { required: _, ...shallow } = rest as Schema & { required?: unknown };
    return shallow;
  }
  return {
    ...rest,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, each]) => [key, upTo(each, depth - 1)]),
          ),
        }),
    ...(items === undefined ? {} : { items: upTo(items, depth) }),
    ...(additionalProperties ? { additionalProperties: upTo(additionalProperties, depth) } : {}),
  };
}

function read(name: string): unknown {
  const file = new URL(`../../../schemas/output/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
