/** Many reads of one state of the file. */
import type { Database } from '../engine/database.ts';

/** Many reads of one snapshot under one lock: each read alone would take the lock again, which costs more than a lookup. */
export function readTogether<T>(db: Database, work: () => T): T {
  if (db.inTransaction) return work();
  return db.transaction('deferred', work);
}
