/** The kinds of flags, and the TypeScript type of each value. */

/** `aliases`: other names by which the flag may be given. */
type Common = {
  about: string;
  placeholder?: string;
  required?: true;
  aliases?: readonly string[];
};
export type Flag =
  | (Common & { kind: 'text' })
  | (Common & { kind: 'path' })
  | (Common & { kind: 'integer'; min: number; max: number; fallback?: number })
  | (Common & { kind: 'choice'; choices: readonly string[] })
  | (Common & { kind: 'instant' })
  | (Common & { kind: 'duration' })
  | (Common & { kind: 'json' })
  | (Common & { kind: 'texts' })
  | (Common & { kind: 'switch' });

export type Flags = Readonly<Record<string, Flag>>;

type Value<F extends Flag> = F extends { kind: 'integer' | 'instant' | 'duration' }
  ? number
  : F extends { kind: 'choice'; choices: readonly (infer C)[] }
    ? C
    : F extends { kind: 'json' }
      ? unknown
      : F extends { kind: 'texts' }
        ? readonly string[]
        : F extends { kind: 'switch' }
          ? boolean
          : string;

/**
 * `--batch-size` becomes `batchSize`. Flags that may be absent are `undefined`; switches are always
 * booleans.
 */
export type Values<T extends Flags> = {
  [K in keyof T as Camel<K & string>]: T[K] extends
    { required: true } | { fallback: number } | { kind: 'switch' }
    ? Value<T[K]>
    : Value<T[K]> | undefined;
};
type Camel<S extends string> = S extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<Camel<B>>}`
  : S;

/** Flags that every command understands. */
export const commonFlags = {
  db: {
    kind: 'path',
    about: 'The state file. Default: $CAMPAIGN_DB, or .agentfs/campaigns.db in this folder',
  },
  now: {
    kind: 'instant',
    about:
      'Run as if it were this time. A command that sends then needs an SMTP server on this machine',
  },
  format: {
    kind: 'choice',
    choices: ['json', 'text', 'ndjson', 'html', 'md', 'csv', 'eml'],
    about: 'How to print the answer. Default: text on a terminal, json elsewhere',
  },
  output: {
    kind: 'path',
    about:
      'Write the answer to this file (.json .html .md .csv .txt .ndjson .eml); only its owner may read it',
  },
  force: { kind: 'switch', about: 'Let --output replace an existing file' },
  full: {
    kind: 'switch',
    about: 'Print the whole answer. Default: at most 8 KB, with `cut` naming what is left out',
  },
  help: { kind: 'switch', about: 'Show this help' },
  version: { kind: 'switch', about: 'Show the version of this skill' },
} as const satisfies Flags;

export const dryRunFlag = {
  'dry-run': { kind: 'switch', about: 'Answer as usual, but change and send nothing' },
} as const satisfies Flags;

/** Spread with `about` or `required` of its own where a command needs them. */
export const prospectFlag = {
  kind: 'text',
  aliases: ['email'],
  about: 'The address of a person, in any spelling',
  placeholder: 'bob@example.com',
} as const satisfies Flag;

export const noDnsFlag = {
  'no-dns': {
    kind: 'switch',
    about: "Do not ask DNS which provider receives mail for the recipients' domains",
  },
} as const satisfies Flags;

export const listFlags = {
  limit: { kind: 'integer', min: 1, max: 1000, fallback: 50, about: 'How many rows to list' },
  cursor: { kind: 'text', about: 'The nextCursor of the previous page' },
  fields: { kind: 'text', about: 'Which fields of each row to list, separated by commas' },
} as const satisfies Flags;

export type CommonValues = Values<typeof commonFlags>;
