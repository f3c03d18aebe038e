/** Carries the log into the file as it grows, in such a way that the file alone always says that it lacks something. */
import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { readNote, writeNote } from './log-note.ts';

const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Database;

/** SQLite itself carries it from 1,000 pages on; each time costs us two small commits more. */
const CARRY_FROM_PAGES = 2_000;
const LOOK_EVERY_COMMITS = 64;

type Carried = { log: number; checkpointed: number };

/** One for each connection that writes; instead of SQLite's own checkpoints, which are switched off. */
export class LogKeeper {
  readonly #db: Database.Database;
  readonly #file: string;
  #second: Database.Database | null = null;
  #commits = 0;
  /** The log says that something is missing, and the file does not: that must not get into the file. */
  #owesWhole = false;
  #carryFrom = CARRY_FROM_PAGES;

  constructor(db: Database.Database, file: string) {
    this.#db = db;
    this.#file = file;
    db.pragma('wal_autocheckpoint = 0');
  }

  /** For a file that is thrown away when its process ends: SQLite carries the log as it likes. */
  leaveToDriver(): void {
    this.#carryFrom = Infinity;
    this.#db.pragma('wal_autocheckpoint = 1000');
  }

  /** For tests of what happens in between. */
  carryFrom(pages: number): void {
    this.#carryFrom = pages;
  }

  afterCommit(): void {
    if (this.#owesWhole) this.#sayWhole();
    if (this.#carryFrom === Infinity || ++this.#commits % LOOK_EVERY_COMMITS !== 0) return;
    const { log, checkpointed } = checkpoint(this.#db, 'NOOP');
    if (log - checkpointed < this.#carryFrom) return;
    try {
      this.carry();
    } catch {
      // A log that grows longer harms nothing, and what really fails, the ledger says first.
    }
  }

  /**
   * Afterwards the file says that it lacks what its log holds. False: a reader of an older state
   * kept it from getting there; everything is as sound as before. Throws what SQLite throws,
   * SQLITE_BUSY among it.
   *
   * 1. Everything is carried, so that the log begins anew with the next commit.
   * 2. "Something is missing" is committed.
   * 3. "Nothing is missing" is committed, while a reader holds the state of 2.
   * 4. The log is carried: because of that reader only up to 2.
   *
   * Wherever a process dies in between, file and log say together what is true. Each step has the
   * write lock, so that two of us do not mix theirs.
   */
  carry(): boolean {
    const db = this.#db;
    const second = (this.#second ??= this.#connect());
    try {
      db.exec('BEGIN IMMEDIATE');
      if (readNote(db).partial) {
        this.#write(false);
        db.exec('COMMIT; BEGIN IMMEDIATE');
      }
      if (!readNote(db).partial) checkpoint(second, 'PASSIVE');
      db.exec('COMMIT; BEGIN IMMEDIATE');
      const said = this.#write(true);
      db.exec('COMMIT');
      this.#owesWhole = true;
      db.exec('BEGIN IMMEDIATE');
      const now = readNote(db);
      // Another process came between and has said the rest itself.
      if (!now.partial || now.round !== said) return (this.#owesWhole = false);
      second.exec('BEGIN');
      readNote(second);
      this.#write(false);
      db.exec('COMMIT');
      this.#owesWhole = false;
      const { log, checkpointed } = checkpoint(db, 'PASSIVE');
      return checkpointed === log - 1;
    } finally {
      if (second.inTransaction) second.exec('ROLLBACK');
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  }

  /** Before the connection itself is closed. */
  close(): void {
    if (this.#owesWhole) this.#sayWhole();
    // A connection that cannot write, closed last, leaves the log where it is.
    const last = this.#owesWhole ? new Driver(this.#file, { readonly: true }) : null;
    if (last) readNote(last);
    this.#second?.close();
    this.#db.close();
    last?.close();
  }

  /** In a transaction. Answers the round. */
  #write(partial: boolean): number {
    const note = readNote(this.#db);
    const round = partial ? note.round + 1 : note.round;
    writeNote(this.#db, { ...note, round, partial });
    return readNote(this.#db).round;
  }

  #sayWhole(): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      if (readNote(this.#db).partial) this.#write(false);
      this.#db.exec('COMMIT');
      this.#owesWhole = false;
    } catch {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    }
  }

  #connect(): Database.Database {
    const second = new Driver(this.#file, { timeout: 250 });
    second.pragma('synchronous = FULL');
    return second;
  }
}

function checkpoint(db: Database.Database, how: 'PASSIVE' | 'NOOP'): Carried {
  return (db.pragma(`wal_checkpoint(${how})`) as [Carried])[0];
}
