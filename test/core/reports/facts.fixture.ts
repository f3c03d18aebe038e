/** Facts of a report from lines as short as the counter table's rows. */
import { groupRows } from '../../../lib/core/reports/tally.ts';
import type { CampaignFacts, CounterCell, DayTotal } from '../../../lib/domain/reports/report.ts';
import type { EnrollmentState } from '../../../lib/domain/campaigns/prospect.ts';
import type { CounterRow } from '../../../lib/domain/reports/metric.ts';

/** Each row: `day step variant mailbox provider metric n`. */
function read(rows: readonly string[]): CounterRow[] {
  return rows.map((row) => {
    const [day, step, variant, mailboxId, provider, metric, n] = row.trim().split(/\s+/) as [
      string,
      string,
      string,
      string,
      string,
      CounterRow['metric'],
      string,
    ];
    return { day, step: Number(step) + 1, variant, mailboxId, provider, metric, n: Number(n) };
  });
}

export function cellsOf(rows: readonly string[]): CounterCell[] {
  return read(rows).map(({ day: _, ...cell }) => cell);
}

export function factsOf(
  rows: readonly string[],
  states: Partial<Record<EnrollmentState, number>>,
): CampaignFacts {
  const days = [...groupRows(read(rows), ({ day, metric }) => `${day} ${metric}`).values()].map(
    (group): DayTotal => ({
      day: group[0]!.day,
      metric: group[0]!.metric,
      n: group.reduce((sum, { n }) => sum + n, 0),
    }),
  );
  return {
    campaign: {
      id: 'spring',
      name: 'Spring',
      state: 'active',
      zone: 'UTC',
      createdAt: 0,
      startedAt: Date.parse('2026-03-02T09:00:00Z'),
      completedAt: null,
      stopOnReply: true,
    },
    enrollments: Object.entries(states).map(([state, n]) => ({
      state: state as EnrollmentState,
      n,
    })),
    days,
    queue: {
      queued: states.queued ?? 0,
      waiting: states.waiting ?? 0,
      inFlight: 0,
      inDoubt: 0,
      nextDueAt: null,
    },
    holds: [],
    mailboxes: [],
  };
}
