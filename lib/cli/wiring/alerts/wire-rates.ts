/** Wires the judging of rates to the state file. */
import { createAlerts } from '../../../state/alerts/alerts.ts';
import { createAlertWriter } from '../../../state/alerts/raise-alert.ts';
import { createOutcomeCounts } from '../../../state/alerts/count-outcomes.ts';
import { createOutcomes } from '../../../state/alerts/outcomes.ts';
import { sendingDomainOf } from '../../../state/campaigns/mailboxes.ts';
import { createOpenHolds } from '../../../state/sending/holds.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import type { RatesPort } from '../../../app/alerts/watch-rates.ts';
import type { State } from '../../../state/file/transact.ts';

export function wireRates({ db }: State) {
  return {
    ...createAlerts(db),
    ...createAlertWriter(db),
    ...createOutcomes(db),
    ...createOutcomeCounts(db),
    ...createOpenHolds(db),
    ...createHolds(db),
    sendingDomainOf: (mailboxId) => sendingDomainOf(db, mailboxId),
  } satisfies RatesPort;
}
