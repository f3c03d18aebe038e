/**
 * The interface of lib/state to an SQLite driver. Each driver has one adapter beside this file; no
 * other file names a driver.
 */

/** Binary values are written as any `Uint8Array` and read as `Buffer`. */
export type SqlValue = string | number | bigint | null | Uint8Array;
/** Positional parameters (`?`) as a tuple, named ones (`:name`, `@name`) as one object. */
export type Bindable = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;
type Bound<P extends Bindable> = P extends readonly SqlValue[] ? P : [P];

export type WrittenRows = { changes: number; lastInsertRowid: number };

/**
 * `P`: the parameters. None may be missing; an object may have more than the statement names.
 * `Row`: an object by column, or after `pluck` the value of the first column.
 */
export interface Statement<P extends Bindable = Bindable, Row = unknown> {
  get(...bound: Bound<P>): Row | undefined;
  all(...bound: Bound<P>): Row[];
  run(...bound: Bound<P>): WrittenRows;
  iterate(...bound: Bound<P>): IterableIterator<Row>;
  /** From then on each row is the value of its first column. */
  pluck(): this;
}

/**
 * Every error of SQLite has its extended result code as `code`: `SQLITE_BUSY`, `SQLITE_IOERR_WRITE`
 * ...
 */
export interface Database {
  readonly readonly: boolean;
  /** False after `close`. */
  readonly open: boolean;
  readonly inTransaction: boolean;
  prepare<P extends Bindable = Bindable, Row = unknown>(sql: string): Statement<P, Row>;
  /** Runs any number of statements without parameters. */
  exec(sql: string): void;
  /** The first value of the result of `PRAGMA text`; undefined when the result is empty. */
  pragma(text: string): unknown;
  /**
   * Returns the result of `work`; rolls back when it throws. Inside another transaction it is a
   * savepoint.
   */
  transaction<T>(begin: 'immediate' | 'deferred', work: () => T): T;
  /**
   * Copies into the file at `path`, which may be empty, in steps of some pages between turns of the
   * event loop.
   */
  backup(path: string, pagesAtOnce: number): Promise<void>;
  /** Closing the last connection to a file checkpoints the log into it. */
  close(): void;
}

export type ConnectionOptions = {
  readonly?: boolean;
  /** How long a statement waits for another process, in milliseconds; 5,000 by default. */
  timeout?: number;
};

export type SqlEngine = {
  name: 'better-sqlite3' | 'node:sqlite';
  /** Creates a missing file, unless `readonly`. */
  open(file: string, options: Required<ConnectionOptions>): Database;
};
