/**
 * Runs one round at a time for each state file. A lock belongs to a process: when that has ended,
 * or has not renewed its lease, the next round takes it over.
 */
import { MINUTE, type Instant } from '../../domain/time.ts';
import type { TickLock } from '../../domain/tick-lock.ts';

export type LockPort = {
  transact<T>(work: () => T): Promise<T>;
  readLock(): TickLock | null;
  putLock(lock: TickLock): void;
  /** Only while `owner` has it. */
  renewLock(owner: string, leaseUntil: Instant): void;
  /** Only while `owner` has it. */
  removeLock(owner: string): void;
};

type Runner = {
  owner: string;
  /** True when the owner's process has certainly ended. */
  ownerIsGone(owner: string): boolean;
  now(): Instant;
  /** Calls `renew` from time to time, until the returned function is called. */
  everyMinute(renew: () => void): () => void;
};

/** `tookOver`: the lock of a process that ended without its result. */
export type RanAlone<T> = { ran: true; value: T; tookOver: boolean } | { ran: false; by: TickLock };

/**
 * Several times the interval of renewals: a loaded machine must not lose its lock. It decides where
 * the owner's process cannot be seen, such as after a restart of the machine.
 */
const LEASE = 5 * MINUTE;

export async function runAlone<T>(
  port: LockPort,
  { owner, ownerIsGone, now, everyMinute }: Runner,
  work: () => Promise<T>,
): Promise<RanAlone<T>> {
  const before = await port.transact(() => {
    const lock = port.readLock();
    const at = now();
    if (lock !== null && lock.leaseUntil > at && !ownerIsGone(lock.owner)) return lock;
    port.putLock({ owner, since: at, leaseUntil: at + LEASE });
    return lock === null ? 'free' : 'taken over';
  });
  if (typeof before !== 'string') return { ran: false, by: before };
  const stop = everyMinute(
    () =>
      // A renewal that fails leaves the lease as it is: the work itself finds the fault.
      void port.transact(() => port.renewLock(owner, now() + LEASE)).catch(() => undefined),
  );
  try {
    return { ran: true, value: await work(), tookOver: before === 'taken over' };
  } finally {
    stop();
    await port.transact(() => port.removeLock(owner)).catch(() => undefined);
  }
}
