/** Wires suppressions to the state file. */
import { createSuppressionWriter } from '../../../state/campaigns/suppress.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createConsequences } from '../../../state/responses/consequences-store.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { SuppressPort } from '../../../app/responses/suppress.ts';

export function wireSuppressing(state: State): SuppressPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    guard: wireGuard(state),
    ...createSuppressionWriter(db),
    ...createConsequences(db),
  };
}
