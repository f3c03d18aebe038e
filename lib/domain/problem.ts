/** A fault in what the author wrote: where, what was received, what was expected, what to try. */

export type Problem = {
  /** The code of a warning that has its own; `campaign_file` otherwise. */
  code?: string;
  /** In the author's notation: `steps[1].subject`; empty for the file as a whole. */
  path: string;
  /** The author's own value as JSON, at most 80 characters; `nothing` when it is absent. */
  received: string;
  expected: string;
  try: string;
};

/** One fault found by the JSON Schema, before it is described in words. */
export type SchemaFault = {
  path: readonly (string | number)[];
  rule: 'unknown_key' | 'missing_key' | 'type' | 'choice' | 'other';
  /** The unknown or missing key; null for faults of a value. */
  key: string | null;
  received: unknown;
  /** The schema's description of the expected value. */
  expected: string;
  /** The valid keys or values, if they are a closed list. */
  choices: readonly string[];
  /** A valid value from the schema's examples; undefined without one. */
  example: unknown;
};

/** A Liquid template of a campaign file, and the names it reads from outside. */
export type TemplateUse = {
  path: string;
  fields: readonly FieldUse[];
  /** A syntax error, an unknown tag or filter; null for a valid template. */
  error: { message: string; line: number; column: number } | null;
  /** The template itself. */
  text: string;
};

export type FieldUse = {
  /** `first_name`, `sender.name`. */
  name: string;
  /**
   * False: the template cannot be rendered without the field (no default, no condition around it).
   */
  optional: boolean;
};
