/** Wires `why` to the state file: it plans as `schedule` does, and writes nothing. */
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { wirePlanning } from '../planning/wire-planning.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { createFailureRuns } from '../../../state/sending/failure-runs.ts';
import { nextFollowUpAt, readQueue } from '../../../state/reports/status-store.ts';
import { isSuppressed } from '../../../state/campaigns/suppressions.ts';
import { type State } from '../../../state/file/transact.ts';
import { readTogether } from '../../../state/file/read-together.ts';
import { countUnderWay } from '../../../state/sending/under-way.ts';
import { findSequence, mailsOf, nextPlannedOf } from '../../../state/why/why-store.ts';
import type { WhyCampaignPort } from '../../../app/why/why-campaign.ts';

export function wireWhy(state: State): WhyCampaignPort {
  const { db } = state;
  return {
    ...wirePlanning(state),
    transact: (work) => Promise.resolve(readTogether(db, work)),
    commit: () => ({ added: 0, moved: 0, dropped: 0 }),
    anyRuns: () => createFailureRuns(db).anyRuns(),
    runsOf: (target) => createFailureRuns(db).runsOf(target),
    countUnderWay: ({ scope, scopeId }) =>
      countUnderWay(db, { column: scope === 'mailbox' ? 'mailbox_id' : scope, id: scopeId }),
    mailbox: (id) => needMailbox(db, id),
    isSuppressed: (addressee) => isSuppressed(db, addressee),
    messages: (enrollmentId) => mailsOf(db, enrollmentId),
    enrollments: (id) => enrollmentCounts(db, id),
    queue: (id, now) => readQueue(db, id, now),
    nextFollowUpAt: (id) => nextFollowUpAt(db, id),
    nextPlannedOf: (id, mailboxId) => nextPlannedOf(db, id, mailboxId),
    sequence: (enrollmentId) => findSequence(db, enrollmentId),
  };
}
