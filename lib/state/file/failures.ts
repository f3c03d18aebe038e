/** Every fault of the storage itself, one row each: what SQLite or the system calls it, what we call it, and what to try. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { Failure, type FailureInit } from '../../domain/failure.ts';
import { errorCode } from '../../domain/thrown.ts';

type Fault = Pick<FailureInit, 'code' | 'exit'> & {
  /** SQLite's code, or its beginning, when that alone decides. */
  sqlite?: RegExp;
  /** What the system answers, to us or to the question that `ask` puts to it. */
  errno?: readonly string[];
  message: (file: string, detail: string) => string;
  hint: string;
};

/** Nothing is sent after any of them: a message leaves only after a commit, and none of these lets one through. */
const FAULTS = [
  {
    code: 'state_locked',
    exit: 'tryAgain',
    message: (file, detail) =>
      `Another process holds the state file ${file} for longer than a command waits${detail}.`,
    hint: 'Wait for the other command to end and call again: what this one had not written down was not sent.',
  },
  {
    code: 'state_full',
    exit: 'tryAgain',
    sqlite: /^SQLITE_FULL/,
    errno: ['ENOSPC', 'EDQUOT', 'EFBIG'],
    message: (file, detail) =>
      `There is no room for ${file} to grow${detail}: the disk, a quota or a limit on file sizes is used up.`,
    hint: 'Free some space (or raise the quota) and call again: what was sent is written down, what was not committed was rolled back and not sent.',
  },
  {
    code: 'state_read_only',
    exit: 'configuration',
    errno: ['EROFS'],
    message: (file, detail) => `${file} lies on a file system that is mounted read-only${detail}.`,
    hint: 'Mount it writable, or name a file elsewhere with --db. A disk that turned read-only by itself is often failing: look into the system log first.',
  },
  {
    code: 'state_unwritable',
    exit: 'configuration',
    sqlite: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    errno: ['EACCES', 'EPERM'],
    message: (file, detail) =>
      `${file} (or its folder) cannot be read and written by this user${detail}.`,
    hint: 'SQLite needs to write beside the file even to read it. Check the owner and mode of file and folder, or name another file with --db.',
  },
  {
    code: 'state_failing',
    exit: 'configuration',
    sqlite: /^SQLITE_(IOERR|NOLFS)/,
    errno: ['EIO', 'ENXIO', 'ENODEV'],
    message: (file, detail) =>
      `The disk under ${file} does not read or write as it should${detail}.`,
    hint: 'Do not send from it. Look into the system log, and move to a sound disk with a file that rate_limiter.ts backup made.',
  },
  {
    code: 'state_truncated',
    exit: 'configuration',
    message: (file, detail) =>
      `${file} is shorter than it says itself${detail}: its end is missing.`,
    hint: 'Do not send from it. Restore a file that rate_limiter.ts backup made; a copy that was broken off is made again.',
  },
  {
    code: 'state_corrupt',
    exit: 'configuration',
    sqlite: /^SQLITE_(CORRUPT|NOTADB)/,
    message: (file, detail) => `${file} is damaged${detail}.`,
    hint: 'Do not send from it. Restore a file that rate_limiter.ts backup made, or rescue it with: sqlite3 FILE .recover',
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
    message: (file, detail) => `${file} may be read by other users of this machine${detail}.`,
    hint: 'It holds prospects and the key behind our Message-IDs. Close it with: chmod 600 FILE',
  },
  {
    code: 'state_linked',
    exit: 'refused',
    message: (file, detail) =>
      `${file} has another name (a hard link)${detail}: each name has a log of its own, and what is written under one is not seen under the other.`,
    hint: 'Keep one name and remove the others (find / -xdev -samefile FILE lists them). For a copy: rate_limiter.ts backup FILE. For another path to the same file: a symbolic link.',
  },
  {
    code: 'state_wal_missing',
    exit: 'refused',
    message: (file, detail) =>
      `${file} is not complete without the file ${file}-wal, which holds its last commits${detail}.`,
    hint: 'Use the file under the path it was last used under (in a container: mount its folder, never the file alone), or put its own -wal back beside it (and any other away). If that is lost for good: rate_limiter.ts resolve --restored --reason "..."',
  },
  {
    code: 'state_replaced',
    exit: 'refused',
    message: (file) =>
      `${file} was removed or exchanged while mail was being sent from it: what was sent since is not in the file that is there now.`,
    hint: 'Put the file back that was there (and its -wal), if it still exists. Otherwise look into the server log before anything more is sent.',
  },
  {
    code: 'state_restored',
    exit: 'refused',
    message: (file, detail) =>
      `${file} is a copy or a restored backup${detail}: what it holds as unsent may have been sent since.`,
    hint: 'Ask the user where the file comes from, then: rate_limiter.ts resolve --restored --reason "..." (with --nothing-sent only if nothing was sent since the copy was made, as when the file was moved).',
  },
] as const satisfies readonly Fault[];
export type StorageCode = (typeof FAULTS)[number]['code'];
const ROWS: readonly Fault[] = FAULTS;

/** `detail`: what was seen, as a clause; `details`: the same for programs. */
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

/** The Failure for what the system says to opening or writing the file itself; anything else is handed back as it is. */
export function fileFailure(error: unknown, file: string): unknown {
  const errno = errorCode(error) ?? '';
  const row = rowFor(errno);
  return row ? fault(row, file, errno) : error;
}

/** The Failure for a fault that SQLite reports; null when the error is something else. `growsTo`: bytes, where it is to be longer than it is. */
export function storageFailure(error: unknown, file: string, growsTo = 0): Failure | null {
  const code = errorCode(error);
  if (code === null) return null;
  const row = ROWS.find(({ sqlite }) => sqlite?.test(code));
  if (!row) return null;
  // For SQLite a full quota and a dying disk are both an I/O error, a missing right and a read-only disk both "read-only".
  const answer =
    row.code === 'state_failing' || row.code === 'state_unwritable' ? ask(file, growsTo) : null;
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

/** What the system says to a file of the same length in the same folder; null when it has no objection. */
function ask(file: string, growsTo: number): string | null {
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
