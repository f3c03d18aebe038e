/** Wires the operator's holds to the state file. */
import { countHeld } from '../../../state/sending/count-held.ts';
import { openHolds } from '../../../state/sending/holds.ts';
import { liftHolds, placeHold } from '../../../state/sending/place-hold.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { HoldPort } from '../../../app/sending/operator/hold.ts';

export function wireHolds(state: State): HoldPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    placeHold: (hold, now) => placeHold(db, hold, now),
    liftHolds: (target, now) => liftHolds(db, target, now),
    openHolds: (now) => openHolds(db, now),
    countHeld: (target) => countHeld(db, target),
  };
}
