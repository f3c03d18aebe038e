/** Wires the lock of a round to the state file. */
import { createTickLock } from '../../../state/sending/tick-lock.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { LockPort } from '../../../app/tick/run-alone.ts';

export function wireLock(state: State): LockPort {
  return { transact: (work) => transact(state, work), ...createTickLock(state.db) };
}
