/** Wires the adjustment of the ledger to the machine's clock to the state file. */
import { appendEvent } from '../../../state/events/event-log.ts';
import { transact, voidReads, type State } from '../../../state/file/transact.ts';
import { lastSettled, readClockNote } from '../../../state/time/clock-reading.ts';
import { bringBackTo, writeClockNote } from '../../../state/time/clock-note.ts';
import { moveByStep } from '../../../state/time/clock-step.ts';
import type { AcceptClockPort } from '../../../app/sending/guard/accept-clock.ts';
import type { PacePort } from '../../../app/sending/guard/clock-pace.ts';

export function wirePace({ db }: Pick<State, 'db'>): PacePort {
  return {
    readClockNote: () => readClockNote(db),
    writeClockNote: (note) => writeClockNote(db, note),
    lastSettled: () => lastSettled(db),
    moveByStep: (step, how) => moveByStep(db, step, how),
    voidReads: () => voidReads(db),
  };
}

export function wireAcceptingClock(state: State): AcceptClockPort {
  return {
    ...wirePace(state),
    transact: (work) => transact(state, work),
    bringBackTo: (now) => bringBackTo(state.db, now),
    appendEvent: (event) => appendEvent(state.db, event),
  };
}
