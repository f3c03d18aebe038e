/**
 * All faults of the storage, one row each: the code of SQLite or the system, our code, and what to
 * try.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { Failure, type FailureInit } from '../../domain/failure.ts';
import { errorCode } from '../../domain/thrown.ts';

type Fault = Pick<FailureInit, 'code' | 'exit'> & {
  /** The pattern of SQLite codes that alone identify the fault. */
  sqlite?: RegExp;
  /** The system's error codes, from our own call or from the test write of `testWrite`. */
  errno?: readonly string[];
  message: (file: string, detail: string) => string;
  hint: string;
};

/**
 * No message leaves after any of these faults: a message leaves only after a commit, and each fault
 * prevents the commit.
 */
const FAULTS = [
  {
    code: 'state_locked',
    exit: 'tryAgain',
    message: (file, detail) =>
      `Another process has locked the state file ${file} for longer than a command waits${detail}.`,
    hint: 'Wait for the other command to end and call again. Messages that this command did not record were not sent.',
  },
  {
    code: 'state_full',
    exit: 'tryAgain',
    sqlite: /^SQLITE_FULL/,
    errno: ['ENOSPC', 'EDQUOT', 'EFBIG'],
    message: (file, detail) =>
      `${file} cannot grow${detail}: the disk is full, or a quota or file size limit is reached.`,
    hint: 'Free some space or raise the quota, and call again. Every sent message is recorded; uncommitted work was rolled back and not sent.',
  },
  {
    code: 'state_read_only',
    exit: 'configuration',
    errno: ['EROFS'],
    message: (file, detail) => `${file} is on a file system that is mounted read-only${detail}.`,
    hint: 'Mount it writable, or name another file with --db. A disk that became read-only by itself is often failing: read the system log first.',
  },
  {
    code: 'state_unwritable',
    exit: 'configuration',
    sqlite: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    errno: ['EACCES', 'EPERM'],
    message: (file, detail) =>
      `${file} (or its folder) cannot be read and written by this user${detail}.`,
    hint: 'SQLite writes beside the file even to read it. Check the owner and mode of the file and its folder, or name another file with --db.',
  },
  {
    code: 'state_failing',
    exit: 'configuration',
    sqlite: /^SQLITE_(IOERR|NOLFS)/,
    errno: ['EIO', 'ENXIO', 'ENODEV'],
    message: (file, detail) => `The disk of ${file} fails to read or write${detail}.`,
    hint: 'Do not send from it. Read the system log, and restore a file that rate_limiter.ts backup made on a sound disk.',
  },
  {
    code: 'state_truncated',
    exit: 'configuration',
    message: (file, detail) =>
      `${file} is shorter than its header says${detail}: its end is missing.`,
    hint: 'Do not send from it. Restore a file that rate_limiter.ts backup made. If a copy was interrupted, make it again.',
  },
  {
    code: 'state_corrupt',
    exit: 'configuration',
    sqlite: /^SQLITE_(CORRUPT|NOTADB)/,
    message: (file, detail) => `${file} is damaged${detail}.`,
    hint: 'Do not send from it. Restore a file that rate_limiter.ts backup made, or recover the data with: sqlite3 FILE .recover',
  },
  {
    code: 'state_not_a_database',
    exit: 'configuration',
    message: (file) => `${file} is not a SQLite database.`,
    hint: 'Name another file with --db or CAMPAIGN_DB; this one was not changed.',
  },
  {
    code: 'state_foreign',
    exit: 'configuration',
    message: (file) => `${file} is a SQLite database of another program.`,
    hint: 'Name another file with --db or CAMPAIGN_DB; this one was not changed.',
  },
  {
    code: 'state_newer',
    exit: 'configuration',
    message: (file, detail) => `${file} was written by a newer version${detail}.`,
    hint: 'Update the skill, or name another file with --db; this one was not changed.',
  },
  {
    code: 'state_exposed',
    exit: 'refused',
    message: (file, detail) => `${file} can be read by other users of this machine${detail}.`,
    hint: 'It contains prospects and the key of our Message-IDs. Protect it with: chmod 600 FILE',
  },
  {
    code: 'state_linked',
    exit: 'refused',
    message: (file, detail) =>
      `${file} has another name (a hard link)${detail}: each name has its own log, so changes under one name are missing under the other.`,
    hint: 'Keep one name and remove the others (find / -xdev -samefile FILE lists them). To copy the file, use rate_limiter.ts backup FILE. To use another path, make a symbolic link.',
  },
  {
    code: 'state_wal_missing',
    exit: 'refused',
    message: (file, detail) =>
      `${file} is incomplete without the file ${file}-wal, which contains its last commits${detail}.`,
    hint: 'Use the file under its last path (in a container, mount its folder, never the file alone), or put its own -wal file back beside it and remove any other. If that file is lost: rate_limiter.ts resolve --restored --reason "..."',
  },
  {
    code: 'state_replaced',
    exit: 'refused',
    message: (file) =>
      `${file} was removed or replaced while a command used it: what it recorded since then, such as sent messages, is missing in the present file.`,
    hint: 'Put the removed file and its -wal file back, if they still exist. Otherwise read the log of the mail server before sending again.',
  },
  {
    code: 'state_restored',
    exit: 'refused',
    message: (file, detail) =>
      `${file} is a copy or a restored backup${detail}: messages that are unsent in it may have been sent since.`,
    hint: 'Ask the user where the file comes from, then run: rate_limiter.ts resolve --restored --reason "..." (add --nothing-sent only if nothing was sent since the copy was made, for example when the file was moved).',
  },
] as const satisfies readonly Fault[];
export type StorageCode = (typeof FAULTS)[number]['code'];
const ROWS: readonly Fault[] = FAULTS;

