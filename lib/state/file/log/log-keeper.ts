/** Carries the log into the file as it grows, in such a way that the file alone always says that it lacks something. */
import { statSync } from 'node:fs';
import { openDatabase } from '../../engine/choose-engine.ts';
import type { Database } from '../../engine/database.ts';
import { beginRound, completeRound, readNote, writeHeader } from './log-note.ts';
import { singleRow, singleValue } from '../prepared.ts';

/** SQLite itself carries it from 1,000 pages on; each time costs us two small commits more. */
const CARRY_FROM_PAGES = 2_000;
const LOOK_EVERY_COMMITS = 32;

/** In the log, each page has a header before it (https://sqlite.org/fileformat.html, 4.1). */
const FRAME_HEADER = 24;

type Carried = { log: number; checkpointed: number };

/** One for each connection that writes; instead of SQLite's own checkpoints, which are switched off. */
export class LogKeeper {
  readonly #db: Database;
  readonly #file: string;
  readonly #pagesWaiting: () => number;
  #second: Database | null = null;
  #commits = 0;
  #saidWhose = false;
  /** A round was begun in the log, and its end is missing: that must not get into the file. */
  #owesComplete = false;
  #carryFrom = CARRY_FROM_PAGES;

  constructor(db: Database, file: string) {
    this.#db = db;
    this.#file = file;
    db.pragma('wal_autocheckpoint = 0');
    this.#pagesWaiting = measureFor(db, file);
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

  /** In each transaction: the first of a process tells whose log it is, wherever the log is found. */
  beforeCommit(): void {
    if (!this.#saidWhose) writeHeader(this.#db, readNote(this.#db));
  }

  afterCommit(): void {
    this.#saidWhose = true;
    if (this.#owesComplete) this.#tryToComplete();
    if (this.#carryFrom === Infinity || ++this.#commits % LOOK_EVERY_COMMITS !== 0) return;
    if (this.#pagesWaiting() < this.#carryFrom) return;
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
   * 1. Everything is carried: the file is whole, and the log begins anew with the next commit.
   * 2. A new round is begun, on the page of the header.
   * 3. The round is said to be complete, on another page, while a reader holds the state of 2.
   * 4. The log is carried: because of that reader only up to 2.
   *
   * Wherever a process dies in between, file and log together say what is true. 1 and 3 happen
   * under the write lock, so that two of us do not mix their steps.
   */
  carry(): boolean {
    const db = this.#db;
    const second = (this.#second ??= this.#connect());
    try {
      db.exec('BEGIN IMMEDIATE');
      if (this.#complete()) db.exec('COMMIT; BEGIN IMMEDIATE');
      if (!readNote(db).partial) checkpoint(second, 'PASSIVE');
      db.exec('COMMIT; BEGIN IMMEDIATE');
      const { round } = beginRound(db, readNote(db));
      db.exec('COMMIT');
      this.#owesComplete = true;
      db.exec('BEGIN IMMEDIATE');
      const now = readNote(db);
      // Another process came between and has said the rest itself.
      if (!now.partial || now.round !== round) return (this.#owesComplete = false);
      second.exec('BEGIN');
      readNote(second);
      completeRound(db, now);
      db.exec('COMMIT');
      this.#owesComplete = false;
      const { log, checkpointed } = checkpoint(db, 'PASSIVE');
      return checkpointed === log - 1;
    } finally {
      if (second.inTransaction) second.exec('ROLLBACK');
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  }

  /** Before the connection itself is closed. */
  close(): void {
    if (this.#owesComplete) this.#tryToComplete();
    // A connection that cannot write, closed last, leaves the log where it is.
    const last = this.#owesComplete
      ? openDatabase(this.#file, { readonly: true, timeout: 250 })
      : null;
    if (last) readNote(last);
    this.#second?.close();
    this.#db.close();
    last?.close();
  }

  /** In a transaction. True when there was something to say. */
  #complete(): boolean {
    const note = readNote(this.#db);
    if (note.partial) completeRound(this.#db, note);
    return note.partial;
  }

  #tryToComplete(): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      this.#complete();
      this.#db.exec('COMMIT');
      this.#owesComplete = false;
    } catch {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    }
  }

  #connect(): Database {
    const second = openDatabase(this.#file, { timeout: 250 });
    second.pragma('synchronous = FULL');
    return second;
  }
}

/**
 * How many pages of the log are not in the file. Before 3.51, SQLite has no checkpoint that only
 * counts (it takes NOOP for PASSIVE, and carries): there the log's length is looked at, which
 * then must shrink when the log begins anew.
 */
function measureFor(db: Database, file: string): () => number {
  const version = singleValue<[], string>(db, 'SELECT sqlite_version()').get();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 3 || minor >= 51)
    return () => {
      const { log, checkpointed } = checkpoint(db, 'NOOP');
      return log - checkpointed;
    };
  db.pragma('journal_size_limit = 0');
  const frame = Number(db.pragma('page_size')) + FRAME_HEADER;
  return () => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) / frame;
}

function checkpoint(db: Database, how: 'PASSIVE' | 'NOOP'): Carried {
  return singleRow<[], Carried>(db, `PRAGMA wal_checkpoint(${how})`).get();
}
