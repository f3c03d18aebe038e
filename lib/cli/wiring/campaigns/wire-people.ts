/** Wires the changes of people in a campaign to the state file. */
import { createContactElsewhere } from '../../../state/campaigns/contact/contact-elsewhere.ts';
import { createPersonChanges } from '../../../state/campaigns/people/change-person.ts';
import { createSuppressions } from '../../../state/campaigns/suppressions.ts';
import { createCompetingCampaigns } from '../../../state/planning/competing-campaigns-store.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { wirePlaces } from '../planning/wire-planning.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { PersonChangePort } from '../../../app/campaigns/people/change-person.ts';

export function wirePeople(state: State): PersonChangePort {
  const { db } = state;
  return {
    ...wirePlaces(state),
    ...createCompetingCampaigns(db),
    ...createContactElsewhere(db),
    ...createSuppressions(db),
    ...createPersonChanges(db),
    guard: wireGuard(state),
    transact: (work) => transact(state, work),
  };
}
