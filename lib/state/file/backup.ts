/**
 * Copies the state file while other processes write to it, into one file without a log. The copy is
 * checked before it gets its name.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { openDatabase } from '../engine/choose-engine.ts';
import type { Database } from '../engine/database.ts';
import { Failure } from '../../domain/failure.ts';
import { SCHEMA_VERSION } from './open.ts';
import { markAsBackup } from './identity.ts';
import { fileFailure, storageFailure } from './failures.ts';
import { singleRow } from './prepared.ts';
import type { Instant } from '../../domain/time.ts';
import type { State } from './transact.ts';
import { errorCode } from '../../domain/thrown.ts';

/** Pages copied in one turn of the event loop: in between, signals are handled. */
const PAGES_AT_ONCE = 2_000;

type RowCounts = {
  campaigns: number;
  prospects: number;
  enrollments: number;
  messages: number;
  responses: number;
  suppressions: number;
  events: number;
};
export type BackedUp = { path: string; bytes: number; counts: RowCounts };

/**
 * Writes the copy; returns its path, size and row counts. Throws Failure `output_exists`,
 * `output_unwritable`, `backup_onto_itself`, `backup_unsound`, and those of the storage.
 */
export async function backUp(
  state: State,
  target: string,
  options: { force: boolean; now: Instant },
): Promise<BackedUp> {
  const path = resolve(target);
  refuseOwnFiles(state, path);
  if (!options.force && existsSync(path)) throw exists(path);
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    // Creates the file with its mode first: SQLite would make it readable for other users.
    closeSync(openSync(temporary, 'wx', 0o600));
    const counts = await copyInto(state, temporary);
    const { standing } = state;
    // A copy of a copy knows no more than that copy.
    seal(temporary, {
      counts,
      knownUntil: standing.standing === 'copy' ? standing.knownUntil : options.now,
    });
    flush(temporary);
    if (options.force) renameSync(temporary, path);
    else linkSync(temporary, path);
    flush(dirname(path));
    return { path, bytes: statSync(path).size, counts };
  } catch (error) {
    throw explained(error, path, statSync(state.path).size);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      rmSync(`${temporary}${suffix}`, { force: true });
  }
}

/**
 * One read transaction for copying and counting: writes of other processes neither restart the copy
 * nor change the counts.
 */
async function copyInto({ db }: State, temporary: string): Promise<RowCounts> {
  db.exec('BEGIN');
  try {
    const counts = countAll(db);
    await db.backup(temporary, PAGES_AT_ONCE);
    return counts;
  } finally {
    db.exec('ROLLBACK');
  }
}

/** Marks the copy as a backup and checks it. Closing it leaves one file without a log. */
function seal(
  temporary: string,
  { counts, knownUntil }: { counts: RowCounts; knownUntil: Instant },
): void {
  const db = openDatabase(temporary);
  try {
    db.pragma('synchronous = FULL');
    markAsBackup(db, knownUntil);
    const sound = db.pragma('integrity_check(1)');
    const version = db.prepare('SELECT max(version) FROM schema_migration').pluck().get();
    const wrong =
      sound !== 'ok'
        ? `integrity_check says: ${String(sound).replace(/\s+/g, ' ').slice(0, 200)}`
        : version !== SCHEMA_VERSION
          ? `its schema is ${String(version)}, not ${SCHEMA_VERSION}`
          : JSON.stringify(countAll(db)) !== JSON.stringify(counts)
            ? 'its row counts differ from the original'
            : null;
    if (wrong !== null) throw unsound(wrong);
  } finally {
    db.close();
  }
}

function countAll(db: Database): RowCounts {
  return singleRow<[], RowCounts>(
    db,
    `SELECT (SELECT count(*) FROM campaign) AS campaigns, (SELECT count(*) FROM prospect) AS prospects, (SELECT count(*) FROM enrollment) AS enrollments,
    (SELECT count(*) FROM message) AS messages, (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM suppression) AS suppressions, (SELECT ifnull(max(seq), 0) FROM event) AS events`,
  ).get();
}

/** For a folder, this flushes its new entry. */
function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Refuses even with --force: replacing the state file would lose everything. */
function refuseOwnFiles(state: State, path: string): void {
  const real = existsSync(path) ? realpathSync(path) : path;
  if (
    !['', '-wal', '-shm', '-seen', '-live-token'].some(
      (suffix) => real === `${state.path}${suffix}`,
    )
  )
    return;
  throw new Failure({
    code: 'backup_onto_itself',
    exit: 'refused',
    message: `${path} is the state file itself or one of its companion files (-wal, -shm, -seen, -live-token).`,
    hint: 'Name another file, preferably on another disk.',
  });
}

function exists(path: string): Failure {
  return new Failure({
    code: 'output_exists',
    exit: 'refused',
    message: `${path} already exists.`,
    hint: 'Add --force to replace it, or name another file.',
  });
}

function unsound(what: string): Failure {
  return new Failure({
    code: 'backup_unsound',
    exit: 'configuration',
    message: `The copy failed its check (${what}) and was deleted.`,
    hint: 'The state file itself may be damaged: do not send from it until the cause is known. An older backup may be intact.',
  });
}

/** A fault of the target's disk names the target, not the state file. */
function explained(error: unknown, path: string, bytes: number): unknown {
  if (error instanceof Failure) return error;
  if (errorCode(error) === 'EEXIST') return exists(path);
  const known = storageFailure(error, path, bytes) ?? fileFailure(error, path);
  if (known instanceof Failure) return known;
  const code = errorCode(error);
  if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') return error;
  return new Failure({
    code: 'output_unwritable',
    exit: 'configuration',
    message: `${path} could not be written (${code}).`,
    hint: 'Check that its folder exists and that you may write to it.',
  });
}
