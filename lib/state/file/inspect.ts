/**
 * Inspects a state file before SQLite opens it: whether it is one, is complete, is readable by
 * others, and has its log beside it.
 */
import { chmodSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import { noteInHeader, type HeaderNote } from './log/log-note.ts';
import { fileFailure, storageFault } from './failures.ts';

export type Inspected = {
  /** False: there is no file, or it is empty. */
  exists: boolean;
  /**
   * A non-empty `-wal` file lies beside it: another process has the file open, or a process died.
   */
  hasLog: boolean;
  /** The note about the log in the file's header. */
  note: HeaderNote;
};

const HEADER = 100;
/** Bytes. A log without commits has only its header. */
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 'SQLite format 3\0';

/**
 * Returns the facts about the file. Throws Failure `state_not_a_database`, `state_truncated`,
 * `state_exposed`, `state_linked`, and those of an unreadable file.
 */
export function inspectFile(file: string): Inspected {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isFile()) refuseLinked(file, facts.nlink);
  if (!facts || (facts.isFile() && facts.size === 0))
    return { exists: false, hasLog: logHasContent(file), note: noteInHeader(Buffer.alloc(0)) };
  if (!facts.isFile()) throw storageFault('state_not_a_database', file);
  if (readHeader(file).subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw storageFault('state_not_a_database', file);
  // After the check of the header: the user must not change the mode of a file of another program.
  refuseExposed(file);
  // Checked twice: another process may shrink the file (VACUUM) between two reads.
  const cut = missingEnd(file) && missingEnd(file);
  if (cut)
    throw storageFault('state_truncated', file, {
      detail: ` (${cut.bytes} bytes of ${cut.expectedBytes})`,
      details: cut,
    });
  return { exists: true, note: noteInHeader(readHeader(file)), hasLog: logHasContent(file) };
}

/** Each name of a file has its own log, and SQLite would write two logs into one file. */
function refuseLinked(file: string, links: number): void {
  if (links > 1)
    throw storageFault('state_linked', file, { detail: ` (${links} names)`, details: { links } });
}

function logHasContent(file: string): boolean {
  return (sizeOfLog(file) ?? 0) > LOG_HEADER;
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER);
  try {
    const descriptor = openSync(file, 'r');
    const length = readSync(descriptor, header, 0, HEADER, 0);
    closeSync(descriptor);
    return header.subarray(0, length);
  } catch (error) {
    throw fileFailure(error, file);
  }
}

function refuseExposed(file: string): void {
  const mode = modeOf(file);
  if ((mode & 0o077) !== 0)
    throw storageFault('state_exposed', file, { detail: ` (mode ${mode.toString(8)})` });
  // Other programs (the AgentFS SDK) make log and shared memory readable for all. Their modes are
  // corrected, because the state file itself is private.
  for (const beside of [`${file}-wal`, `${file}-shm`]) {
    try {
      if ((modeOf(beside) & 0o077) !== 0) chmodSync(beside, 0o600);
    } catch {
      if ((modeOf(beside) & 0o077) !== 0)
        throw storageFault('state_exposed', beside, {
          detail: ` (mode ${modeOf(beside).toString(8)})`,
        });
    }
  }
}

function modeOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
}

/**
 * The header counts the pages (bytes 28..31, valid when 24..27 equal 92..95). Each frame of the log
 * may be a page that the file lacks so far; SQLite itself notices a missing end only without a log.
 * The log is measured before the file: a checkpoint writes the pages before it removes the log, so
 * a file without a log is complete.
 */
function missingEnd(file: string): { bytes: number; expectedBytes: number } | null {
  const header = readHeader(file);
  const logSize = sizeOfLog(file) ?? 0;
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (header.length < HEADER) return { bytes, expectedBytes: HEADER };
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const expectedBytes = header.readUInt32BE(28) * pageSize;
  if (header.readUInt32BE(24) !== header.readUInt32BE(92)) return null;
  const inLog = Math.floor(Math.max(0, logSize - 32) / (pageSize + 24));
  return bytes + inLog * pageSize < expectedBytes ? { bytes, expectedBytes } : null;
}

function sizeOfLog(file: string): number | null {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? null;
}

/**
 * `none`: the log has no commit. `header`: it contains the first page of the file, and so its
 * header. `pages`: it contains only other pages.
 */
export type LogContent = 'none' | 'header' | 'pages';

/**
 * Reads the log without SQLite, which takes every log for the file's own
 * (https://sqlite.org/fileformat.html, 4.1).
 */
export function contentOfLog(file: string): LogContent {
  const descriptor = openSync(`${file}-wal`, 'r');
  try {
    const read = (bytes: number, from: number): Buffer => {
      const buffer = Buffer.alloc(bytes);
      return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, from));
    };
    const header = read(LOG_HEADER, 0);
    if (header.length < LOG_HEADER) return 'none';
    for (let at = LOG_HEADER; ; at += FRAME_HEADER + header.readUInt32BE(8)) {
      const frame = read(FRAME_HEADER, at);
      // Frames from before the log was restarted have other salts.
      if (frame.length < FRAME_HEADER || frame.compare(header, 16, 24, 8, 16) !== 0)
        return at === LOG_HEADER ? 'none' : 'pages';
      if (frame.readUInt32BE(0) === 1) return 'header';
    }
  } finally {
    closeSync(descriptor);
  }
}
