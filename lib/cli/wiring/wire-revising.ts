/** Wires the re-reading and labelling of stored responses to what reading them first was wired to, and to what can be taken back. */
import {
  changeEnd,
  bringForward,
  cancelRetry,
  isRefusedForGood,
  reopenEnrollment,
  reviveProspect,
  uncountMetric,
  unmarkBounced,
} from '../../state/responses/take-back-store.ts';
import { findByRow } from '../../state/responses/response-store.ts';
import { liftColleagueHold } from '../../state/sending/place-hold.ts';
import {
  answersOfColleagues,
  findStored,
  othersOf,
  rawOf,
  storedIds,
  writeLabel,
  writeVerdict,
  type Scope,
} from '../../state/responses/revision-store.ts';
import { standingOf } from '../../state/responses/person-standing.ts';
import type { State } from '../../state/file/transact.ts';
import { wireProcessing } from './wire-processing.ts';
import type { LabelPort } from '../../app/responses/label.ts';
import type { ReclassifyPort } from '../../app/responses/reclassify.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';

/** `scope`: which responses are read again. */
export function wireRevising(state: State, scope: Scope): ReclassifyPort & LabelPort {
  const { db } = state;
  return {
    ...wireProcessing(state),
    storedIds: (page) => storedIds(db, scope, page),
    findStored: (id) => findStored(db, id),
    othersOf: (prospectId, exceptId) => othersOf(db, prospectId, exceptId),
    answersOfColleagues: (company, prospectId) => answersOfColleagues(db, company, prospectId),
    rawOf: (id) => rawOf(db, id),
    standingOf: (prospectId) => standingOf(db, prospectId),
    writeLabel: (id, label) => writeLabel(db, id, label),
    writeVerdict: (id, before, next) =>
      writeVerdict(db, id, before, { ...next, message: next.message as AnsweredMessage }),
    reload(message) {
      const now = findByRow(db, message.row);
      if (!now) throw new Error('a message that was answered is gone');
      return now;
    },
    uncount: (message, { day, metric, provider }) =>
      uncountMetric(db, { ...message, provider }, { day, metric }),
    changeEnd: (stopped, to, now) => changeEnd(db, stopped, to, now),
    reopen: (stopped, now) => reopenEnrollment(db, stopped, now),
    isRefusedForGood: (prospectId) => isRefusedForGood(db, prospectId),
    revive: (prospectId, change) => reviveProspect(db, prospectId, change),
    bringForward: (postponed) => bringForward(db, postponed),
    cancelRetry: (row, retried) => cancelRetry(db, row, retried),
    unmarkBounced: (row, bounce) => unmarkBounced(db, row, bounce),
    liftColleagueHold: (company, now) => liftColleagueHold(db, company, now),
  };
}
