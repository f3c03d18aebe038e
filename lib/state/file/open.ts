/**
 * Opens the state file: checks who may read it and what it is, and sets the pragmas that durability
 * depends on.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { openDatabase } from '../engine/choose-engine.ts';
import type { Database } from '../engine/database.ts';
import { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/time.ts';
import { LogKeeper } from './log/log-keeper.ts';
import { completeRound, logPlaceOf, NO_PLACE, readNote, writeHeader } from './log/log-note.ts';
import { readMark, removeMark } from './high-water-mark.ts';
import { findLog } from './log/find-log.ts';
import { placeOf, sameFile } from './file-fingerprint.ts';
import { keepKnownUntil, readStanding, refuseCopy } from './standing.ts';
import { fileFailure, storageFailure, storageFault } from './failures.ts';
import { singleValue, valueOf } from './prepared.ts';
import { untilFree, type State } from './transact.ts';

export type OpenMode = 'read' | 'write' | 'create';

const DRIVER_TIMEOUT_MS = 250;

export type OpenOptions = {
  now: Instant;
  dryRun?: boolean;
  /**
   * The caller makes a file without its log the original; other callers may only read such a file.
   */
  adopts?: boolean;
};

/**
 * Opens `path`. `create` makes file, folder and tables when missing; `write` and `read` need an
 * existing file. Throws Failure `no_state`, `state_locked`, `state_pragma`, and those of
 * failures.ts.
 */
export async function openState(
  path: string,
  mode: OpenMode,
  options: OpenOptions,
): Promise<State> {
  // SQLite also follows links: the log is beside the real file.
  const file = existsSync(path) ? realpathSync(path) : resolve(path);
  try {
    for (let attempt = 0; ; attempt++) {
      const state = await openOnce(file, mode, options);
      if (state !== null) return state;
      if (attempt === 5) throw storageFault('state_locked', file);
    }
  } catch (error) {
    throw storageFailure(error, file) ?? error;
  }
}

/** Null: another process moved the log between the inspection and the opening. */
async function openOnce(file: string, mode: OpenMode, options: OpenOptions): Promise<State | null> {
  const found = await findLog(file, { adopts: options.adopts ?? false });
  if (!found.exists) {
    refuseEmptied(file);
    if (mode !== 'create') throw noState(file);
    createEmpty(file);
  }
  // Another process may be creating, migrating or closing the file.
  const db = await untilFree(file, () =>
    connect(file, mode, { now: options.now, hadLog: found.hasLog }),
  );
  const log = mode === 'read' ? null : new LogKeeper(db, file);
  const state: State = {
    db,
    path: file,
    dryRun: options.dryRun ?? false,
    log,
    standing: { standing: 'original' },
  };
  try {
    const note = readNote(db);
    const here = logPlaceOf(file);
    // If the log has a newer round than the file alone, the log is not lost: the process that began
    // the round died before it marked the round complete.
    const logLost = note.partial && note.round === found.round;
    // From here on no other process can move the log.
    if (!logLost && note.place !== here && note.place !== NO_PLACE) {
      closeState(state);
      return null;
    }
    if (mode !== 'read' && !logLost && (note.partial || note.place === NO_PLACE))
      await untilFree(file, () => settle(db, here));
    state.standing = readStanding(state, { logLost });
    if (logLost && mode !== 'read' && !state.dryRun && !options.adopts) refuseCopy(state);
    if (mode !== 'read' && !logLost) await untilFree(file, () => keepKnownUntil(state));
    return state;
  } catch (error) {
    closeState(state);
    throw error;
  }
}

function settle(db: Database, here: number): void {
  db.transaction('immediate', () => {
    const note = readNote(db);
    if (note.place === NO_PLACE) writeHeader(db, { ...note, place: here });
    if (note.partial) completeRound(db, note);
  });
}

type Opening = { now: Instant; hadLog: boolean };

