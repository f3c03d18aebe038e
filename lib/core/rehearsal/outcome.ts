/**
 * Computes what happened in a rehearsal from running totals before and after: per day, per mailbox
 * and in sum.
 */
import { figuresOf, type FigureCounts, type Figures } from '../reports/figures.ts';
import { emptyTally, mergeTallies, tallyBy, type ReportTally } from '../reports/tally.ts';
import { METRICS, type Metric } from '../../domain/reports/metric.ts';
import type { CounterCell, DayTotal } from '../../domain/reports/report.ts';
import type { LocalDate } from '../../domain/time.ts';
import { recordOf } from '../../domain/record-of.ts';

export type Totals = { days: readonly DayTotal[]; cells: readonly CounterCell[] };
type RehearsedDay = { date: LocalDate } & Pick<
  FigureCounts,
  | 'sent'
  | 'rejected'
  | 'undelivered'
  | 'replied'
  | 'bounced'
  | 'outOfOffice'
  | 'autoReply'
  | 'unsubscribed'
  | 'complained'
>;
export type RehearsalOutcome = {
  days: RehearsedDay[];
  perMailbox: ({ mailbox: string } & FigureCounts)[];
  totals: Figures;
};

/** The days on which something happened, in the campaign's zone. */
export function outcomeOf(before: Totals, after: Totals): RehearsalOutcome {
  const days = differences(before.days, after.days, ({ day }) => day).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const mailboxes = differences(before.cells, after.cells, ({ mailboxId }) => mailboxId).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  return {
    days: days.map(([date, tally]) => {
      const {
        sent,
        rejected,
        undelivered,
        replied,
        bounced,
        outOfOffice,
        autoReply,
        unsubscribed,
        complained,
      } = figuresOf(tally).counts;
      return {
        date,
        sent,
        rejected,
        undelivered,
        replied,
        bounced,
        outOfOffice,
        autoReply,
        unsubscribed,
        complained,
      };
    }),
    perMailbox: mailboxes.map(([mailbox, tally]) => ({ mailbox, ...figuresOf(tally).counts })),
    totals: figuresOf(mergeTallies(days.map(([, tally]) => tally))),
  };
}

/** What was added under each key; keys without an addition are left out. */
function differences<R extends { metric: Metric; n: number }>(
  before: readonly R[],
  after: readonly R[],
  keyOf: (row: R) => string,
): [string, ReportTally][] {
  const known = tallyBy(before, keyOf);
  return [...tallyBy(after, keyOf)].flatMap(([key, tally]): [string, ReportTally][] => {
    const was = known.get(key) ?? emptyTally();
    const added = recordOf(METRICS, (metric) => tally[metric] - was[metric]);
    return METRICS.some((metric) => added[metric] !== 0) ? [[key, added]] : [];
  });
}
