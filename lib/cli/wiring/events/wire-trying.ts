/** Wires the breakers of inboxes and listeners to the state file. */
import { createAlertWriter } from '../../../state/alerts/raise-alert.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { createFailureCounts } from '../../../state/sending/count-failures.ts';
import { createFailureRuns } from '../../../state/sending/failure-runs.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { HalfOpenPort } from '../../../app/sending/failures/half-open.ts';

export function wireTrying(state: State): HalfOpenPort {
  const { db } = state;
  return {
    ...createFailureRuns(db),
    ...createFailureCounts(db),
    ...createAlertWriter(db),
    ...createEventLog(db),
    transact: (work) => transact(state, work),
  };
}
