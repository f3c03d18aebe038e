/**
 * Writes a file that only its owner may read, and that appears whole or not at all. Without
 * `force`, an existing file is never replaced, not even in a race.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { errorCode } from '../../domain/thrown.ts';

export type OutputFile = {
  /** Absolute. */
  path: string;
  write(piece: string | Uint8Array): void;
  /** Lets the file appear under its name. */
  commit(): void;
  /** Always to be called; without `commit`, nothing stays. */
  close(): void;
};

const BUFFERED = 65_536;

/** Throws Failure `output_exists`, `output_unwritable`; so do its functions. */
export function openOutputFile(name: string, force: boolean): OutputFile {
  const path = resolve(name);
  if (!force && existsSync(path)) throw exists(path);
  const temporary = `${path}.${process.pid}.tmp`;
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (errorCode(error) === 'EEXIST') throw exists(path);
      throw new Failure({
        code: 'output_unwritable',
        exit: 'configuration',
        message: `${path} could not be written (${errorCode(error)}).`,
        hint: 'Check that the folder exists and that you may write to it.',
      });
    }
  };
  let descriptor: number | null = attempt(() => openSync(temporary, 'wx', 0o600));
  let waiting = '';
  function flush(): void {
    const text = waiting;
    waiting = '';
    if (text !== '') writeWhole(Buffer.from(text));
  }
  /** A disk that is nearly full may take only a part at once. */
  function writeWhole(bytes: Uint8Array): void {
    for (let at = 0; descriptor !== null && at < bytes.length;)
      at += writeSync(descriptor, bytes, at);
  }
  function closeDescriptor(): void {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  }
  return {
    path,
    write(piece) {
      if (typeof piece === 'string') waiting += piece;
      else attempt(flush);
      if (typeof piece !== 'string') attempt(() => writeWhole(piece));
      else if (waiting.length >= BUFFERED) attempt(flush);
    },
    commit() {
      attempt(() => {
        flush();
        if (descriptor !== null) fsyncSync(descriptor);
        closeDescriptor();
        if (force) renameSync(temporary, path);
        else linkSync(temporary, path);
      });
    },
    close() {
      closeDescriptor();
      rmSync(temporary, { force: true });
    },
  };
}

function exists(path: string): Failure {
  return new Failure({
    code: 'output_exists',
    exit: 'refused',
    message: `${path} already exists.`,
    hint: 'Add --force to replace it, or name another file.',
  });
}
