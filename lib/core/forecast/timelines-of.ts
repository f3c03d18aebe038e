/** Lists the timelines that a campaign's messages count in. */
import { withDomain } from '../limits/slots.ts';
import type { PlanContext } from '../planning/place.ts';
import type { Timeline } from '../limits/timeline.ts';

/** Each once: mailboxes of one account, and of one sending domain, share a timeline. */
export function timelinesOf({
  mailboxes,
  totals,
  newcomers,
}: Pick<PlanContext, 'mailboxes' | 'totals' | 'newcomers'>): Set<Timeline> {
  const quotas = [
    ...mailboxes.flatMap(({ quota }) => withDomain(quota)),
    totals,
    ...(newcomers ? [newcomers] : []),
  ];
  return new Set(quotas.map(({ timeline }) => timeline));
}
