/** Wires the end of a campaign to the state file. */
import { createCompletionStore } from '../../../state/campaigns/completion-store.ts';
import { createEnrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { createReportStore } from '../../../state/reports/report-store.ts';
import { countUnderWay } from '../../../state/sending/under-way.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createHeadFinder } from '../../analytics/find-head.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { CompletePort } from '../../../app/campaigns/complete-campaign.ts';

export function wireCompleting(state: State): CompletePort {
  const { db } = state;
  return {
    guard: wireGuard(state),
    ...createReportStore(db),
    ...createEnrollmentCounts(db),
    ...createCompletionStore(db),
    ...createHeadFinder(db),
    transact: (work) => transact(state, work),
    countUnderWay: (id) => countUnderWay(db, { column: 'campaign_id', id }),
  };
}
