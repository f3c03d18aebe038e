/** For a process that answers others meanwhile: it does not stand still while a lock is held. */
import type { State } from './transact.ts';

/**
 * Milliseconds. SQLite's busy handler blocks the event loop; after this time `transact` waits
 * without blocking. Other processes hold the lock for a commit, one to three milliseconds.
 */
const BLOCKS_FOR = 10;

export function waitBriefly({ db }: State): void {
  db.pragma(`busy_timeout = ${BLOCKS_FOR}`);
}
