/** What a state file says of the log (`-wal`) beside it: where it lies, and whether the file lacks what is in it. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from '../../engine/database.ts';

/**
 * Kept in two numbers of the file's header that SQLite leaves to its users, because they can be
 * read before SQLite opens the file, and so before it takes any log for the file's own.
 */
export type HeaderNote = {
  /** Of `logPlaceOf`, or one of the two below. `PRAGMA application_id`. */
  place: number;
  /** Counts these notes, so that an older log is known for one. `PRAGMA user_version`. */
  round: number;
};
/**
 * `partial`: commits are missing that only the log holds. A file in use has a `round` in its
 * header, and only its log says, on another page, that this round is complete: who reads the file
 * without its log sees that something is missing. Closing the last connection carries the log,
 * and with it that word, into the file.
 */
export type LogNote = HeaderNote & { partial: boolean };

/** Nobody has used the file yet. */
export const NO_PLACE = 0;
/** What `backup` makes has no log: one that lies beside it is left over from the file that it replaced. */
export const BACKUP_PLACE = -1;

const ROUNDS = 2 ** 31;

/** `header`: the first 100 bytes of the file (https://sqlite.org/fileformat.html, 1.3). */
export function noteInHeader(header: Buffer): HeaderNote {
  if (header.length < 72) return { place: NO_PLACE, round: 0 };
  return { place: header.readInt32BE(68), round: header.readInt32BE(60) };
}

/** What the file says together with the log beside it. */
export function readNote(db: Database): LogNote {
  const pragma = (name: string): number => Number(db.pragma(name));
  const note = { place: pragma('application_id'), round: pragma('user_version') };
  const complete = db.prepare('SELECT complete_round FROM identity WHERE id = 1').pluck().get();
  return { ...note, partial: complete !== note.round };
}

/** Begins a round: until it is said to be complete, something is missing. In the caller's transaction. */
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
 * A number for the folder in which the log of `file` lies, and its name there. Devices are
 * numbered anew with every boot, so the device counts only where a folder's birth is not known.
 */
export function logPlaceOf(file: string): number {
  const { ino, dev, birthtimeNs } = statSync(dirname(file), { bigint: true });
  const folder = `${ino} ${birthtimeNs > 0n ? birthtimeNs : `on ${dev}`}`;
  const digest = createHash('sha256')
    .update(`${folder} ${basename(file)}`)
    .digest();
  return digest.readUInt32BE(0) >>> 1 || 1;
}

/** `both`: what file and log say together; `content`: what the log itself holds. Each of our processes begins its part of a log with the header. */
export type LogBeside = { both: LogNote; content: 'none' | 'header' | 'pages' };
export type LogVerdict = {
  /** The log that lies here belongs to another time of the file, or to another file. */
  foreign: boolean;
  /** The log was kept elsewhere up to now: only who has the file alone may move it here. */
  claim: boolean;
};

/** `main`: what the file says without its log. `beside`: null when no log lies there. `here`: the place of that log. */
export function judgeLog(main: HeaderNote, beside: LogBeside | null, here: number): LogVerdict {
  if (beside === null || beside.content === 'none')
    return { foreign: false, claim: main.place !== here };
  const { both, content } = beside;
  if (main.place === NO_PLACE) return { foreign: false, claim: both.place !== here };
  if (main.place === BACKUP_PLACE) return { foreign: true, claim: true };
  const ahead = roundsBetween(main.round, both.round);
  if (main.place === here) return { foreign: both.place !== here || ahead < 0, claim: false };
  // File and log were moved here together, or whoever moved the log here was killed meanwhile.
  const movedAlong = both.place === main.place && ahead >= 0;
  const beingMoved = both.place === here && ahead === 1;
  return { foreign: !(movedAlong || beingMoved) || content !== 'header', claim: true };
}

/** Negative when `to` is older than `from`. */
function roundsBetween(from: number, to: number): number {
  const ahead = (to - from + ROUNDS) % ROUNDS;
  return ahead < ROUNDS / 2 ? ahead : ahead - ROUNDS;
}
