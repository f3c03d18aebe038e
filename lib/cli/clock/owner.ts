/** The name under which this process holds claims, and whether the process behind such a name is gone. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Host, boot, process and its start: unique, because process ids are used again. */
export function ownerName(): string {
  return `${hostname()}/${bootId()}/${process.pid}/${startOf(process.pid) ?? '0'}`;
}

/** True only when it is certain: same machine, and that process (or that boot) is over. */
export function ownerIsGone(owner: string): boolean {
  const [host, boot, pid, start] = owner.split('/');
  if (host !== hostname()) return false;
  if (boot !== bootId()) return true;
  const running = startOf(Number(pid));
  if (running !== null) return running !== start;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
}

/** Field 22 of proc(5) stat: the start in clock ticks since boot; null where there is no /proc or no such process. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
