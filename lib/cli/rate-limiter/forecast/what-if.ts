/** Reads `forecast --with`: the campaign with changed settings, or the problems of the change. */
import { changeCampaign, type ChangedCampaign } from '../../../app/forecast/change-campaign.ts';
import { Failure } from '../../../domain/failure.ts';
import { describeProblem } from '../../campaigns/describe-problem.ts';
import { wireChanging } from '../../wiring/forecast/wire-forecasting.ts';
import type { Campaign, RateLimitsFile } from '../../../domain/campaigns/campaign.ts';
import type { State } from '../../../state/file/transact.ts';

/** Throws Failure `what_if` (exit 65) for a change that makes the campaign file invalid. */
export async function changedCampaign(
  state: State,
  campaignId: string,
  change: unknown,
): Promise<{ campaign: Campaign; limits: RateLimitsFile }> {
  const changed = await changeCampaign(wireChanging(state), campaignId, change);
  if (!changed.ok) throw refused(problemsOf(changed));
  return changed;
}

function problemsOf(refusal: ChangedCampaign & { ok: false }): string[] {
  switch (refusal.because) {
    case 'no_object':
      return ['expected an object with settings of the campaign file.'];
    case 'other_id':
      return ['the id cannot be changed.'];
    case 'problems':
      return refusal.problems.map(describeProblem);
  }
}

function refused(problems: readonly string[]): Failure {
  return new Failure({
    code: 'what_if',
    exit: 'invalidData',
    message: `With this change the campaign file is not valid: ${problems.slice(0, 3).join(' ')}`,
    hint: `Name settings as in the campaign file: --with '{"rateLimits":{"perDay":300}}'. null removes one.`,
    details: { problems: problems.slice(0, 20) },
  });
}
