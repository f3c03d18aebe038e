/** Wires the adjustment of the ledger to the machine's clock to the state file. */
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createClockReading } from '../../../state/time/clock-reading.ts';
import { createClockNote } from '../../../state/time/clock-note.ts';
import { createClockStep } from '../../../state/time/clock-step.ts';
import type { AcceptClockPort } from '../../../app/sending/guard/accept-clock.ts';
import type { PacePort } from '../../../app/sending/guard/clock-pace.ts';

export function wirePace({ db }: Pick<State, 'db'>): PacePort {
  return {
    ...createClockReading(db),
    ...createClockNote(db),
    ...createClockStep(db),
  };
}

export function wireAcceptingClock(state: State): AcceptClockPort {
  return {
    ...wirePace(state),
    ...createClockNote(state.db),
    ...createEventLog(state.db),
    transact: (work) => transact(state, work),
  };
}
