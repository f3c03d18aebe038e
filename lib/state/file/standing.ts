/**
 * Decides whether a state file is the original, a copy of one that may have sent since, or lacks
 * its last commits.
 */
import type { Database } from '../engine/database.ts';
import { readIdentity, type Identity } from './identity.ts';
import { readNote } from './log/log-note.ts';
import { isBehind, readMark } from './high-water-mark.ts';
import { placeOf, sameFile, type FileFingerprint } from './file-fingerprint.ts';
import { prepared, valueOf } from './prepared.ts';
import { storageFault } from './failures.ts';
import { transactOnce, type State } from './transact.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/time.ts';

/**
 * How a copy was recognised. `lost_log`: the original without the log that contained its last
 * commits.
 */
type CopyOf = 'backup' | 'other_file' | 'other_machine' | 'older_content' | 'lost_log';
export type CopyStanding = {
  standing: 'copy';
  by: CopyOf;
  /** The file lacks its last commits, whatever else it is. */
  logMissing: boolean;
  /** The last instant that the file knew when it became a copy; it does not know later sendings. */
  knownUntil: Instant;
};
export type FileStanding = { standing: 'original' } | CopyStanding;

/** `logLost`: the result of find-log.ts. */
export function readStanding(state: State, { logLost }: { logLost: boolean }): FileStanding {
  const identity = readIdentity(state.db);
  const place = placeOf(state.path);
  const by = recognise(state, identity, place) ?? (logLost ? 'lost_log' : null);
  if (by === null) return { standing: 'original' };
  const knownUntil = identity.copiedAt ?? identity.knownUntil ?? lastInstant(state.db);
  return { standing: 'copy', by, logMissing: logLost, knownUntil };
}

function recognise({ db, path }: State, identity: Identity, place: FileFingerprint): CopyOf | null {
  if (identity.copiedAt !== null) return 'backup';
  if (!sameFile(identity, place)) return 'other_file';
  if (isBehind(db, readMark(path), identity.generation, place)) return 'older_content';
  return isOtherMachine(identity, place) ? 'other_machine' : null;
}

/** The same kernel means the same machine, whatever machine id a container has. */
function isOtherMachine({ machines, boot }: Identity, place: FileFingerprint): boolean {
  return (
    place.machine !== null &&
    machines.length > 0 &&
    !machines.includes(place.machine) &&
    (place.boot === null || place.boot !== boot)
  );
}

/**
 * Stores the last known instant of a copy. Commands are recorded in a copy too, so otherwise the
 * copy would seem to know more after each.
 */
export function keepKnownUntil(state: State): void {
  const { db, standing } = state;
  if (standing.standing === 'original' || readIdentity(db).knownUntil !== null) return;
  transactOnce({ ...state, dryRun: false }, () => {
    prepared(db, 'UPDATE identity SET known_until = ? WHERE id = 1 AND known_until IS NULL').run(
      standing.knownUntil,
    );
  });
}

/** True until the file is adopted: after a write, a log that is found later no longer fits. */
export function lacksLog({ db, standing }: State): boolean {
  return standing.standing === 'copy' && standing.logMissing && readNote(db).partial;
}

export function copyFailure(file: string, copy: CopyStanding): Failure {
  const knownUntil = new Date(copy.knownUntil).toISOString();
  const details = { recognisedBy: copy.by, knownUntil };
  const detail = ` (${SEEN[copy.by]}; it knows nothing after ${knownUntil})`;
  return storageFault(copy.logMissing ? 'state_wal_missing' : 'state_restored', file, {
    detail,
    details,
  });
}

/** Throws Failure `state_restored` or `state_wal_missing` unless the file is the original. */
export function refuseCopy({ path, standing }: State): void {
  if (standing.standing === 'copy') throw copyFailure(path, standing);
}

const SEEN: Readonly<Record<CopyOf, string>> = {
  backup: 'rate_limiter.ts backup made it',
  other_file: 'its campaigns were sent from another file',
  other_machine: 'it comes from another machine',
  older_content: 'its content is older than what this file held before',
  lost_log: 'it was in use, and its log is missing',
};

function lastInstant(db: Database): Instant {
  const event = valueOf<[], Instant>(db, 'SELECT at FROM event ORDER BY seq DESC LIMIT 1').get();
  const call = valueOf<[], number | null>(
    db,
    'SELECT completed_at FROM tool_calls ORDER BY id DESC LIMIT 1',
  ).get();
  return Math.max(event ?? 0, (call ?? 0) * 1000);
}
