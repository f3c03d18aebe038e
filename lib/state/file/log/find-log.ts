/** Decides, before SQLite opens a state file, whether the log beside it is the file's own. */
import { openDatabase } from '../../engine/choose-engine.ts';
import { contentOfLog, inspectFile, type LogContent } from '../inspect.ts';
import {
  beginRound,
  completeRound,
  judgeLog,
  logPlaceOf,
  readNote,
  writeHeader,
  type LogNote,
} from './log-note.ts';
import { fileFailure, storageFault } from '../failures.ts';
import { isBusy, untilFree } from '../transact.ts';
import { errorCode } from '../../../domain/thrown.ts';

/** A short command that uses the file under another path ends within this time. */
const ALONE_WITHIN_MS = 3_000;

export type FoundLog = {
  exists: boolean;
  hasLog: boolean;
  /** The round in the header of the file alone; null for a new file or one of another program. */
  round: number | null;
};

/**
 * Returns the facts about the file and its log. `adopts`: the caller makes the remaining file the
 * original. Throws Failure `state_wal_missing` when the log beside the file is a foreign one, or
 * when another process uses the file with a log elsewhere; and those of inspect.ts.
 */
export async function findLog(file: string, { adopts }: { adopts: boolean }): Promise<FoundLog> {
  const deadline = performance.now() + ALONE_WITHIN_MS;
  for (;;) {
    const { exists, hasLog, note } = inspectFile(file);
    if (!exists) return { exists, hasLog, round: null };
    const here = logPlaceOf(file);
    const met = { exists, hasLog, round: note.round };
    if (!hasLog && note.place === here) return met;
    const both = await untilFree(file, () => readBoth(file));
    if (both === null) return { ...met, round: null };
    const { foreign, claim } = judgeLog(
      note,
      hasLog ? { both, content: contentIn(file) } : null,
      here,
    );
    if (!foreign && !claim) return met;
    // A file without its log is only read, because the log may still be found elsewhere.
    const onlyRead = both.partial && !adopts;
    if (!foreign && takeExclusively(file, onlyRead ? null : here)) {
      if (onlyRead) return met;
      continue;
    }
    // Another process may have changed the file or log in the meantime: the next inspection shows
    // it.
    if (performance.now() > deadline)
      throw storageFault('state_wal_missing', file, foreign ? OTHER_LOG : USED_ELSEWHERE);
    await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40));
  }
}

function contentIn(file: string): LogContent {
  try {
    return contentOfLog(file);
  } catch (error) {
    // The last other connection just checkpointed and removed the log.
    if (errorCode(error) === 'ENOENT') return 'none';
    throw fileFailure(error, file);
  }
}

const OTHER_LOG = {
  detail:
    '; the -wal file that is there now belongs to another file, or to an earlier state of this one',
  details: { log: 'foreign' },
};
const USED_ELSEWHERE = {
  detail: '; another process uses the file under another path, and its log is there',
  details: { log: 'elsewhere' },
};

/**
 * Null: a file of another program. Uses a read-only connection, because closing it does not
 * checkpoint a log.
 */
function readBoth(file: string): LogNote | null {
  const db = openDatabase(file, { readonly: true, timeout: 250 });
  try {
    const ours =
      db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'identity'`).pluck().get() === 1;
    return ours ? readNote(db) : null;
  } finally {
    db.close();
  }
}

/**
 * Returns true when no other process has the file open, under any path: SQLite locks the file
 * itself, to which all paths lead. With `here`, the log is kept there from now on, and the content
 * of another log is checkpointed into the file.
 */
function takeExclusively(file: string, here: number | null): boolean {
  const db = openDatabase(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('synchronous = FULL');
    db.exec('BEGIN IMMEDIATE');
    const note = readNote(db);
    if (here !== null && note.partial) writeHeader(db, { ...note, place: here });
    else if (here !== null) completeRound(db, beginRound(db, { ...note, place: here }));
    db.exec(here === null ? 'ROLLBACK' : 'COMMIT');
    return true;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return false;
  } finally {
    db.close();
  }
}
