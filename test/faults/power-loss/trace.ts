/**
 * Records what a process asks of the disk, in order: every write, truncation, flush, new and
 * removed name, and its output on stdout.
 */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname } from 'node:path';
import { childEnvironment, LOADER, PROJECT } from '../../support/child.ts';

export type TraceStep =
  | { kind: 'write'; file: string; offset: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  | { kind: 'flush'; file: string }
  | { kind: 'flush_folder' }
  | { kind: 'create' | 'remove'; file: string }
  | { kind: 'said'; line: string };

/** Null: it works here. Otherwise why not. */
export function whyNotTraceable(): string | null {
  try {
    execFileSync(
      'strace',
      ['-f', '-e', 'trace=write', '-o', '/dev/null', process.execPath, '-e', '0'],
      { stdio: 'ignore' },
    );
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'strace is not installed'
      : 'tracing another process is not allowed here';
  }
}

const CALLS =
  'openat,creat,unlink,unlinkat,rename,renameat,renameat2,write,pwrite64,pwritev,writev,ftruncate,fallocate,fsync,fdatasync';

/**
 * Runs `writer.ts` on the file; answers the steps that touched it, its log, and their folder. The
 * shared memory is left out: it never survives.
 */
export async function record(path: string, synchronous: 'FULL' | 'NORMAL'): Promise<TraceStep[]> {
  const folder = dirname(path);
  const [said, log] = [`${folder}/said`, `${folder}/trace`];
  const watched = [path, `${path}-wal`, folder, said].flatMap((each) => ['-P', each]);
  const stdout = openSync(said, 'w');
  const child = spawn(
    'strace',
    [
      '-f',
      '-y',
      '-xx',
      '-s',
      '1048576',
      '-e',
      `trace=${CALLS}`,
      '-e',
      'signal=none',
      ...watched,
      '-o',
      log,
      process.execPath,
      '--import',
      LOADER,
      `${PROJECT}test/faults/power-loss/writer.ts`,
      path,
      synchronous,
    ],
    { stdio: ['ignore', stdout, 'pipe'], env: childEnvironment() },
  );
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = (await once(child, 'exit')) as [number | null];
  closeSync(stdout);
  if (code !== 0)
    throw new Error(`the writer ended with ${String(code)}: ${complaint.slice(0, 2000)}`);
  return readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line) => read(line, { path, folder, said }));
}

/** One line: `1234 pwrite64(20</tmp/x/campaigns.db-wal>, "\x53...", 4096, 32) = 4096`. */
function read(
  line: string,
  { path, folder, said }: { path: string; folder: string; said: string },
): TraceStep[] {
  // A thread of Node's that the end of the process met at the door of a call: strace never saw
  // which.
  if (/^\d+ +\?\?\?\( <unfinished \.\.\.>$/.test(line)) return [];
  if (/unfinished|resumed/.test(line.slice(0, 200)) || line.endsWith('<unfinished ...>'))
    throw new Error(`a call was torn apart in the trace: ${line.slice(0, 120)}`);
  const [, call, rest, result] = /^\d+ +(\w+)\((.*)\) += (-?\d+)/.exec(line) ?? [];
  if (call === undefined || rest === undefined || Number(result) < 0) return [];
  const on = decode(/^\d+<([^>]*)>/.exec(rest)?.[1] ?? '').replace(/ \(deleted\)$/, '');
  const file = basename(on);
  switch (call) {
    case 'write':
      if (on === said) return [{ kind: 'said', line: decode(stringIn(rest)).trim() }];
      throw new Error(`a plain write to ${on}`);
    case 'pwrite64': {
      const bytes = Buffer.from(decode(stringIn(rest)), 'latin1');
      return [{ kind: 'write', file, offset: Number(/, (\d+)$/.exec(rest)?.[1]), bytes }];
    }
    case 'ftruncate':
      return [{ kind: 'truncate', file, size: Number(/, (\d+)$/.exec(rest)?.[1]) }];
    case 'fsync':
    case 'fdatasync':
      return [on === folder ? { kind: 'flush_folder' } : { kind: 'flush', file }];
    case 'openat': {
      const opened = decode(stringIn(rest));
      // Every opening that may make a file; the disk knows which ones it has already.
      return rest.includes('O_CREAT') && [path, `${path}-wal`].includes(opened)
        ? [{ kind: 'create', file: basename(opened) }]
        : [];
    }
    case 'unlink':
    case 'unlinkat':
      return [{ kind: 'remove', file: basename(decode(stringIn(rest))) }];
    default:
      throw new Error(`the disk does not know ${call}: ${line.slice(0, 120)}`);
  }
}

function stringIn(rest: string): string {
  return /"((?:\\x[0-9a-f]{2})*)"/.exec(rest)?.[1] ?? '';
}

function decode(text: string): string {
  return text.includes('\\x')
    ? Buffer.from(text.replaceAll('\\x', ''), 'hex').toString('latin1')
    : text;
}
