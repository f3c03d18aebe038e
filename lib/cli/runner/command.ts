/** What a command is: its flags, what it may touch, and the function that runs it. */
import type { Instant } from '../../domain/time.ts';
import type { State } from '../../state/file/transact.ts';
import type { Flags, Values } from './flags.ts';
import type { Format } from './output.ts';

export type NextStep = { why: string; run: string };
export type Warning = { code: string; message: string; details?: Record<string, unknown> };

/** The answer of a command; lib/cli/runner/run.ts makes the envelope around it. */
export type Answer = {
  data: Record<string, unknown>;
  warnings?: Warning[];
  next?: NextStep[];
  /** Keys of `data` that are printed only with --full or into a file: definitions, long tables. */
  onRequest?: readonly string[];
  /** Renderings beyond JSON. Without `text` a plain rendering of `data` is printed. */
  render?: Partial<Record<'text' | 'html' | 'md' | 'csv', () => string>> & {
    /** The bytes of one message: written as they are. */
    eml?: () => Uint8Array;
  };
  /** With --output: what is printed beside the name of the file. */
  brief?: Record<string, unknown>;
  /** The format without --format and --output. Default: text on a terminal, json elsewhere. */
  printAs?: 'text' | 'ndjson' | 'csv';
  /**
   * Files to store inside the database (design: every report is a file), in the transaction of the
   * audit row.
   */
  reports?: { path: string; content: string }[];
  /** The command has written --output itself, piece by piece: only the answer is printed. */
  wrote?: true;
  /** Lines of `--format ndjson`; they may be produced while they are printed. */
  lines?: Iterable<Record<string, unknown>> | AsyncIterable<Record<string, unknown>>;
  /** The same for `--format csv`: the pieces of the file, in place of a rendering. */
  csvPieces?: AsyncIterable<string>;
};

/** The only clock. Virtual (`--now`): moves only when a command sleeps on it. */
export type Clock = {
  now(): Instant;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  virtual: boolean;
};

/** What a command may use from outside. */
export type Context = {
  script: string;
  clock: Clock;
  /** The open state file; throws for commands that declared `state: 'none'`. */
  state: State;
  /** For `read_if_any`: null when there is no state file. */
  stateIfAny: State | null;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The absolute path of the state file, which need not exist. */
  dbPath: string;
  /** Aborted on SIGINT and SIGTERM. */
  signal: AbortSignal;
  progress: Progress;
  /**
   * Only `lines` of the answer will be printed: a command that reads much need not keep the rest.
   */
  lineByLine: boolean;
  /** Nothing is cut to a size: with --full, into a file, or as lines. */
  whole: boolean;
  /**
   * The format that the call names, by --format or by the file of --output; null: it names none.
   * What a list prints beyond its page depends on it.
   */
  format: Format | null;
  /**
   * Prints lines of JSON while the command runs, for a command that goes on until a signal. The
   * signal that `linesUntil` gets is aborted also when the reader closes stdout.
   */
  printLines(
    linesUntil: (signal: AbortSignal) => AsyncIterable<Record<string, unknown>>,
  ): Promise<void>;
  /**
   * The full command line of a next step, e.g. ('rate_limiter', 'send --campaign-id x'), with --db,
   * and --now `at` on a virtual clock. Remembered until the answer, whose `next` keeps only what is
   * possible.
   */
  callAgain(script: string, rest: string, at?: Instant | null): string;
  /** The same line for what is shown elsewhere than in the answer: nothing remembers it. */
  writeCall(script: string, rest: string, at?: Instant | null): string;
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
  /**
   * The arguments of the examples, which the help prints first. Default: the required flags with
   * their placeholders.
   */
  examples?: readonly string[];
  /** Positional arguments, e.g. `PATH...`; most commands take none. */
  positionals?: { kind?: 'path'; name: string; about: string; min: number };
  /**
   * What a call may do: `read` changes nothing but its audit row, `write` changes the state file,
   * a file or a setting, `send` may also send messages to recipients.
   */
  effect: 'read' | 'write' | 'send';
  /**
   * `none`: no state file. `read`: opened read-only (only its audit row is written), `read_if_any`:
   * where there is one. `write`: may change it. `create`: makes it when missing.
   */
  state: 'none' | 'read' | 'read_if_any' | 'write' | 'create';
  /**
   * Refused on a copied or restored state file. `messages`: the command may send messages, and also
   * needs a sound file. `matches`: it reads each message once, and replies to messages that the
   * copy does not know would be taken for unrelated ones.
   */
  original?: 'sends' | 'matches';
  /** Its answer carries the open alerts as warnings, also when it fails. */
  alerts?: true;
  /** Of its flags and its answer nothing is kept in the audit trail, only that it ran. */
  unrecorded?: true;
  run(context: Context, values: Values<F>, positionals: readonly string[]): Promise<Answer>;
};

/** Keeps the flags' literal types for `run`. */
export function defineCommand<F extends Flags>(command: Command<F>): Command<F> {
  return command;
}

/**
 * The commands of a script, under their names of one word or two; each is loaded only when it is
 * called.
 */
export type Commands = Readonly<
  Record<string, { about: string; load: () => Promise<{ command: unknown }> }>
>;
