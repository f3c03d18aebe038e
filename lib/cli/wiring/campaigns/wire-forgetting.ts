/** Wires the erasure of a person to the state file. */
import {
  countUnderWayTo,
  erasePerson,
  findPersonToForget,
  removeAddressSuppression,
} from '../../../state/campaigns/prospects/erase-person.ts';
import { forgetLeftOut } from '../../../state/campaigns/people/put-left-out.ts';
import { placeholderOf } from '../../../state/campaigns/prospects/placeholder.ts';
import { eraseTexts } from '../../../state/campaigns/prospects/erase-texts.ts';
import { rememberForgotten } from '../../../state/campaigns/prospects/remember-forgotten.ts';
import { appendEvent } from '../../../state/events/event-log.ts';
import { compact, overwriteDeleted } from '../../../state/file/compact.ts';
import { markProgress } from '../../../state/file/identity.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createConsequences } from '../../../state/responses/consequences-store.ts';
import type { ForgetPort } from '../../../app/campaigns/forget-person.ts';

export function wireForgetting(state: State): ForgetPort {
  const { db } = state;
  if (!state.dryRun) overwriteDeleted(state);
  return {
    transact: (work) => transact(state, work),
    find: (asked) => findPersonToForget(db, asked),
    countUnderWay: (prospectId) => countUnderWayTo(db, prospectId),
    stopProspect: (prospectId, end) =>
      createConsequences(db).stopProspect(prospectId, end).stopped.length,
    remember({ prospectId, canonical, reason, now }) {
      const row = { prospectId, reason, at: now };
      if (canonical !== null) {
        rememberForgotten(db, canonical, row);
        forgetLeftOut(db, canonical);
      }
      // The address that stands in for the person's is none to be mailed either.
      if (prospectId !== null) rememberForgotten(db, placeholderOf(prospectId), row);
    },
    erasePerson: (prospectId, withoutTexts) => erasePerson(db, prospectId, withoutTexts),
    removeSuppression: (canonical) => removeAddressSuppression(db, canonical),
    eraseTexts: (erase) => eraseTexts(db, erase),
    appendEvent: (event) => appendEvent(db, event),
    async compact() {
      // An event that was rewritten may be the one by which the file is known for the original.
      if (state.standing.standing === 'original') markProgress(state);
      return compact(state);
    },
  };
}
