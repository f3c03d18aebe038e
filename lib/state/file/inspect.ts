/** Looks at a state file from outside, before SQLite opens it: is it one, is it whole, who else may read it, does its log lie beside it. */
import { chmodSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import { noteInHeader, type HeaderNote } from './log/log-note.ts';
import { fileFailure, storageFault } from './failures.ts';

export type Inspected = {
  /** False: there is no file, or it is empty. */
  exists: boolean;
  /** A `-wal` file with something in it lies beside it: another process has it open, or one died. */
  hasLog: boolean;
  /** What it says of that log without having been opened. */
  note: HeaderNote;
};

const HEADER = 100;
/** A log is no longer than its own header while nothing was committed to it. */
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 'SQLite format 3\0';

/** Throws Failure `state_not_a_database`, `state_truncated`, `state_exposed`, `state_linked`, and those of a file that cannot be read. */
export function inspectFile(file: string): Inspected {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isFile()) refuseLinked(file, facts.nlink);
  if (!facts || (facts.isFile() && facts.size === 0))
    return { exists: false, hasLog: logHasContent(file), note: noteInHeader(Buffer.alloc(0)) };
  if (!facts.isFile()) throw storageFault('state_not_a_database', file);
  if (readHeader(file).subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw storageFault('state_not_a_database', file);
  // After the header: nobody shall be told to change the mode of a file that is not ours.
  refuseExposed(file);
  // Twice: another process may be making the file smaller (VACUUM) between two looks.
  const cut = missingEnd(file) && missingEnd(file);
  if (cut)
    throw storageFault('state_truncated', file, {
      detail: ` (${cut.bytes} bytes of ${cut.expectedBytes})`,
      details: cut,
    });
  return { exists: true, note: noteInHeader(readHeader(file)), hasLog: logHasContent(file) };
}

/** Each name of a file has a log of its own beside it, and SQLite would write two logs to one file. */
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
  // Other programs (the AgentFS SDK) make log and shared memory for everybody. They are closed: their owner meant the file to be.
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
 * The header counts the pages (bytes 28..31, valid when 24..27 equal 92..95). A log may hold pages that the file has not got yet, so each
 * of its frames is allowed for; SQLite itself notices a missing end only when there is no log. The order matters: a checkpoint writes the
 * header, then the pages, then removes the log, so that a log that is gone means a file that is whole.
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

/** `none`: nothing was committed to it. `header`: it holds the first page of the file, and so the header; `pages`: only others. */
export type LogContent = 'none' | 'header' | 'pages';

/** Without asking SQLite, for which every log is the file's own (https://sqlite.org/fileformat.html, 4.1). */
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
      // What the log held before it began anew has other salts.
      if (frame.length < FRAME_HEADER || frame.compare(header, 16, 24, 8, 16) !== 0)
        return at === LOG_HEADER ? 'none' : 'pages';
      if (frame.readUInt32BE(0) === 1) return 'header';
    }
  } finally {
    closeSync(descriptor);
  }
}
