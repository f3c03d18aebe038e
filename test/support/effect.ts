/** What a use case changes in a state file: the tables with other rows than before, and its events. */
import { differences, tableContents } from './table-contents.ts';
import type { State } from '../../lib/state/file/transact.ts';

/** `changed`: names of tables, in order. `events`: types of the new events, in order. */
export type FileChange<T> = { answer: T; changed: string[]; events: string[] };

export const NOTHING = { changed: [], events: [] };

export async function effectOf<T>(state: State, work: () => Promise<T>): Promise<FileChange<T>> {
  const before = tableContents(state.path);
  const last = state.db.prepare('SELECT ifnull(max(seq), 0) FROM event').pluck().get() as number;
  const answer = await work();
  return {
    answer,
    changed: Object.keys(differences(before, tableContents(state.path))).sort(),
    events: state.db
      .prepare('SELECT type FROM event WHERE seq > ? ORDER BY seq')
      .pluck()
      .all(last) as string[],
  };
}

/** The same with `--dry-run`. */
export async function dryRunOf<T>(state: State, work: () => Promise<T>): Promise<FileChange<T>> {
  state.dryRun = true;
  try {
    return await effectOf(state, work);
  } finally {
    state.dryRun = false;
  }
}
