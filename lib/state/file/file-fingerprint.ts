/** Where a state file lies, in what a copy cannot take along: its inode, the instant the inode was made, the machine. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

export type FileFingerprint = {
  inode: string;
  /** Nanoseconds since 1970; null where the file system does not keep it. */
  born: string | null;
  /** A digest of machine-id(5); null in most containers and outside Linux. */
  machine: string | null;
  /** The running kernel: containers share it with their host. */
  boot: string | null;
};

/**
 * Left out on purpose: the device (numbered anew with every boot), the host's name (a container has another with every start),
 * the path (a folder may be renamed or mounted elsewhere).
 */
export function placeOf(file: string): FileFingerprint {
  const { ino, birthtimeNs } = statSync(file, { bigint: true });
  const machine = readLine('/etc/machine-id') ?? readLine('/var/lib/dbus/machine-id');
  return {
    inode: String(ino),
    // Inode numbers are used again at once, and a deleted file's number may be its backup's.
    born: birthtimeNs > 0n ? String(birthtimeNs) : null,
    // machine-id(5) asks not to hand the id itself on.
    machine:
      machine === null
        ? null
        : createHash('sha256').update(`campaign-management ${machine}`).digest('hex').slice(0, 16),
    boot: readLine('/proc/sys/kernel/random/boot_id'),
  };
}

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
