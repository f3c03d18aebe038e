/** What a command is: its flags, what it may touch, and the function that runs it. */
import type { Instant } from '../../domain/time.ts';
import type { State } from '../../state/file/transact.ts';
import type { Flags, Values } from './flags.ts';

export type NextStep = { why: string; run: string };
export type Warning = { code: string; message: string; details?: Record<string, unknown> };

/** What a command answers; the envelope around it is made by lib/cli/runner/run.ts. */
export type Answer = {
  data: Record<string, unknown>;
  warnings?: Warning[];
  next?: NextStep[];
  /** Renderings beyond JSON. Without `text` a plain rendering of `data` is printed. */
  render?: Partial<Record<'text' | 'html' | 'md' | 'csv', () => string>>;
  /** How it is printed when neither --format nor --output says it. Default: text on a terminal, json elsewhere. */
  printAs?: 'text';
  /** Files to keep inside the database (design: every report is a file), written with the audit row. */
  reports?: { path: string; content: string }[];
  /** Lines of `--format ndjson`; they may be made while they are printed. */
  lines?: Iterable<Record<string, unknown>> | AsyncIterable<Record<string, unknown>>;
};

/** The one clock. Virtual (`--now`): stands still, and moves only when it is slept on. */
export type Clock = {
  now(): Instant;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  virtual: boolean;
};

/** The world as a command sees it. */
export type Context = {
  script: string;
  clock: Clock;
  /** The open state file; throws for commands that declared `state: 'none'`. */
  state: State;
  /** For `read_if_any`: null when there is no state file. */
  stateIfAny: State | null;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Aborted on SIGINT and SIGTERM. */
  signal: AbortSignal;
  progress: Progress;
  /** Only `lines` of the answer will be read: a command that reads much need not keep anything else. */
  lineByLine: boolean;
  /** The full command line of a next step, e.g. ('rate_limiter', 'send --campaign-id x'), with --db, and --now `at` on a virtual clock. */
  callAgain(script: string, rest: string, at?: Instant | null): string;
};

/** Progress for people: a bar on a terminal's stderr, nothing elsewhere. */
export type Progress = {
  start(total: number, label: string): void;
  advance(n?: number): void;
  note(line: string): void;
  stop(): void;
};

export type Command<F extends Flags = Flags> = {
  /** One line for the list of commands. */
  about: string;
  flags: F;
  /** What follows the command in the example of its help. Default: the required flags with their placeholders. */
  example?: string;
  /** Positional arguments, e.g. `PATH...`; most commands take none. */
  positionals?: { kind?: 'path'; name: string; about: string; min: number };
  /**
   * `none`: no state file. `read`: opened read-only (only its audit row is written), `read_if_any`: where there is one.
   * `write`: may change it. `create`: makes it when missing.
   */
  state: 'none' | 'read' | 'read_if_any' | 'write' | 'create';
  /**
   * Refused on a copied or restored state file. `messages`: it may hand mail to a server, also only from a sound file. `matches`: it reads
   * mail once, and answers to what a copy does not know as sent would be taken for strangers' mail.
   */
  original?: 'sends' | 'matches';
  run(context: Context, values: Values<F>, positionals: readonly string[]): Promise<Answer>;
};

/** Keeps the flags' literal types for `run`. */
export function defineCommand<F extends Flags>(command: Command<F>): Command<F> {
  return command;
}

/** The commands of a script, under their names of one word or two; each is loaded only when it is called. */
export type Commands = Readonly<
  Record<string, { about: string; load: () => Promise<{ command: unknown }> }>
>;
