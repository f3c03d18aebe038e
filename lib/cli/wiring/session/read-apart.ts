/**
 * A connection of its own for what is written while it is read: the command and its connection have
 * ended by then.
 */
import { closeState, openState } from '../../../state/file/open.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Instant } from '../../../domain/time.ts';

/** Closed when the reader stops, also before the end. */
export async function* readApart<T>(
  { path, now }: { path: string; now: Instant },
  read: (db: State['db']) => Iterable<T>,
): AsyncGenerator<T> {
  const state = await openState(path, 'read', { now });
  try {
    yield* read(state.db);
  } finally {
    closeState(state);
  }
}
