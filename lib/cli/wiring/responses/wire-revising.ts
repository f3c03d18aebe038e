/**
 * Wires the re-reading and labelling of stored responses to the wiring of the first reading, and to
 * the effects that can be undone.
 */
import { createContactElsewhere } from '../../../state/campaigns/contact/contact-elsewhere.ts';
import { createDeclines } from '../../../state/campaigns/contact/declines.ts';
import { createTakeBackStore } from '../../../state/responses/take-back-store.ts';
import { createPossibleReplies } from '../../../state/responses/possible/possible-replies.ts';
import { createPeopleWrittenTo } from '../../../state/responses/possible/people-written-to.ts';
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { createRefusalLog } from '../../../state/responses/log-refusal.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import { createRevisionStore, type Scope } from '../../../state/responses/revision-store.ts';
import { createPersonStanding } from '../../../state/responses/person-standing.ts';
import type { State } from '../../../state/file/transact.ts';
import { wireProcessing } from './wire-processing.ts';
import type { AssignPort } from '../../../app/responses/possible/assign-possible.ts';
import type { DismissPort } from '../../../app/responses/possible/dismiss-possible.ts';
import type { LabelPort } from '../../../app/responses/label.ts';
import type { ReclassifyPort } from '../../../app/responses/reclassify.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';

/** `scope`: which responses are read again. */
export function wireRevising(
  state: State,
  scope: Scope,
): ReclassifyPort & LabelPort & AssignPort & DismissPort {
  const { db } = state;
  const revisions = createRevisionStore(db);
  const takeBack = createTakeBackStore(db);
  return {
    ...wireProcessing(state),
    ...revisions,
    ...takeBack,
    ...createPersonStanding(db),
    ...createContactElsewhere(db),
    ...createDeclines(db),
    ...createHolds(db),
    ...createPossibleReplies(db),
    ...createRefusalLog(db),
    latestTo(canonical, campaignId) {
      const row = createPeopleWrittenTo(db).latestTo(canonical, campaignId);
      return row === null ? null : createResponseStore(db).findByRow(row);
    },
    storedIds: (page) => revisions.storedIds(scope, page),
    writeVerdict: (id, before, next) =>
      revisions.writeVerdict(id, before, {
        ...next,
        message: next.message as AnsweredMessage,
      }),
    reload(message) {
      const now = createResponseStore(db).findByRow(message.row);
      if (!now) throw new Error('a message that was answered is gone');
      return now;
    },
    uncount: (message, { did: _, provider, ...counted }) =>
      takeBack.uncount({ ...message, provider }, counted),
  };
}
