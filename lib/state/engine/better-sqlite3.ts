/** The driver better-sqlite3. Its statements and errors already have the interface's form. */
import { createRequire } from 'node:module';
import type Driver from 'better-sqlite3';
import { Transactions } from './transactions.ts';
import type { Bindable, Database, SqlEngine, Statement } from './database.ts';

class BetterSqlite3 implements Database {
  readonly #db: Driver.Database;
  readonly #transactions: Transactions;

  constructor(db: Driver.Database) {
    this.#db = db;
    this.#transactions = new Transactions(this);
  }

  get readonly(): boolean {
    return this.#db.readonly;
  }

  get open(): boolean {
    return this.#db.open;
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction;
  }

  prepare<P extends Bindable, Row>(sql: string): Statement<P, Row> {
    return this.#db.prepare(sql) as unknown as Statement<P, Row>;
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  pragma(text: string): unknown {
    return this.#db.pragma(text, { simple: true });
  }

  transaction<T>(begin: 'immediate' | 'deferred', work: () => T): T {
    return this.#transactions.run(begin, work);
  }

  async backup(path: string, pagesAtOnce: number): Promise<void> {
    await this.#db.backup(path, { progress: () => pagesAtOnce });
  }

  close(): void {
    this.#db.close();
  }
}

/**
 * Throws the error of `require` when the package is missing, or its native part was built for
 * another Node. Uses `require`: as ES modules, its ten files would each take a round trip to the
 * loader's thread, 30 ms of every start.
 */
export function loadBetterSqlite3(): SqlEngine {
  const require = createRequire(import.meta.url);
  // Loads the native part here: otherwise a missing one is noticed only when the first file is
  // opened.
  const nativeBinding = require('better-sqlite3/build/Release/better_sqlite3.node') as string;
  const Driver = require('better-sqlite3') as typeof import('better-sqlite3');
  return {
    name: 'better-sqlite3',
    open: (file, options) => new BetterSqlite3(new Driver(file, { ...options, nativeBinding })),
  };
}
