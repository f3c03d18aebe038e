/** Node's own driver, `node:sqlite`. Adapts its rows, errors and parameters to the interface. */
import { createRequire } from 'node:module';
import process from 'node:process';
import { Transactions } from './transactions.ts';
import { translated } from './sqlite-error.ts';
import { readParameters, type WantedParameters } from './wanted-parameters.ts';
import type {
  Bindable,
  WrittenRows,
  Database,
  SqlEngine,
  ConnectionOptions,
  Statement,
} from './database.ts';

/**
 * The used part of https://nodejs.org/api/sqlite.html, as of Node 22.16; the types of older Node
 * versions lack it.
 */
type DriverStatement = {
  get(...bound: unknown[]): unknown[] | undefined;
  all(...bound: unknown[]): unknown[][];
  run(...bound: unknown[]): WrittenRows;
  iterate(...bound: unknown[]): Iterable<unknown[]>;
  columns(): { name: string }[];
  setReturnArrays(enabled: boolean): void;
  setAllowUnknownNamedParameters(enabled: boolean): void;
};
type DriverDatabase = {
  readonly isOpen: boolean;
  readonly isTransaction: boolean;
  prepare(sql: string): DriverStatement;
  exec(sql: string): void;
  close(): void;
};
type Driver = {
  DatabaseSync: new (file: string, options: Record<string, unknown>) => DriverDatabase;
  backup(db: DriverDatabase, path: string, options: { rate: number }): Promise<number>;
};

class NodeStatement {
  readonly #statement: DriverStatement;
  readonly #wanted: WantedParameters;
  #names: string[] | null = null;
  #plucked = false;

  constructor(statement: DriverStatement, sql: string) {
    statement.setReturnArrays(true);
    statement.setAllowUnknownNamedParameters(true);
    this.#statement = statement;
    this.#wanted = readParameters(sql);
  }

  get(...bound: unknown[]): unknown {
    this.#wanted.check(bound);
    try {
      const row = this.#statement.get(...bound);
      return row === undefined ? undefined : this.#shaped(row);
    } catch (error) {
      throw translated(error);
    }
  }

  all(...bound: unknown[]): unknown[] {
    this.#wanted.check(bound);
    try {
      return this.#statement.all(...bound).map((row) => this.#shaped(row));
    } catch (error) {
      throw translated(error);
    }
  }

  run(...bound: unknown[]): WrittenRows {
    this.#wanted.check(bound);
    try {
      return this.#statement.run(...bound);
    } catch (error) {
      throw translated(error);
    }
  }

  *iterate(...bound: unknown[]): IterableIterator<unknown> {
    this.#wanted.check(bound);
    try {
      for (const row of this.#statement.iterate(...bound)) yield this.#shaped(row);
    } catch (error) {
      throw translated(error);
    }
  }

  pluck(): this {
    this.#plucked = true;
    return this;
  }

  #shaped(row: readonly unknown[]): unknown {
    if (this.#plucked) return readable(row[0]);
    const names = (this.#names ??= this.#statement.columns().map(({ name }) => name));
    const shaped: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++)
      shaped[names[index] as string] = readable(row[index]);
    return shaped;
  }
}

function readable(value: unknown): unknown {
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value;
}

class NodeSqlite implements Database {
  readonly readonly: boolean;
  readonly #driver: Driver;
  readonly #db: DriverDatabase;
  readonly #transactions: Transactions;

  constructor(driver: Driver, file: string, { readonly, timeout }: Required<ConnectionOptions>) {
    this.readonly = readonly;
    this.#driver = driver;
    this.#db = attempt(() => new driver.DatabaseSync(file, { readOnly: readonly, timeout }));
    this.#transactions = new Transactions(this);
  }

  get open(): boolean {
    return this.#db.isOpen;
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  prepare<P extends Bindable, Row>(sql: string): Statement<P, Row> {
    const statement = attempt(() => this.#db.prepare(sql));
    return new NodeStatement(statement, sql) as unknown as Statement<P, Row>;
  }

  exec(sql: string): void {
    attempt(() => this.#db.exec(sql));
  }

  pragma(text: string): unknown {
    // Reads all rows: a pragma whose result is not read to the end may not finish its work.
    return this.prepare<[], unknown>(`PRAGMA ${text}`).pluck().all()[0];
  }

  transaction<T>(begin: 'immediate' | 'deferred', work: () => T): T {
    return this.#transactions.run(begin, work);
  }

  async backup(path: string, pagesAtOnce: number): Promise<void> {
    try {
      await this.#driver.backup(this.#db, path, { rate: pagesAtOnce });
    } catch (error) {
      throw translated(error);
    }
  }

  close(): void {
    if (this.open) attempt(() => this.#db.close());
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error);
  }
}

/**
 * Throws the error of `require` when this Node has no driver, and an Error when the driver lacks
 * `backup`.
 */
export function loadNodeSqlite(): SqlEngine {
  const driver = withoutItsWarning(
    () => createRequire(import.meta.url)('node:sqlite') as Partial<Driver>,
  );
  if (driver.backup === undefined)
    throw new Error(
      'node:sqlite of this Node.js cannot copy a database: it has no backup function',
    );
  return {
    name: 'node:sqlite',
    open: (file, options) => new NodeSqlite(driver as Driver, file, options),
  };
}

/**
 * Suppresses the warning of Node up to 24 that the driver may change: its adapter is tested on each
 * Node.
 */
function withoutItsWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
