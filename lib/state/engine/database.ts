/** What lib/state asks of an SQLite driver. Each driver has one adapter beside this file; nothing else names a driver. */

/** Binary values are written as any `Uint8Array` and read as `Buffer`. */
export type SqlValue = string | number | bigint | null | Uint8Array;
/** Positional parameters (`?`) as a tuple, named ones (`:name`, `@name`) as one object. */
export type Bindable = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;
type Bound<P extends Bindable> = P extends readonly SqlValue[] ? P : [P];

export type WrittenRows = { changes: number; lastInsertRowid: number };

/**
 * `P`: its parameters, of which none may be missing; an object may hold more than are named.
 * `Row`: an object by column, or after `pluck` the value of the first column.
 */
export interface Statement<P extends Bindable = Bindable, Row = unknown> {
  get(...bound: Bound<P>): Row | undefined;
  all(...bound: Bound<P>): Row[];
  run(...bound: Bound<P>): WrittenRows;
  iterate(...bound: Bound<P>): IterableIterator<Row>;
  /** From now on each row is the value of its first column. */
  pluck(): this;
}

/** Every error that SQLite reports has its extended result code as `code`: `SQLITE_BUSY`, `SQLITE_IOERR_WRITE` ... */
export interface Database {
  readonly readonly: boolean;
  /** False once it was closed. */
  readonly open: boolean;
  readonly inTransaction: boolean;
  prepare<P extends Bindable = Bindable, Row = unknown>(sql: string): Statement<P, Row>;
  /** Runs any number of statements without parameters. */
  exec(sql: string): void;
  /** The first value of what `PRAGMA text` answers; undefined when it answers with nothing. */
  pragma(text: string): unknown;
  /** Rolled back when `work` throws. Inside another transaction it is a savepoint of that one. */
  transaction<T>(begin: 'immediate' | 'deferred', work: () => T): T;
  /** Copies into the file at `path`, which may be empty, some pages at a time between turns of the event loop. */
  backup(path: string, pagesAtOnce: number): Promise<void>;
  /** The last connection to a file carries the log into it. */
  close(): void;
}

export type ConnectionOptions = {
  readonly?: boolean;
  /** How long a statement waits for another process, in milliseconds; 5,000 unless it is said. */
  timeout?: number;
};

export type SqlEngine = {
  name: 'better-sqlite3' | 'node:sqlite';
  /** Makes the file when it is missing, unless it is to be read only. */
  open(file: string, options: Required<ConnectionOptions>): Database;
};
