/**
 * The name under which this process holds claims, and the check whether the process of a name has
 * ended.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../../domain/thrown.ts';

/** Where a process runs: it distinguishes a process number from the same number elsewhere. */
export type ProcessTable = {
  host: string;
  /** The running kernel; null where it has no name. */
  boot: string | null;
  /** The PID namespace (pid_namespaces(7)): each container counts its processes from 1. */
  namespace: string | null;
  /** Field 22 of proc(5) stat: the start in clock ticks since boot; null when it cannot be read. */
  startOf(pid: number): string | null;
  /** False only when there is certainly no such process. */
  mayExist(pid: number): boolean;
};

const HERE: ProcessTable = {
  host: hostname(),
  boot: orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() || null),
  namespace: orNull(() => readlinkSync('/proc/self/ns/pid')),
  startOf: (pid) => orNull(() => startIn(readFileSync(`/proc/${pid}/stat`, 'utf8'))),
  mayExist,
};

/** Unique: process numbers are reused, so the name includes the start of the process. */
export function ownerName(here: ProcessTable = HERE, pid = process.pid): string {
  return [...placeOf(here), pid, here.startOf(pid) ?? '0'].join('/');
}

/**
 * True only when it is certain: the name belongs to this process table, and the process has ended.
 * In every other case the lease decides. Another boot under the same host name may be this machine
 * before its restart, or a running clone of it; a process number means nothing outside its
 * container.
 */
export function ownerIsGone(owner: string, here: ProcessTable = HERE): boolean {
  const [host, boot, namespace, pid, start] = owner.split('/');
  if ([host, boot, namespace].join('/') !== placeOf(here).join('/')) return false;
  const running = here.startOf(Number(pid));
  return running === null ? !here.mayExist(Number(pid)) : running !== start;
}

function placeOf({ host, boot, namespace }: ProcessTable): string[] {
  return [host.replaceAll('/', '_'), boot ?? 'boot', namespace ?? 'pid'];
}

function mayExist(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** A process that ended and was not waited for (a zombie) gets a value that no name contains. */
function startIn(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'over' : (fields[19] ?? null);
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
