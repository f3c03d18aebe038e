/**
 * Wires forecasts to the state file; `--with` changes the values that are read, never the stored
 * ones.
 */
import { changeLimits } from '../../../core/limits/change-limits.ts';
import { findSchemaFaults } from '../../../input/find-schema-faults.ts';
import { loadPlaces } from '../../../places/places.ts';
import { createForecastStore } from '../../../state/planning/forecast-store.ts';
import { createCampaignFinder, resolve } from '../../campaigns/find-campaign.ts';
import { createMailboxFinder } from '../../campaigns/find-mailbox.ts';
import { wirePlanning } from '../planning/wire-planning.ts';
import type { ChangePort } from '../../../app/forecast/change-campaign.ts';
import type { ForecastPort } from '../../../app/forecast/load-entries.ts';
import type { RateLimitsFile } from '../../../domain/campaigns/campaign.ts';
import type { State } from '../../../state/file/transact.ts';

/** `limits`: applied on top of the defaults of every mailbox. */
export function wireForecasting(state: State, limits: RateLimitsFile = {}): ForecastPort {
  const planning = wirePlanning(state);
  return {
    ...planning,
    ...createForecastStore(state.db),
    defaultLimits: () => changeLimits(planning.defaultLimits(), { of: 'sender', limits }),
  };
}

/** `--with` changes the campaign's own file. */
export function wireChanging({ db }: State): ChangePort {
  return {
    ...createCampaignFinder(db),
    ...createMailboxFinder(db),
    findSchemaFaults,
    loadPlaces,
    resolve: (file) => resolve(db, { file }),
  };
}
