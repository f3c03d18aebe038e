/** Wires what the limits need to know to the state file. */
import { sendingDaysOf } from '../state/mailboxes.ts';
import { readDefaultLimits } from '../state/settings.ts';
import { takenInstants } from '../state/taken-instants.ts';
import type { PartiesPort } from '../app/parties.ts';
import type { State } from '../state/transact.ts';

export function wireParties({ db }: State): PartiesPort {
  return {
    defaultLimits: () => readDefaultLimits(db),
    sendingDays: (mailboxId) => sendingDaysOf(db, mailboxId),
    takenInstants: (party, options) => takenInstants(db, party, options),
  };
}
