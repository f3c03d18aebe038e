/**
 * Checkpoints the growing log into the file, in steps after which the file alone always says that
 * it lacks commits.
 */
import { statSync } from 'node:fs';
import { openDatabase } from '../../engine/choose-engine.ts';
import type { Database } from '../../engine/database.ts';
import { beginRound, completeRound, readNote, writeHeader } from './log-note.ts';
import { singleRow, singleValue } from '../prepared.ts';

/**
 * SQLite itself checkpoints from 1,000 pages on; each of our checkpoints costs two more small
 * commits.
 */
const CHECKPOINT_FROM_PAGES = 2_000;
const LOOK_EVERY_COMMITS = 32;

/** In the log, each page follows a header (https://sqlite.org/fileformat.html, 4.1). */
const FRAME_HEADER = 24;

type CheckpointedPages = { log: number; checkpointed: number };

/** Replaces SQLite's automatic checkpoints; one keeper for each writing connection. */
export class LogKeeper {
  readonly #db: Database;
  readonly #file: string;
  readonly #pagesWaiting: () => number;
  #second: Database | null = null;
  #commits = 0;
  #headerWritten = false;
  /**
   * A round was begun in the log, and its end is missing: that state must not get into the file.
   */
  #owesComplete = false;
  #checkpointFrom = CHECKPOINT_FROM_PAGES;

  constructor(db: Database, file: string) {
    this.#db = db;
    this.#file = file;
    db.pragma('wal_autocheckpoint = 0');
    this.#pagesWaiting = measureFor(db, file);
  }

  /** For a file that is deleted when its process ends: SQLite checkpoints it as usual. */
  useDriverCheckpoints(): void {
    this.#checkpointFrom = Infinity;
    this.#db.pragma('wal_autocheckpoint = 1000');
  }

  /** Sets the threshold; for tests of the steps in between. */
  checkpointFrom(pages: number): void {
    this.#checkpointFrom = pages;
  }

  /**
   * Called in each transaction: the first one of a process writes the header, so that the log names
   * its file wherever it is found.
   */
  beforeCommit(): void {
    if (!this.#headerWritten) writeHeader(this.#db, readNote(this.#db));
  }

  afterCommit(): void {
    this.#headerWritten = true;
    if (this.#owesComplete) this.#tryToComplete();
    if (this.#checkpointFrom === Infinity || ++this.#commits % LOOK_EVERY_COMMITS !== 0) return;
    if (this.#pagesWaiting() < this.#checkpointFrom) return;
    try {
      this.checkpoint();
    } catch {
      // A longer log does no harm, and a real fault appears in the next transaction.
    }
  }

  /**
   * Checkpoints the log. Afterwards the file alone says that it lacks commits. Returns false when a
   * reader of an older state prevented that; no data is at risk then. Throws SQLite's errors,
   * including SQLITE_BUSY.
   *
   * 1. The whole log is checkpointed: the file is complete, and the next commit restarts the log.
   * 2. A new round is begun, on the page of the header.
   * 3. The round is marked complete, on another page, while a reader holds the state of 2.
   * 4. The log is checkpointed; because of that reader, only up to 2.
   *
   * If a process dies between the steps, file and log together are still correct. Steps 1 and 3
   * hold the write lock, so that the steps of two processes do not mix.
   */
  checkpoint(): boolean {
    const db = this.#db;
    const second = (this.#second ??= this.#connect());
    try {
      db.exec('BEGIN IMMEDIATE');
      if (this.#complete()) db.exec('COMMIT; BEGIN IMMEDIATE');
      if (!readNote(db).partial) runCheckpoint(second, 'PASSIVE');
      db.exec('COMMIT; BEGIN IMMEDIATE');
      const { round } = beginRound(db, readNote(db));
      db.exec('COMMIT');
      this.#owesComplete = true;
      db.exec('BEGIN IMMEDIATE');
      const now = readNote(db);
      // Another process intervened and marked its round complete.
      if (!now.partial || now.round !== round) return (this.#owesComplete = false);
      second.exec('BEGIN');
      readNote(second);
      completeRound(db, now);
      db.exec('COMMIT');
      this.#owesComplete = false;
      const { log, checkpointed } = runCheckpoint(db, 'PASSIVE');
      return checkpointed === log - 1;
    } finally {
      if (second.inTransaction) second.exec('ROLLBACK');
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  }

  /** Called before the connection itself is closed. */
  close(): void {
    if (this.#owesComplete) this.#tryToComplete();
    // If a read-only connection closes last, the log is kept.
    const last = this.#owesComplete
      ? openDatabase(this.#file, { readonly: true, timeout: 250 })
      : null;
    if (last) readNote(last);
    this.#second?.close();
    this.#db.close();
    last?.close();
  }

  /** Runs in a transaction. Returns true when the round was incomplete. */
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
 * Returns a function that counts the pages of the log that are not in the file. SQLite before 3.51
 * has no checkpoint that only counts (it treats NOOP as PASSIVE): there the log's size is measured,
 * and the log must shrink when it is restarted.
 */
function measureFor(db: Database, file: string): () => number {
  const version = singleValue<[], string>(db, 'SELECT sqlite_version()').get();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 3 || minor >= 51)
    return () => {
      const { log, checkpointed } = runCheckpoint(db, 'NOOP');
      return log - checkpointed;
    };
  db.pragma('journal_size_limit = 0');
  const frame = Number(db.pragma('page_size')) + FRAME_HEADER;
  return () => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) / frame;
}

function runCheckpoint(db: Database, how: 'PASSIVE' | 'NOOP'): CheckpointedPages {
  return singleRow<[], CheckpointedPages>(db, `PRAGMA wal_checkpoint(${how})`).get();
}
