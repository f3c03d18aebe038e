/** The lock of the one round that runs on this file. Writes run inside the caller's transaction. */
import type { Database } from '../engine/database.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared } from '../file/prepared.ts';
import type { TickLock } from '../../domain/tick-lock.ts';
import type { Instant } from '../../domain/time.ts';

function readLock(db: Database): TickLock | null {
  return (
    prepared<[], TickLock>(
      db,
      'SELECT owner, since, lease_until AS leaseUntil FROM tick_lock WHERE id = 1',
    ).get() ?? null
  );
}

function putLock(db: Database, lock: TickLock): void {
  prepared(
    db,
    'INSERT OR REPLACE INTO tick_lock (id, owner, since, lease_until) VALUES (1, :owner, :since, :leaseUntil)',
  ).run(lock);
}

function renewLock(db: Database, owner: string, leaseUntil: Instant): void {
  prepared(db, 'UPDATE tick_lock SET lease_until = ? WHERE owner = ?').run(leaseUntil, owner);
}

function removeLock(db: Database, owner: string): void {
  prepared(db, 'DELETE FROM tick_lock WHERE owner = ?').run(owner);
}

export const createTickLock = storeOf({ readLock, putLock, renewLock, removeLock });
