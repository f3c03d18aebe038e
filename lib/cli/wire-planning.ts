/** Wires the planning ports of lib/app to the state file and the reference data of places. */
import { loadHolidays } from '../places/holidays.ts';
import { weekendOf } from '../places/weekends.ts';
import { wireParties } from './wire-parties.ts';
import { createMessageIds } from '../mail/outbound/message-id.ts';
import { findCampaign } from '../state/campaigns.ts';
import { mailboxesOf } from '../state/mailboxes.ts';
import { openHolds } from '../state/holds.ts';
import { calendarKeysOf, commitPlan, followUpCandidates, newCandidates, plannedCandidates, stranded } from '../state/planning-store.ts';
import { readMessageIdKey } from '../state/settings.ts';
import { transact, type State } from '../state/transact.ts';
import type { PlacesPort } from '../app/calendars.ts';
import type { PlanningPort } from '../app/schedule.ts';

export const places: PlacesPort = { loadHolidays, weekendOf };

export function wirePlanning(state: State): PlanningPort & PlacesPort {
  const { db } = state;
  return {
    ...wireParties(state),
    ...places,
    transact: (work) => transact(state, work),
    campaignState: (id) => findCampaign(db, id)?.state ?? null,
    mailboxes: (id) => mailboxesOf(db, id),
    openHolds: (now) => openHolds(db, now),
    calendarKeys: (id) => calendarKeysOf(db, id),
    planned: (id) => plannedCandidates(db, id),
    stranded: (id, filter) => stranded(db, id, filter),
    followUps: (id, page) => followUpCandidates(db, id, page),
    newcomers: (id, page) => newCandidates(db, id, page),
    commit(plan) {
      const ids = createMessageIds(readMessageIdKey(db));
      const domains = new Map(mailboxesOf(db, plan.campaignId).map(({ id, fromAddress }) => [id, fromAddress.slice(fromAddress.lastIndexOf('@') + 1)]));
      return commitPlan(db, { ...plan, messageIdOf: ({ email, step, mailboxId }) => ids.messageIdFor({ campaignId: plan.campaignId, email, step, domain: domains.get(mailboxId) ?? 'localhost' }) });
    },
  };
}
