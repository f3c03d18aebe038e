/** Whether a state file is the original, or a copy of one that may have gone on mailing elsewhere, or lacks its last commits. */
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

/** How a copy was recognised. `lost_log`: it is the original, but without the log that held its last commits. */
type CopyOf = 'backup' | 'other_file' | 'other_machine' | 'older_content' | 'lost_log';
export type CopyStanding = {
  standing: 'copy';
  by: CopyOf;
  /** Its last commits are not in it, whatever else it is. */
  logMissing: boolean;
  /** The last instant the file knew of when it became a copy; what was sent later it cannot know. */
  knownUntil: Instant;
};
export type FileStanding = { standing: 'original' } | CopyStanding;

/** `logLost`: as meet-log.ts found it. */
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

/** The same kernel is the same machine, whatever a container calls itself. */
function isOtherMachine({ machines, boot }: Identity, place: FileFingerprint): boolean {
  return (
    place.machine !== null &&
    machines.length > 0 &&
    !machines.includes(place.machine) &&
    (place.boot === null || place.boot !== boot)
  );
}

/** Every command is written down, in a copy too: without this a copy would seem to know of more each time it is looked at. */
export function keepKnownUntil(state: State): void {
  const { db, standing } = state;
  if (standing.standing === 'original' || readIdentity(db).knownUntil !== null) return;
  transactOnce({ ...state, dryRun: false }, () => {
    prepared(db, 'UPDATE identity SET known_until = ? WHERE id = 1 AND known_until IS NULL').run(
      standing.knownUntil,
    );
  });
}

/** True while nobody has adopted it: whatever is written to such a file, the log that may yet be found does not fit any more. */
export function lacksLog({ db, standing }: State): boolean {
  return standing.standing === 'copy' && standing.logMissing && readNote(db).partial;
}

export function copyFailure(file: string, copy: CopyStanding): Failure {
  const knownUntil = new Date(copy.knownUntil).toISOString();
  const details = { recognisedBy: copy.by, knownUntil };
  const detail = ` (${SEEN[copy.by]}; it knows of nothing after ${knownUntil})`;
  return storageFault(copy.logMissing ? 'state_wal_missing' : 'state_restored', file, {
    detail,
    details,
  });
}

/** Throws Failure `state_restored` or `state_wal_missing`. */
export function refuseCopy({ path, standing }: State): void {
  if (standing.standing === 'copy') throw copyFailure(path, standing);
}

const SEEN: Readonly<Record<CopyOf, string>> = {
  backup: 'rate_limiter.ts backup made it',
  other_file: 'another file than the one its campaigns were sent from',
  other_machine: 'it comes from another machine',
  older_content: 'this file has been further than its content is now',
  lost_log: 'it was in use, and that log is not there',
};

function lastInstant(db: Database): Instant {
  const event = valueOf<[], Instant>(db, 'SELECT at FROM event ORDER BY seq DESC LIMIT 1').get();
  const call = valueOf<[], number | null>(
    db,
    'SELECT completed_at FROM tool_calls ORDER BY id DESC LIMIT 1',
  ).get();
  return Math.max(event ?? 0, (call ?? 0) * 1000);
}
