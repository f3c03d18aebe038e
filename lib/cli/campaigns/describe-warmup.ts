/** Shows the coming caps of every warmup that is not over, and on what they rest. */
import { warmupCourses } from '../../core/limits/coming-caps.ts';
import { quotasWithDomains } from '../../app/planning/quotas.ts';
import { mailboxesOf } from '../../state/campaigns/mailboxes.ts';
import { wireQuotas } from '../wiring/planning/wire-quotas.ts';
import type { State } from '../../state/file/transact.ts';
import type { Quota } from '../../core/limits/slots.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';

export function comingWarmup(state: State, campaign: Campaign, now: Instant) {
  const mailboxes = mailboxesOf(state.db, campaign.id);
  const options = { now, planned: false };
  const quotas = quotasWithDomains(wireQuotas(state), mailboxes, campaign, options);
  return describeWarmup(quotas, campaign, now);
}

export function describeWarmup(quotas: readonly Quota[], campaign: Campaign, now: Instant) {
  const courses = warmupCourses(quotas, campaign.sendWindow, now);
  return {
    courses: courses.map(({ scopeId, ...course }) => ({ ...course, id: scopeId })),
    assumes:
      courses.length === 0
        ? []
        : [
            'every date listed is used, and at most 5 % of its messages bounce',
            'the weekend is Saturday and Sunday, and holidays are working days',
          ],
  };
}
