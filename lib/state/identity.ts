/** Who a state file is: made here, or a copy of one that may have gone on mailing elsewhere. */
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { isBehind, readMark, writeMark } from './mark.ts';
import { placeOf, sameFile, type Place } from './place.ts';
import { prepared, valueOf } from './prepared.ts';
import { storageFault } from './storage-failure.ts';
import { transactOnce, type State } from './transact.ts';
import type { Failure } from '../domain/failure.ts';
import type { Instant } from '../domain/time.ts';

/** How a copy was recognised. */
export type CopyOf = 'backup' | 'other_file' | 'other_machine' | 'older_content';
export type Standing =
  | { standing: 'original' }
  /** `knownUntil`: the last instant the file knows of; what was sent later it cannot know. `logMissing`: its last commits are not in it. */
  | { standing: 'copy'; by: CopyOf; logMissing: boolean; knownUntil: Instant };

export type Identity = { generation: string; inode: string; born: string | null; machines: string[]; boot: string | null; inUse: boolean; copiedAt: Instant | null };

/** Called once, in the transaction that makes the tables. */
export function recordOrigin(db: Database, place: Place): void {
  db.prepare('INSERT OR IGNORE INTO identity (id, generation, inode, born, machines, boot, in_use, copied_at) VALUES (1, ?, ?, ?, ?, ?, 0, NULL)')
    .run(newGeneration(), place.inode, place.born, JSON.stringify(place.machine === null ? [] : [place.machine]), place.boot);
}

export function readIdentity(db: Database): Identity {
  const row = prepared(db, 'SELECT generation, inode, born, machines, boot, in_use AS inUse, copied_at AS copiedAt FROM identity WHERE id = 1').get() as Omit<Identity, 'machines' | 'inUse'> & { machines: string; inUse: number };
  return { ...row, machines: JSON.parse(row.machines) as string[], inUse: row.inUse === 1 };
}

export function readStanding(state: State): Standing {
  const identity = readIdentity(state.db);
  const place = placeOf(state.path);
  const by = recognise(state, identity, place);
  if (by === null) return { standing: 'original' };
  // A sender says so in the file itself when it begins; when it ends, the log is in the file. So a file that says it without a log has lost one.
  const logMissing = by !== 'backup' && identity.inUse && !state.hadLog;
  return { standing: 'copy', by, logMissing, knownUntil: identity.copiedAt ?? lastInstant(state.db) };
}

function recognise({ db, path }: State, identity: Identity, place: Place): CopyOf | null {
  if (identity.copiedAt !== null) return 'backup';
  if (!sameFile(identity, place)) return 'other_file';
  if (isBehind(db, readMark(path), identity.generation, place)) return 'older_content';
  return isOtherMachine(identity, place) ? 'other_machine' : null;
}

/** The same kernel is the same machine, whatever a container calls itself. */
function isOtherMachine({ machines, boot }: Identity, place: Place): boolean {
  return place.machine !== null && machines.length > 0 && !machines.includes(place.machine) && (place.boot === null || place.boot !== boot);
}

export function copyFailure(file: string, copy: Extract<Standing, { standing: 'copy' }>): Failure {
  const knownUntil = new Date(copy.knownUntil).toISOString();
  const details = { recognisedBy: copy.by, knownUntil };
  return storageFault(copy.logMissing ? 'state_wal_missing' : 'state_restored', file, { detail: ` (${SEEN[copy.by]}; it knows of nothing after ${knownUntil})`, details });
}

/** Throws Failure `state_restored` or `state_wal_missing`. */
export function refuseCopy(state: State): void {
  const found = readStanding(state);
  if (found.standing === 'copy') throw copyFailure(state.path, found);
}

const SEEN: Readonly<Record<CopyOf, string>> = {
  backup: 'rate_limiter.ts backup made it',
  other_file: 'another file than the one its campaigns were sent from',
  other_machine: 'it comes from another machine',
  older_content: 'this file has been further than its content is now',
};

/**
 * A new identity, in the caller's transaction: from here on this file is the original. A machine is added to those it is known on.
 * The caller marks it afterwards (`markProgress`): until then its old mark still denies it, which only asks for the same word again.
 */
export function adopt(db: Database, path: string, copy: Extract<Standing, { standing: 'copy' }>): { generation: string; before: string } {
  const place = placeOf(path);
  const before = readIdentity(db);
  const generation = newGeneration();
  const known = copy.by === 'other_machine' ? before.machines : [];
  const machines = place.machine === null || known.includes(place.machine) ? known : [...known, place.machine];
  prepared(db, 'UPDATE identity SET generation = ?, inode = ?, born = ?, machines = ?, boot = ?, in_use = 0, copied_at = NULL WHERE id = 1')
    .run(generation, place.inode, place.born, JSON.stringify(machines), place.boot);
  return { generation, before: before.generation };
}

/** What a sender says in the file before its first mail, and takes back after its last. Without patience of its own. */
export function sayInUse(state: State, inUse: boolean): void {
  transactOnce(state, () => {
    const { machines, generation } = readIdentity(state.db);
    const place = placeOf(state.path);
    const known = place.machine === null || machines.includes(place.machine) ? machines : [...machines, place.machine];
    prepared(state.db, 'UPDATE identity SET in_use = ?, machines = ?, boot = ?, born = ifnull(born, ?) WHERE id = 1 AND generation = ?').run(inUse ? 1 : 0, JSON.stringify(known), place.boot, place.born, generation);
  });
}

/** Says beside the file how far it has come. */
export function markProgress(state: State, place: Place = placeOf(state.path)): void {
  writeMark(state.db, state.path, readIdentity(state.db).generation, place);
}

/** Said in the file that `backup` makes, so that it is known for one wherever it is put. */
export function markAsBackup(db: Database, at: Instant): void {
  db.prepare('UPDATE identity SET copied_at = ?, in_use = 0 WHERE id = 1').run(at);
}

function lastInstant(db: Database): Instant {
  const event = valueOf(db, 'SELECT at FROM event ORDER BY seq DESC LIMIT 1').get() as Instant | undefined;
  const call = valueOf(db, 'SELECT completed_at FROM tool_calls ORDER BY id DESC LIMIT 1').get() as number | null | undefined;
  return Math.max(event ?? 0, (call ?? 0) * 1000);
}

function newGeneration(): string {
  return randomBytes(12).toString('hex');
}