/**
 * Returns the Failure of a fault. `detail`: the observation as a clause of the message; `details`:
 * the same for programs.
 */
export function storageFault(
  code: StorageCode,
  file: string,
  seen: { detail?: string; details?: Record<string, unknown> } = {},
): Failure {
  const row = ROWS.find((each) => each.code === code) as Fault;
  const hint = row.hint.replace(/\b(chmod 600|-samefile) FILE\b/, `$1 ${JSON.stringify(file)}`);
  return new Failure({
    code: row.code,
    exit: row.exit,
    message: row.message(file, seen.detail ?? ''),
    hint,
    ...(seen.details ? { details: seen.details } : {}),
  });
}

/**
 * Returns the Failure for an error of the system about the file itself; any other error unchanged.
 */
export function fileFailure(error: unknown, file: string): unknown {
  const errno = errorCode(error) ?? '';
  const row = rowFor(errno);
  return row ? fault(row, file, errno) : error;
}

/**
 * Returns the Failure for a fault that SQLite reports; null for any other error. `growsTo`: bytes,
 * if the file would grow to that size.
 */
export function storageFailure(error: unknown, file: string, growsTo = 0): Failure | null {
  const code = errorCode(error);
  if (code === null) return null;
  const row = ROWS.find(({ sqlite }) => sqlite?.test(code));
  if (!row) return null;
  // SQLite reports a full quota and a failing disk both as an I/O error, and missing rights and a
  // read-only disk both as "read-only".
  const answer =
    row.code === 'state_failing' || row.code === 'state_unwritable'
      ? testWrite(file, growsTo)
      : null;
  return fault(
    (answer === null ? undefined : rowFor(answer)) ?? row,
    file,
    answer === null ? code : `${code}, ${answer}`,
  );
}

function rowFor(errno: string): Fault | undefined {
  return ROWS.find((each) => each.errno?.includes(errno));
}

function fault(row: Fault, file: string, seen: string): Failure {
  return storageFault(row.code as StorageCode, file, {
    detail: ` (${seen})`,
    details: { cause: seen },
  });
}

/**
 * Writes and removes a file of the same length in the same folder. Returns the system's error code;
 * null when writing succeeds.
 */
function testWrite(file: string, growsTo: number): string | null {
  const beside = `${file}.${randomBytes(4).toString('hex')}.ask`;
  try {
    const descriptor = openSync(beside, 'wx', 0o600);
    try {
      writeSync(
        descriptor,
        Buffer.alloc(4096),
        0,
        4096,
        Math.max(growsTo, ...['', '-wal', '-shm'].map((suffix) => sizeOf(`${file}${suffix}`))),
      );
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
      rmSync(beside, { force: true });
    }
    return null;
  } catch (error) {
    return errorCode(error);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
