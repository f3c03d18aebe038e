/** What is wrong with something the author wrote: where, what was found, what is wanted, what to try. */

export type Problem = {
  /** What a warning is called where it has a name of its own; `campaign_file` otherwise. */
  code?: string;
  /** As the author would write it: `steps[1].subject`; empty for the file as a whole. */
  path: string;
  /** The author's own value as JSON, at most 80 characters; `nothing` when it is absent. */
  received: string;
  expected: string;
  try: string;
};

/** One fault found by the JSON Schema, before it is put into words. */
export type SchemaFault = {
  path: readonly (string | number)[];
  rule: 'unknown_key' | 'missing_key' | 'type' | 'choice' | 'other';
  /** The key that is unknown or missing; null for faults of a value. */
  key: string | null;
  received: unknown;
  /** The schema's own description of what belongs there. */
  expected: string;
  /** The valid keys or values, where they are a closed list. */
  choices: readonly string[];
  /** A valid value from the schema's examples; undefined when it has none. */
  example: unknown;
};

/** A place in a campaign file that holds a Liquid template, and the names it reads from outside itself. */
export type TemplateUse = {
  path: string;
  fields: readonly FieldUse[];
  /** A syntax error, an unknown tag or filter; null when the template is sound. */
  error: { message: string; line: number; column: number } | null;
  /** The template itself. */
  text: string;
};

export type FieldUse = {
  /** `first_name`, `sender.name`. */
  name: string;
  /** False: without it the template cannot be rendered (no default, no condition around it). */
  optional: boolean;
};
