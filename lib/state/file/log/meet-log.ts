/** Decides, before SQLite opens a state file, whether the log that lies (or does not lie) beside it is the file's own. */
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

/** A short command under the other path ends within it. */
const ALONE_WITHIN_MS = 3_000;

export type MetLog = {
  exists: boolean;
  hasLog: boolean;
  /** The round in the file alone; null in what is not ours, or is new. */
  round: number | null;
};

/**
 * `adopts`: the caller is about to make what is left the original. Throws Failure
 * `state_wal_missing` when the log beside the file is another one, or when another process uses
 * the file with a log that lies elsewhere; and those of inspect-file.ts.
 */
export async function meetLog(file: string, { adopts }: { adopts: boolean }): Promise<MetLog> {
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
    // Without its log the file is only read, and the log may yet be found elsewhere.
    const onlyRead = both.partial && !adopts;
    if (!foreign && haveAlone(file, onlyRead ? null : here)) {
      if (onlyRead) return met;
      continue;
    }
    // Something may have been going on meanwhile, and the next look shows what.
    if (performance.now() > deadline)
      throw storageFault('state_wal_missing', file, foreign ? OTHER_LOG : USED_ELSEWHERE);
    await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40));
  }
}

function contentIn(file: string): LogContent {
  try {
    return contentOfLog(file);
  } catch (error) {
    // The last of the others has just carried it into the file.
    if (errorCode(error) === 'ENOENT') return 'none';
    throw fileFailure(error, file);
  }
}

const OTHER_LOG = {
  detail: '; the one that lies there now is not its own',
  details: { log: 'foreign' },
};
const USED_ELSEWHERE = {
  detail: '; another process uses it under another path, and its log lies there',
  details: { log: 'elsewhere' },
};

/** Null: not a file of ours. By a connection that cannot write: closing it carries no log anywhere. */
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
 * Whether nobody else has the file open, under whatever path: SQLite's lock for that is on the
 * file itself, where every path leads. With `here` the log is from now on kept there, and what
 * another one held is carried into the file.
 */
function haveAlone(file: string, here: number | null): boolean {
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