async function connect(file: string, mode: OpenMode, { now, hadLog }: Opening): Promise<Database> {
  const db = openDatabase(file, { readonly: mode === 'read', timeout: DRIVER_TIMEOUT_MS });
  try {
    // Read before any pragma is set: a changed journal mode would stay in another program's file.
    const version = readVersion(db, file);
    if (mode !== 'create') refuseBare(db, file, { version, hadLog });
    if (mode === 'read' && version < SCHEMA_VERSION) {
      if (version === 0) throw noState(file);
      (await connect(file, 'write', { now, hadLog })).close();
    }
    setPragmas(db, mode);
    if (mode !== 'read' && version < SCHEMA_VERSION) {
      const { migrate } = await import('./migrate.ts');
      migrate(db, {
        now,
        secret: randomBytes(32),
        place: placeOf(file),
        logPlace: logPlaceOf(file),
      });
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Refuses a file without tables: it was never used, or all its tables are in a missing log. */
function refuseBare(
  db: Database,
  file: string,
  { version, hadLog }: { version: number; hadLog: boolean },
): void {
  if (version > 0 || singleValue<[], number>(db, 'SELECT count(*) FROM sqlite_schema').get() > 0)
    return;
  throw !hadLog && db.pragma('journal_mode') === 'wal'
    ? storageFault('state_wal_missing', file)
    : noState(file);
}

/** Closes the file. Closing the last connection checkpoints the log into the file. */
export function closeState(state: State): void {
  if (state.log) state.log.close();
  else state.db.close();
}

/**
 * A driver may silently set NORMAL for later connections; NORMAL loses acknowledged commits at
 * power loss.
 */
function setPragmas(db: Database, mode: OpenMode): void {
  if (mode !== 'read') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  const wanted = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
  } as const;
  for (const [name, value] of Object.entries(wanted)) {
    const actual: unknown = db.pragma(name);
    if (actual !== value) {
      throw new Failure({
        code: 'state_pragma',
        exit: 'internal',
        message: `SQLite uses ${name} = ${String(actual)}, but ${String(value)} is required.`,
        hint: 'The folder may be on a file system without shared memory (a network share): put the state file on a local disk with --db.',
      });
    }
  }
}

/**
 * The version of the schema; 0 when there is none. Throws Failure `state_foreign`, `state_newer`.
 */
function readVersion(db: Database, file: string): number {
  const tables = new Set(
    valueOf<[], string>(db, `SELECT name FROM sqlite_schema WHERE type = 'table'`).all(),
  );
  if (
    !tables.has('schema_migration') &&
    tables.size > 0 &&
    !tables.has('fs_config') &&
    !tables.has('kv_store')
  ) {
    throw storageFault('state_foreign', file, { details: { tables: [...tables].slice(0, 10) } });
  }
  const version = tables.has('schema_migration')
    ? singleValue<[], number>(db, 'SELECT ifnull(max(version), 0) FROM schema_migration').get()
    : 0;
  if (version > SCHEMA_VERSION) {
    throw storageFault('state_newer', file, {
      detail: ` (schema ${version}; this version knows ${SCHEMA_VERSION})`,
    });
  }
  return version;
}

/**
 * The newest migration. It is kept here so that an up-to-date file opens without loading
 * migrations.
 */
export const SCHEMA_VERSION = 1;

/** An empty file whose mark names an event lost its content. */
function refuseEmptied(file: string): void {
  const mark = readMark(file);
  if (mark === null || mark.born === null || !existsSync(file)) return;
  if (sameFile(mark, placeOf(file)))
    throw storageFault('state_truncated', file, { detail: ' (0 bytes)', details: { bytes: 0 } });
}

function createEmpty(file: string): void {
  try {
    // The mark of a deleted file does not apply to the next file.
    removeMark(file);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // The WAL and shared-memory files take the database's own mode.
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (error) {
    throw fileFailure(error, file);
  }
}

function noState(file: string): Failure {
  return new Failure({
    code: 'no_state',
    exit: 'notFound',
    message: `There is no campaign database at ${file}.`,
    hint: 'Run this in the folder that holds .agentfs/, name the file with --db, or start with: rate_limiter.ts mailbox add, then rate_limiter.ts start.',
  });
}
