/** Wires `why` to the state file: it plans as `schedule` does, and writes nothing. */
import { createMailboxFinder } from '../../campaigns/find-mailbox.ts';
import { wirePlanning } from '../planning/wire-planning.ts';
import { createContactElsewhere } from '../../../state/campaigns/contact/contact-elsewhere.ts';
import { createOpenAtCompany } from '../../../state/campaigns/contact/open-at-company.ts';
import { createPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { createEnrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { createFailureRuns } from '../../../state/sending/failure-runs.ts';
import { createStatusStore } from '../../../state/reports/status-store.ts';
import { createSuppressions } from '../../../state/campaigns/suppressions.ts';
import { type State } from '../../../state/file/transact.ts';
import { readTogether } from '../../../state/file/read-together.ts';
import { countUnderWay } from '../../../state/sending/under-way.ts';
import { createPossibleReplies } from '../../../state/responses/possible/possible-replies.ts';
import { createWhyStore } from '../../../state/why/why-store.ts';
import { wireExplaining } from '../approval/wire-approval.ts';
import type { WhyCampaignPort } from '../../../app/why/why-campaign.ts';

export function wireWhy(state: State): WhyCampaignPort {
  const { db } = state;
  return {
    ...wirePlanning(state),
    ...createFailureRuns(db),
    ...createContactElsewhere(db),
    ...createOpenAtCompany(db),
    ...createPreferences(db),
    ...createMailboxFinder(db),
    ...createSuppressions(db),
    ...createEnrollmentCounts(db),
    ...createStatusStore(db),
    ...createWhyStore(db),
    ...createPossibleReplies(db),
    ...wireExplaining(state),
    transact: (work) => Promise.resolve(readTogether(db, work)),
    commit: () => ({ added: 0, moved: 0, dropped: 0 }),
    anyPauseEnded: () => false,
    endPauses: () => 0,
    // A preview of a plan tells nothing of limits.
    slotsToRecheck: () => [],
    campaignsWaiting: () => [],
    countUnderWay: ({ scope, scopeId }) =>
      countUnderWay(db, { column: scope === 'mailbox' ? 'mailbox_id' : scope, id: scopeId }),
  };
}
