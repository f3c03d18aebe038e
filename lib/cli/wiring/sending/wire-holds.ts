/** Wires the operator's holds to the state file. */
import { createHeldCounts } from '../../../state/sending/count-held.ts';
import { createOpenHolds } from '../../../state/sending/holds.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { HoldPort } from '../../../app/sending/operator/hold.ts';

export function wireHolds(state: State): HoldPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    ...createHolds(db),
    ...createOpenHolds(db),
    ...createHeldCounts(db),
  };
}
