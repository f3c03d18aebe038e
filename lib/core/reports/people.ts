/** Counts prospects instead of messages: enrolled, reached, replied, and the state of the rest. */
import type { CampaignHead, EnrollmentCount } from '../../domain/reports/report.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import { rateOf, sixDecimals, type Rate } from './figures.ts';
import type { ReportTally } from './tally.ts';

export type People = {
  enrolled: number;
  contacted: number;
  reached: number;
  /**
   * Null when a reply does not end the sequence (stopOnReply false): then only answered messages
   * are known.
   */
  replied: number | null;
  unsubscribed: number;
  /** Waiting, queued and paused: their sequence goes on. */
  underWay: number;
  byState: Partial<Record<EnrollmentState, number>>;
  replyRate: Rate | null;
};

export type FunnelStage = {
  stage: 'enrolled' | 'contacted' | 'delivered' | 'replied';
  name: string;
  n: number;
  ofEnrolled: number | null;
  ofPrevious: number | null;
};

/** `firstStep`: the totals of the first step, which has one message per prospect. */
export function countPeople(
  campaign: Pick<CampaignHead, 'stopOnReply'>,
  enrollments: readonly EnrollmentCount[],
  firstStep: ReportTally,
): People {
  const byState: Partial<Record<EnrollmentState, number>> = {};
  for (const { state, n } of enrollments) if (n > 0) byState[state] = n;
  const of = (state: EnrollmentState): number => byState[state] ?? 0;
  const reached = Math.max(0, firstStep.sent - firstStep.undelivered);
  const replied = campaign.stopOnReply ? of('replied') : null;
  return {
    enrolled: enrollments.reduce((sum, { n }) => sum + n, 0),
    contacted: firstStep.sent,
    reached,
    replied,
    unsubscribed: of('unsubscribed'),
    underWay: of('waiting') + of('queued') + of('paused'),
    byState,
    replyRate: replied === null ? null : rateOf(replied, reached, 'peopleReached'),
  };
}

export function buildFunnel(
  people: Pick<People, 'enrolled' | 'contacted' | 'reached' | 'replied'>,
): FunnelStage[] {
  const stages: { stage: FunnelStage['stage']; name: string; n: number }[] = [
    { stage: 'enrolled', name: 'Enrolled', n: people.enrolled },
    { stage: 'contacted', name: 'Contacted', n: people.contacted },
    { stage: 'delivered', name: 'Delivered', n: people.reached },
    ...(people.replied === null
      ? []
      : [{ stage: 'replied' as const, name: 'Replied', n: people.replied }]),
  ];
  return stages.map((stage, index) => ({
    ...stage,
    ofEnrolled: share(stage.n, people.enrolled),
    ofPrevious: index === 0 ? null : share(stage.n, stages[index - 1]?.n ?? 0),
  }));
}

function share(part: number, total: number): number | null {
  return total > 0 ? sixDecimals(part / total) : null;
}
