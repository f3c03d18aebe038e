/** Decides, before SQLite opens a state file, whether the log that lies (or does not lie) beside it is the file's own. */
import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { inspectFile } from './inspect-file.ts';
import { judgeLog, logPlaceOf, readNote, writeNote, type LogNote } from './log-note.ts';
import { storageFault } from './storage-failure.ts';
import { isBusy, untilFree } from './transact.ts';

const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Database;

/** A short command under the other path ends within it. */
const ALONE_WITHIN_MS = 3_000;

export type MetLog = {
  exists: boolean;
  hasLog: boolean;
  /** Its last commits were in a log that is not here. */
  lost: boolean;
};

/**
 * `adopts`: the caller is about to make what is left the original. Throws Failure
 * `state_wal_missing` when the log beside the file is another one, or when another process uses
 * the file with a log that lies elsewhere; and those of inspect-file.ts.
 */
export async function meetLog(file: string, { adopts }: { adopts: boolean }): Promise<MetLog> {
  const deadline = performance.now() + ALONE_WITHIN_MS;
  for (;;) {
    const found = inspectFile(file);
    const { exists, hasLog, note } = found;
    if (!exists) return { exists, hasLog, lost: false };
    const here = logPlaceOf(file);
    const { both, ours } = hasLog || note.place !== here ? await untilFree(file, () => readBoth(file)) : { both: null, ours: true };
    if (!ours) return { exists, hasLog, lost: false };
    const { foreign, lost, claim } = judgeLog(note, hasLog ? both : null, here);
    // Where something was going on meanwhile, the next look shows what.
    if (foreign && performance.now() > deadline) throw storageFault('state_wal_missing', file, OTHER_LOG);
    if (!foreign && !claim) return { exists, hasLog, lost };
    if (!foreign && haveAlone(file, lost && !adopts ? null : here)) {
      if (lost && !adopts) return { exists, hasLog, lost };
      continue;
    }
    if (performance.now() > deadline) throw storageFault('state_wal_missing', file, USED_ELSEWHERE);
    await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40));
  }
}

const OTHER_LOG = { detail: '; the one that lies there now is not its own', details: { log: 'foreign' } };
const USED_ELSEWHERE = { detail: '; another process uses it under another path, and its log lies there', details: { log: 'elsewhere' } };

/** By a connection that cannot write: closing it carries no log anywhere. */
function readBoth(file: string): { both: LogNote; ours: boolean } {
  const db = new Driver(file, { readonly: true, timeout: 250 });
  try {
    const ours = db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'identity'`).pluck().get() === 1;
    return { both: readNote(db), ours };
  } finally {
    db.close();
  }
}

/**
 * Whether nobody else has the file open, under whatever path: SQLite's lock for that is on the
 * file itself, where every path leads. With `here` the log is from now on kept there, and what
 * another one held is carried into the file.
 */
function haveAlone(file: string, here: number | null): boolean {
  const db = new Driver(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('synchronous = FULL');
    db.exec('BEGIN IMMEDIATE');
    const { round, partial } = readNote(db);
    if (here !== null) writeNote(db, { place: here, round: partial ? round : round + 1, partial });
    db.exec(here === null ? 'ROLLBACK' : 'COMMIT');
    return true;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return false;
  } finally {
    db.close();
  }
}
