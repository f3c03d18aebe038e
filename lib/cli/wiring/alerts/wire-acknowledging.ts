/** Wires the acknowledging of alerts to the state file. */
import { createAlerts } from '../../../state/alerts/alerts.ts';
import { createAlertWriter } from '../../../state/alerts/raise-alert.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { AcknowledgePort } from '../../../app/alerts/acknowledge.ts';

export function wireAcknowledging(state: State): AcknowledgePort {
  return {
    transact: (work) => transact(state, work),
    ...createAlerts(state.db),
    ...createAlertWriter(state.db),
  };
}
