/** Transactions for any driver, by statements that are prepared once per connection. */
import type { Database } from './database.ts';

const STATEMENTS = {
  immediate: 'BEGIN IMMEDIATE',
  deferred: 'BEGIN DEFERRED',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  savepoint: 'SAVEPOINT inner_part',
  release: 'RELEASE inner_part',
  undo: 'ROLLBACK TO inner_part',
} as const;
type Step = keyof typeof STATEMENTS;

export class Transactions {
  readonly #db: Pick<Database, 'prepare' | 'inTransaction'>;
  readonly #prepared = new Map<Step, { run(): unknown }>();

  constructor(db: Pick<Database, 'prepare' | 'inTransaction'>) {
    this.#db = db;
  }

  run<T>(begin: 'immediate' | 'deferred', work: () => T): T {
    const inside = this.#db.inTransaction;
    this.#do(inside ? 'savepoint' : begin);
    try {
      const value = work();
      this.#do(inside ? 'release' : 'commit');
      return value;
    } catch (error) {
      // SQLite itself rolls back after some errors, such as a full or failing disk.
      if (this.#db.inTransaction) {
        this.#do(inside ? 'undo' : 'rollback');
        if (inside) this.#do('release');
      }
      throw error;
    }
  }

  #do(step: Step): void {
    let statement = this.#prepared.get(step);
    if (!statement)
      this.#prepared.set(step, (statement = this.#db.prepare<[], never>(STATEMENTS[step])));
    statement.run();
  }
}
