/** Writes the file anew, so that no freed page and no old log holds what was erased. */
import { singleRow } from './prepared.ts';
import { isBusy, type State } from './transact.ts';

const DEADLINE_MS = 10_000;
const PAUSE_MS = 100;

/** From here on this connection overwrites what it deletes with zeros. */
export function overwriteDeleted({ db }: State): void {
  db.pragma('secure_delete = ON');
}

/** False: other processes kept the file busy; what was erased may still lie in pages that are not in use. */
export async function compact({ db, log }: State): Promise<boolean> {
  const deadline = performance.now() + DEADLINE_MS;
  const done = await untilTrue(deadline, () => {
    db.exec('VACUUM');
    return true;
  });
  // Checkpointed and cut to nothing: a log that is only checkpointed keeps its old pages.
  const cut = await untilTrue(
    deadline,
    () => singleRow<[], { busy: number }>(db, 'PRAGMA wal_checkpoint(TRUNCATE)').get().busy === 0,
  );
  if (cut && log)
    await untilTrue(deadline, () => {
      log.checkpoint();
      return true;
    });
  return done && cut;
}

async function untilTrue(deadline: number, work: () => boolean): Promise<boolean> {
  for (;;) {
    try {
      if (work()) return true;
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
