/** Wires forecasts to the state file; "what if" changes what is read, never what is stored. */
import { Failure } from '../../domain/failure.ts';
import { changeFile } from '../../core/campaigns/change-file.ts';
import { checkCampaign } from '../../core/campaigns/checks/check-campaign.ts';
import { explainFault } from '../../core/campaigns/explain-fault.ts';
import { findSchemaFaults } from '../../input/find-schema-faults.ts';
import {
  outcomesSoFar,
  plannedMessages,
  waitingGroups,
} from '../../state/planning/forecast-store.ts';
import { describeProblem } from '../campaigns/describe-problem.ts';
import { needCampaign, resolve } from '../campaigns/find-campaign.ts';
import { needMailbox } from '../campaigns/find-mailbox.ts';
import { wirePlanning } from './wire-planning.ts';
import type { ForecastPort } from '../../app/forecast/forecast.ts';
import type { Campaign, CampaignFile, RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { State } from '../../state/file/transact.ts';

/** `limits`: said on top of the defaults of every mailbox. */
export function wireForecasting(state: State, limits: RateLimitsFile = {}): ForecastPort {
  const { db } = state;
  const planning = wirePlanning(state);
  return {
    ...planning,
    defaultLimits() {
      const before = planning.defaultLimits();
      return {
        ...before,
        ...limits,
        ...(limits.burst ? { burst: { ...before.burst, ...limits.burst } } : {}),
      };
    },
    waitingGroups: (id, options) => waitingGroups(db, id, options),
    plannedMessages: (id) => plannedMessages(db, id),
    outcomesSoFar: (id) => outcomesSoFar(db, id),
  };
}

/** Throws Failure `what_if` (exit 65) for a change that the campaign file would not pass with. */
export async function changedCampaign(
  state: State,
  campaignId: string,
  change: unknown,
): Promise<{ campaign: Campaign; limits: RateLimitsFile }> {
  const { row } = needCampaign(state.db, campaignId);
  if (typeof change !== 'object' || change === null || Array.isArray(change))
    throw refused(['the change is an object of settings of the campaign file.']);
  const file = changeFile(row.file, change as Record<string, unknown>);
  const faults = (await findSchemaFaults(file)).map(explainFault);
  const problems = faults.length > 0 ? faults : checkCampaign(file as CampaignFile).problems;
  if (problems.length > 0) throw refused(problems.map(describeProblem));
  const changed = file as CampaignFile;
  if (changed.id !== row.file.id) throw refused(['the id stays as it is.']);
  for (const id of changed.mailboxes) needMailbox(state.db, id);
  const { newPerDay: _campaignOnly, ...limits } =
    (change as { rateLimits?: RateLimitsFile | null }).rateLimits ?? {};
  return { campaign: resolve(state.db, { ...row, file: changed }), limits };
}

function refused(problems: readonly string[]): Failure {
  return new Failure({
    code: 'what_if',
    exit: 'invalidData',
    message: `With this change the campaign file would not be valid: ${problems.slice(0, 3).join(' ')}`,
    hint: `Name settings as in the campaign file: --with '{"rateLimits":{"perDay":300}}'. null takes one away.`,
    details: { problems: problems.slice(0, 20) },
  });
}
