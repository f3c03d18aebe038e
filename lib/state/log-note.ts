/** What a state file says in its header of the log (`-wal`) beside it: where it lies, and whether the file lacks what is in it. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from 'better-sqlite3';

/**
 * Kept in two numbers of the header that SQLite leaves to us, because they can be read before
 * SQLite opens the file, and so before it takes a log for the file's own.
 */
export type LogNote = {
  /** Of `logPlaceOf`; 0: nobody has used the file yet. `PRAGMA application_id`. */
  place: number;
  /** Counts the notes, so that an older log is known for one. */
  round: number;
  /**
   * True: commits are missing that only the log holds. While a file is in use it says so itself,
   * and the newest page in its log says the opposite: who reads both sees a whole file, who reads
   * the file alone sees that something is missing. Closing the last connection carries the log,
   * and with it this word, into the file. `PRAGMA user_version` holds `round` and this bit.
   */
  partial: boolean;
};

const ROUNDS = 2 ** 30;

/** `header`: the first 100 bytes of the file (https://sqlite.org/fileformat.html, 1.3). */
export function noteInHeader(header: Buffer): LogNote {
  if (header.length < 72) return { place: 0, round: 0, partial: false };
  return decode(header.readInt32BE(68), header.readInt32BE(60));
}

/** What the file and its log say together. */
export function readNote(db: Database): LogNote {
  const pragma = (name: string): number => db.pragma(name, { simple: true }) as number;
  return decode(pragma('application_id'), pragma('user_version'));
}

/** In the caller's transaction. */
export function writeNote(db: Database, { place, round, partial }: LogNote): void {
  db.pragma(`application_id = ${place}`);
  db.pragma(`user_version = ${((round % ROUNDS) * 2 + (partial ? 1 : 0)) | 0}`);
}

function decode(place: number, version: number): LogNote {
  return { place, round: version >>> 1 & (ROUNDS - 1), partial: (version & 1) === 1 };
}

/**
 * A number for the folder in which the log of `file` lies, and its name there. Devices are
 * numbered anew with every boot, so the device counts only where a folder's birth is not known.
 */
export function logPlaceOf(file: string): number {
  const { ino, dev, birthtimeNs } = statSync(dirname(file), { bigint: true });
  const folder = `${ino} ${birthtimeNs > 0n ? birthtimeNs : `on ${dev}`}`;
  const digest = createHash('sha256').update(`${folder} ${basename(file)}`).digest();
  return digest.readUInt32BE(0) >>> 1 || 1;
}

export type LogVerdict = {
  /** The log that lies here belongs to another time of the file, or to another file. */
  foreign: boolean;
  /** The file lacks what was in its log, and that log is not here. */
  lost: boolean;
  /** The log is kept elsewhere up to now: only who has the file alone may move it here. */
  claim: boolean;
};

/**
 * `main`: what the file alone says. `both`: what it says together with the log beside it; null
 * when no log lies there. `here`: the place of that log.
 */
export function judgeLog(main: LogNote, both: LogNote | null, here: number): LogVerdict {
  if (both === null) return { foreign: false, lost: main.partial, claim: main.place !== here };
  const ahead = roundsBetween(main.round, both.round);
  if (main.place === 0) return { foreign: false, lost: false, claim: ![0, here].includes(both.place) };
  if (main.place === here) {
    const lost = main.partial && both.partial && ahead === 0;
    return { foreign: both.place !== here || ahead < 0, lost, claim: false };
  }
  // File and log were moved here together, or whoever moved the log here was killed meanwhile.
  const completes = main.partial && !both.partial && ahead >= 0;
  const beingMoved = both.place === here && ahead === 1;
  return { foreign: !completes && !beingMoved, lost: false, claim: true };
}

/** Negative when `to` is older than `from`. */
function roundsBetween(from: number, to: number): number {
  const ahead = (to - from + ROUNDS) % ROUNDS;
  return ahead < ROUNDS / 2 ? ahead : ahead - ROUNDS;
}
