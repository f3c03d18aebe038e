/** Runs many reads on one state of the file. */
import type { Database } from '../engine/database.ts';

/**
 * Runs many reads on one snapshot under one lock. A single read would take the lock again, which
 * costs more than the lookup.
 */
export function readTogether<T>(db: Database, work: () => T): T {
  if (db.inTransaction) return work();
  return db.transaction('deferred', work);
}
