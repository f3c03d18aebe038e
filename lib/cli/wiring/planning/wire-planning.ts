/** Wires the planning ports of lib/app to the state file and the reference data of places. */
import { loadHolidays, type HolidayYear } from '../../../places/holidays.ts';
import { loadPlaces } from '../../../places/places.ts';
import { weekendOf } from '../../../places/weekends.ts';
import { wireQuotas } from './wire-quotas.ts';
import { createMessageIds } from '../../../mail/outbound/message-id.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { createCompetingCampaigns } from '../../../state/planning/competing-campaigns-store.ts';
import { getKey, setKey } from '../../../state/agentfs/keys.ts';
import { createCampaigns } from '../../../state/campaigns/campaigns.ts';
import { mailboxesOf } from '../../../state/campaigns/mailboxes.ts';
import { createAlertWriter } from '../../../state/alerts/raise-alert.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { createLimitSlots } from '../../../state/limits/limit-slots.ts';
import { createSlotRecorder } from '../../../state/limits/record-slots.ts';
import { createOpenHolds } from '../../../state/sending/holds.ts';
import { createNewcomers } from '../../../state/planning/newcomers.ts';
import { createContactElsewhere } from '../../../state/campaigns/contact/contact-elsewhere.ts';
import { createOpenAtCompany } from '../../../state/campaigns/contact/open-at-company.ts';
import { createPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { movePlanned } from '../../../state/planning/move-planned.ts';
import { createPauseEnds } from '../../../state/campaigns/people/change-person.ts';
import { createOtherPlans } from '../../../state/planning/other-plans.ts';
import { createFailureRuns } from '../../../state/sending/failure-runs.ts';
import { createPlanningStore } from '../../../state/planning/planning-store.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { isBusy, transact, transactOnce, type State } from '../../../state/file/transact.ts';
import type { PlacesPort } from '../../../app/planning/calendars.ts';
import type { FollowUpsPort } from '../../../app/sending/follow-up.ts';
import type { PlanningPort } from '../../../app/planning/schedule.ts';

/** Caches computed holidays in the key-value store: their package takes over 100 ms to load. */
export function wirePlaces(state: State): PlacesPort {
  const store = (key: string, value: unknown): void => {
    // A command that only reads does not fill the cache.
    if (state.db.readonly) return;
    try {
      transactOnce(state, () => setKey(state.db, key, value, 0));
    } catch (error) {
      // Another process is writing: the next call computes it again.
      if (!isBusy(error)) throw error;
    }
  };
  const memory = {
    get: (key: string) =>
      (getKey(state.db, `holidays/${key}`) ?? undefined) as HolidayYear | undefined,
    set: (key: string, year: HolidayYear) => store(`holidays/${key}`, year),
  };
  return {
    loadHolidays: () => loadHolidays(memory),
    weekendOf,
    async countryOfZone(zone) {
      const key = `holidays/zone/${zone}`;
      const known = getKey(state.db, key) as string | null | undefined;
      if (known !== undefined) return known;
      const country = (await loadPlaces()).countryOfZone(zone);
      store(key, country);
      return country;
    },
  };
}

export function wirePlanning(state: State): PlanningPort & FollowUpsPort {
  const { db } = state;
  const competing = createCompetingCampaigns(db);
  const planning = createPlanningStore(db);
  return {
    ...wireQuotas(state),
    ...wirePlaces(state),
    ...competing,
    ...planning,
    ...createNewcomers(db),
    ...createContactElsewhere(db),
    ...createOpenAtCompany(db),
    ...createPreferences(db),
    ...createOtherPlans(db),
    ...createPauseEnds(db),
    ...createCampaigns(db),
    ...createOpenHolds(db),
    ...createLimitSlots(db),
    ...createSlotRecorder(db),
    ...createAlertWriter(db),
    ...createEventLog(db),
    campaign: (id) => needCampaign(db, id).campaign,
    failingAccounts: createFailureRuns(db).failingAccounts,
    transact: (work) => transact(state, work),
    competitors: (campaign) =>
      competing.competitorIds(campaign).map((competitor) => needCampaign(db, competitor).campaign),
    assignedTo: competing.firstMessagesByMailbox,
    mailboxes: (campaign) => [...campaign.mailboxes].sort().map((id) => needMailbox(db, id)),
    commit(plan) {
      movePlanned(db, plan);
      const ids = createMessageIds(readMessageIdKey(db));
      const domains = new Map(
        mailboxesOf(db, plan.campaignId).map(({ id, fromAddress }) => [
          id,
          fromAddress.slice(fromAddress.lastIndexOf('@') + 1),
        ]),
      );
      return planning.commitPlan({
        ...plan,
        messageIdOf: ({ email, step, mailboxId }) =>
          ids.messageIdFor({
            campaignId: plan.campaignId,
            email,
            step,
            domain: domains.get(mailboxId) ?? 'localhost',
          }),
      });
    },
  };
}
