/** The answer of `rehearse`: data, warnings and next steps. */
import type { ChosenRates } from '../../../core/rehearsal/rates.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Context, NextStep, Warning } from '../../runner/command.ts';
import { iso } from '../../runner/values.ts';
import type { Rehearsal } from '../../../app/rehearsal/rehearse-campaign.ts';

export type RehearsalData = Awaited<ReturnType<typeof dataOf>>;
export type RehearsalFacts = {
  rehearsal: Rehearsal;
  campaignId: string;
  name: string;
  seed: string;
  from: Instant;
  until: Instant;
  limit: number;
  keep: string | null;
  elapsedSeconds: number;
};

export function dataOf({
  rehearsal,
  campaignId,
  name,
  seed,
  from,
  until,
  limit,
  keep,
  elapsedSeconds,
}: RehearsalFacts) {
  const { outcome, report, limits } = rehearsal;
  return {
    campaignId,
    name,
    seed,
    from: iso(from),
    until: iso(until),
    endedAt: iso(rehearsal.endedAt),
    endedBy: rehearsal.endedBy,
    /** When the campaign's last message was sent; null when none was. */
    finishedAt: rehearsal.endedBy === 'sequences_ended' ? iso(rehearsal.lastSentAt) : null,
    lastSentAt: iso(rehearsal.lastSentAt),
    rates: rehearsal.rates,
    alongside: rehearsal.alongside,
    days: outcome.days.slice(0, limit),
    daysOmitted: Math.max(0, outcome.days.length - limit),
    totals: outcome.totals,
    perMailbox: outcome.perMailbox,
    limits: limits.map(({ days, ...use }) => ({
      ...use,
      daysReached: days.length,
      firstReached: days[0] ?? null,
    })),
    rescheduled: rehearsal.rescheduled,
    enrollments: report.people.byState,
    left: { open: rehearsal.open, inDoubt: rehearsal.inDoubt, unplanned: rehearsal.unplanned },
    report,
    rounds: rehearsal.rounds,
    kept: keep,
    elapsedSeconds,
  };
}

export function warningsOf({
  endedBy,
  until,
  left,
  rates,
  alongside,
  report,
}: RehearsalData): Warning[] {
  const assumed = (Object.keys(rates) as (keyof ChosenRates)[]).filter(
    (name) => rates[name].from === 'assumed',
  );
  const held = report.holds
    .slice(0, 3)
    .map(({ scope, scopeId, reason }) => `${`${scope} ${scopeId}`.trim()} is held (${reason})`);
  const why = [
    ...Object.entries(left.unplanned).map(([reason, n]) => `${n} not planned for ${reason}`),
    ...held,
  ].join(', ');
  return [
    ...(endedBy === 'until'
      ? [
          {
            code: 'rehearsal_unfinished',
            message: `At ${until} ${left.open} sequences were still open: they continue with more --days.`,
          },
        ]
      : []),
    ...(endedBy === 'nothing_moves'
      ? [
          {
            code: 'rehearsal_stuck',
            message: `${left.open} sequences never end in this state${why === '' ? '.' : `: ${why}.`}`,
          },
        ]
      : []),
    ...(left.inDoubt > 0
      ? [
          {
            code: 'in_doubt',
            message: `${left.inDoubt} sequences wait until a message in doubt is settled: use resolve.`,
          },
        ]
      : []),
    ...(assumed.length > 0
      ? [
          {
            code: 'rates_assumed',
            message: `Too few messages were sent to know how people respond. These rates are assumed: ${assumed.join(', ')}. Set them with --rates.`,
          },
        ]
      : []),
    ...(alongside.length > 0
      ? [
          {
            code: 'runs_along',
            message: `${alongside.length} other ${alongside.length === 1 ? 'campaign shares' : 'campaigns share'} its mailboxes and ran too: ${alongside.slice(0, 10).join(', ')}. --alone leaves them out.`,
          },
        ]
      : []),
  ];
}

export function nextSteps(
  context: Context,
  { campaignId, endedBy, kept, endedAt }: RehearsalData,
): NextStep[] {
  return [
    ...(endedBy === 'until'
      ? [
          {
            why: 'See how it ends',
            run: context.callAgain(
              'rate_limiter',
              `rehearse --campaign-id ${campaignId} --days ${3650}`,
            ),
          },
        ]
      : []),
    {
      why: `Nothing was really sent${kept === null ? '' : `; ${kept} holds simulated events (read reports with --db ${kept} --now ${endedAt})`}. See the real state of the campaign`,
      run: context.callAgain('rate_limiter', `status --campaign-id ${campaignId}`),
    },
  ];
}
