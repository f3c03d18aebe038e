/**
 * The note in a state file about its log (`-wal`): where the log is, and whether the file lacks its
 * commits.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from '../../engine/database.ts';

/**
 * Stored in two numbers of the file's header that SQLite leaves to applications. They can be read
 * before SQLite opens the file and takes any log for the file's own.
 */
export type HeaderNote = {
  /** The result of `logPlaceOf`, or one of the two constants below. `PRAGMA application_id`. */
  place: number;
  /** The number of the round, so that an older log is recognised. `PRAGMA user_version`. */
  round: number;
};
/**
 * `partial`: the file lacks commits that only the log contains. The header of a file in use has a
 * `round`; only the log, on another page, says that this round is complete. A reader of the file
 * without its log therefore sees that commits are missing. Closing the last connection checkpoints
 * the log, with that page, into the file.
 */
export type LogNote = HeaderNote & { partial: boolean };

/** No process has used the file yet. */
export const NO_PLACE = 0;
/** A backup has no log: one beside it is left over from the file that it replaced. */
export const BACKUP_PLACE = -1;

const ROUNDS = 2 ** 31;

/** `header`: the first 100 bytes of the file (https://sqlite.org/fileformat.html, 1.3). */
export function noteInHeader(header: Buffer): HeaderNote {
  if (header.length < 72) return { place: NO_PLACE, round: 0 };
  return { place: header.readInt32BE(68), round: header.readInt32BE(60) };
}

/** Returns the note of the file together with its log. */
export function readNote(db: Database): LogNote {
  const pragma = (name: string): number => Number(db.pragma(name));
  const note = { place: pragma('application_id'), round: pragma('user_version') };
  const complete = db.prepare('SELECT complete_round FROM identity WHERE id = 1').pluck().get();
  return { ...note, partial: complete !== note.round };
}

/** Begins a round: until it is complete, the file lacks commits. In the caller's transaction. */
export function beginRound(db: Database, { place, round }: HeaderNote): HeaderNote {
  const next = { place, round: (round + 1) % ROUNDS };
  writeHeader(db, next);
  return next;
}

export function completeRound(db: Database, { round }: HeaderNote): void {
  db.prepare('UPDATE identity SET complete_round = ? WHERE id = 1').run(round);
}

/** In the caller's transaction. */
export function writeHeader(db: Database, { place, round }: HeaderNote): void {
  db.pragma(`application_id = ${place}`);
  db.pragma(`user_version = ${round}`);
}

/**
 * A number for the folder and the name of the log of `file`. Device numbers change at boot, so the
 * device counts only if the folder's birth time is unknown.
 */
export function logPlaceOf(file: string): number {
  const { ino, dev, birthtimeNs } = statSync(dirname(file), { bigint: true });
  const folder = `${ino} ${birthtimeNs > 0n ? birthtimeNs : `on ${dev}`}`;
  const digest = createHash('sha256')
    .update(`${folder} ${basename(file)}`)
    .digest();
  return digest.readUInt32BE(0) >>> 1 || 1;
}

/**
 * `both`: the note of file and log together. `content`: the content of the log. Each of our
 * processes starts its part of a log with the header.
 */
export type LogBeside = { both: LogNote; content: 'none' | 'header' | 'pages' };
export type LogVerdict = {
  /** The log belongs to another round of the file, or to another file. */
  foreign: boolean;
  /**
   * The log was kept elsewhere until now: only a process that has the file alone may move it here.
   */
  claim: boolean;
};

/**
 * `main`: the note of the file without its log. `beside`: null when there is no log. `here`: the
 * place of that log.
 */
export function judgeLog(main: HeaderNote, beside: LogBeside | null, here: number): LogVerdict {
  if (beside === null || beside.content === 'none')
    return { foreign: false, claim: main.place !== here };
  const { both, content } = beside;
  if (main.place === NO_PLACE) return { foreign: false, claim: both.place !== here };
  if (main.place === BACKUP_PLACE) return { foreign: true, claim: true };
  const ahead = roundsBetween(main.round, both.round);
  if (main.place === here) return { foreign: both.place !== here || ahead < 0, claim: false };
  // File and log were moved here together, or a process died while it moved the log here.
  const movedAlong = both.place === main.place && ahead >= 0;
  const beingMoved = both.place === here && ahead === 1;
  return { foreign: !(movedAlong || beingMoved) || content !== 'header', claim: true };
}

/** Negative when `to` is older than `from`. */
function roundsBetween(from: number, to: number): number {
  const ahead = (to - from + ROUNDS) % ROUNDS;
  return ahead < ROUNDS / 2 ? ahead : ahead - ROUNDS;
}
