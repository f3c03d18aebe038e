/**
 * Identifies the place of a state file by properties that a copy does not have: its inode, the
 * inode's birth time, the machine.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

export type FileFingerprint = {
  inode: string;
  /** Nanoseconds since 1970; null if the file system does not store it. */
  born: string | null;
  /** A digest of machine-id(5); null in most containers and outside Linux. */
  machine: string | null;
  /** The boot id of the running kernel, which containers share with their host. */
  boot: string | null;
};

/**
 * Left out on purpose: the device (its number changes at boot), the host name (a container gets a
 * new one at each start), the path (a folder may be renamed or mounted elsewhere).
 */
export function placeOf(file: string): FileFingerprint {
  const machine = readLine('/etc/machine-id') ?? readLine('/var/lib/dbus/machine-id');
  return {
    ...inodeOf(file),
    // machine-id(5) asks programs not to disclose the id itself.
    machine:
      machine === null
        ? null
        : createHash('sha256').update(`campaign-management ${machine}`).digest('hex').slice(0, 16),
    boot: readLine('/proc/sys/kernel/random/boot_id'),
  };
}

export function inodeOf(file: string): Pick<FileFingerprint, 'inode' | 'born'> {
  const { ino, birthtimeNs } = statSync(file, { bigint: true });
  return {
    inode: String(ino),
    // File systems reuse inode numbers at once: a deleted file and its backup may have the same
    // one.
    born: birthtimeNs > 0n ? String(birthtimeNs) : null,
  };
}

/** True when the inode, and the birth time if both are known, are the same. */
export function sameFile(
  a: Pick<FileFingerprint, 'inode' | 'born'>,
  b: Pick<FileFingerprint, 'inode' | 'born'>,
): boolean {
  return a.inode === b.inode && (a.born === null || b.born === null || a.born === b.born);
}

function readLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}
