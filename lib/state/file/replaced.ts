/** Notices that the state file was removed or replaced while it was open. */
import { statSync } from 'node:fs';
import { sameFile, type FileFingerprint } from './file-fingerprint.ts';
import { storageFault } from './failures.ts';
import type { State } from './transact.ts';

/**
 * Returns a check that throws Failure `state_replaced` from then on. It takes some microseconds, so
 * that it can follow every commit: what is committed to a removed file is lost.
 */
export function createReplacedCheck({ path }: Pick<State, 'path'>): () => void {
  const opened = markOf(path);
  return () => {
    const now = markOf(path);
    if (opened === null || now === null || !sameFile(opened, now))
      throw storageFault('state_replaced', path);
  };
}

function markOf(path: string): Pick<FileFingerprint, 'inode' | 'born'> | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  const { ino, birthtimeNs } = found;
  return { inode: String(ino), born: birthtimeNs > 0n ? String(birthtimeNs) : null };
}
