/** Wires the operator's holds to the state file. */
import { createHeldCounts } from '../../../state/sending/count-held.ts';
import { createFailureCounts } from '../../../state/sending/count-failures.ts';
import { wireRates } from '../alerts/wire-rates.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { HoldPort } from '../../../app/sending/operator/hold.ts';

export function wireHolds(state: State): HoldPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    guard: wireGuard(state),
    ...wireRates(state),
    ...createFailureCounts(db),
    ...createHeldCounts(db),
  };
}
