/**
 * The identity of a state file: the row that a copy contains, and the properties that a copy does
 * not have.
 */
import { randomBytes } from 'node:crypto';
import type { Database } from '../engine/database.ts';
import {
  BACKUP_PLACE,
  beginRound,
  completeRound,
  logPlaceOf,
  readNote,
  writeHeader,
} from './log/log-note.ts';
import { writeMark } from './high-water-mark.ts';
import { placeOf, type FileFingerprint } from './file-fingerprint.ts';
import { prepared, singleRow } from './prepared.ts';
import type { CopyStanding } from './standing.ts';
import type { State } from './transact.ts';
import type { Instant } from '../../domain/time.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';

export type Identity = {
  generation: string;
  inode: string;
  born: string | null;
  machines: string[];
  boot: string | null;
  copiedAt: Instant | null;
  knownUntil: Instant | null;
};

/** Called once, in the transaction that creates the tables. */
export function recordOrigin(db: Database, place: FileFingerprint): void {
  db.prepare(
    'INSERT OR IGNORE INTO identity (id, generation, inode, born, machines, boot, complete_round) VALUES (1, ?, ?, ?, ?, ?, 0)',
  ).run(
    newGeneration(),
    place.inode,
    place.born,
    JSON.stringify(place.machine === null ? [] : [place.machine]),
    place.boot,
  );
}

export function readIdentity(db: Database): Identity {
  const sql = `SELECT generation, inode, born, machines, boot,
    copied_at AS copiedAt, known_until AS knownUntil FROM identity WHERE id = 1`;
  const row = singleRow<[], Omit<Identity, 'machines'> & { machines: JsonColumn<string[]> }>(
    db,
    sql,
  ).get();
  return { ...row, machines: readJson(row.machines) };
}

/**
 * Makes this file the original, in the caller's transaction; returns the new and the old
 * generation. The present machine joins the known ones if the file comes from another machine. The
 * caller then calls `markProgress`: before that, the old mark still denies the file, which only
 * leads to the same question again.
 */
export function adopt(state: State, copy: CopyStanding): { generation: string; before: string } {
  const { db, path } = state;
  const place = placeOf(path);
  const before = readIdentity(db);
  const generation = newGeneration();
  const known = copy.by === 'other_machine' ? before.machines : [];
  const machines =
    place.machine === null || known.includes(place.machine) ? known : [...known, place.machine];
  prepared(
    db,
    'UPDATE identity SET generation = ?, inode = ?, born = ?, machines = ?, boot = ?, copied_at = NULL, known_until = NULL WHERE id = 1',
  ).run(generation, place.inode, place.born, JSON.stringify(machines), place.boot);
  // Gives up the content of a lost log: from now on that log belongs to an earlier round.
  const note = readNote(db);
  if (note.partial) completeRound(db, beginRound(db, { ...note, place: logPlaceOf(path) }));
  return { generation, before: before.generation };
}

/**
 * Adds the present machine to those on which the original is known. In the caller's transaction.
 */
export function rememberMachine({ db, path }: State): void {
  const { machines, boot, born, knownUntil } = readIdentity(db);
  const place = placeOf(path);
  const known = place.machine === null || machines.includes(place.machine);
  if (known && boot === place.boot && born !== null && knownUntil === null) return;
  prepared(
    db,
    'UPDATE identity SET machines = ?, boot = ?, born = ifnull(born, ?), known_until = NULL WHERE id = 1',
  ).run(JSON.stringify(known ? machines : [...machines, place.machine]), place.boot, place.born);
}

/** Writes the last event into `FILE-seen`. */
export function markProgress(state: State, place: FileFingerprint = placeOf(state.path)): void {
  writeMark(state.db, state.path, readIdentity(state.db).generation, place);
}

/** Marks the file that `backup` makes, so that it is recognised as a backup wherever it is put. */
export function markAsBackup(db: Database, knownUntil: Instant): void {
  db.transaction('deferred', () => {
    db.prepare('UPDATE identity SET copied_at = ?, known_until = NULL WHERE id = 1').run(
      knownUntil,
    );
    const note = { place: BACKUP_PLACE, round: 0 };
    writeHeader(db, note);
    completeRound(db, note);
  });
}

function newGeneration(): string {
  return randomBytes(12).toString('hex');
}
