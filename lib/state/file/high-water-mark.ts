/**
 * The mark beside a state file (`FILE-seen`): the last event that the file is known to have held.
 * An older copy in its place does not hold that event.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Database } from '../engine/database.ts';
import { singleValue, valueOf } from './prepared.ts';
import { sameFile, type FileFingerprint } from './file-fingerprint.ts';

export type Mark = {
  generation: string;
  inode: string;
  born: string | null;
  seq: number;
  event: string;
};

/** Returns null when there is no readable mark. A missing mark finds less, but is never wrong. */
export function readMark(file: string): Mark | null {
  try {
    const mark = JSON.parse(readFileSync(`${file}-seen`, 'utf8')) as Partial<Mark> | null;
    if (
      typeof mark?.generation !== 'string' ||
      typeof mark.inode !== 'string' ||
      typeof mark.seq !== 'number' ||
      typeof mark.event !== 'string'
    )
      return null;
    return {
      generation: mark.generation,
      inode: mark.inode,
      born: typeof mark.born === 'string' ? mark.born : null,
      seq: mark.seq,
      event: mark.event,
    };
  } catch {
    return null;
  }
}

/**
 * Marks the newest event. The event is committed by then, so the file is never behind its mark,
 * however this process ends. Needs no flush: a power loss loses only the mark.
 */
export function writeMark(
  db: Database,
  file: string,
  generation: string,
  place: FileFingerprint,
): void {
  const seq = singleValue<[], number | null>(db, 'SELECT max(seq) FROM event').get() ?? 0;
  const mark: Mark = {
    generation,
    inode: place.inode,
    born: place.born,
    seq,
    event: fingerprint(db, seq),
  };
  const temporary = `${file}-seen.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(temporary, `${JSON.stringify(mark)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, `${file}-seen`);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

export function removeMark(file: string): void {
  rmSync(`${file}-seen`, { force: true });
}

/**
 * Returns true when this file held an event that it does not hold now: its content was replaced, or
 * its log was removed.
 */
export function isBehind(
  db: Database,
  mark: Mark | null,
  generation: string,
  place: FileFingerprint,
): boolean {
  if (mark === null || !sameFile(mark, place)) return false;
  return mark.generation !== generation || fingerprint(db, mark.seq) !== mark.event;
}

/**
 * A digest of the event, not its number alone: a restored file counts on and would soon pass the
 * number.
 */
function fingerprint(db: Database, seq: number): string {
  if (seq === 0) return '';
  const event = valueOf<[number], string>(
    db,
    `SELECT json_array(seq, at, type, campaign_id, prospect_id, message_id, data) FROM event WHERE seq = ?`,
  ).get(seq);
  return event === undefined
    ? 'none'
    : createHash('sha256').update(event).digest('hex').slice(0, 16);
}
