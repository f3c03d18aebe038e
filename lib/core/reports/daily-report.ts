/**
 * Builds the report of one day: what happened, and how it compares with the sending days before.
 */
import type { CampaignFacts, CounterCell } from '../../domain/reports/report.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { addDays } from '../time/local-date.ts';
import { judgeFigures, type AlertJudgement } from './alerts.ts';
import { breakDown } from './breakdown.ts';
import { DEFINITIONS } from './definitions.ts';
import { figuresOf, type Figures } from './figures.ts';
import { notMeasured } from './measured.ts';
import { labelCampaign, standingOf, type ReportFrame } from './standing.ts';
import { mergeTallies, sumTally, tallyBy, type ReportTally } from './tally.ts';

const COMPARED = ['sent', 'delivered', 'replied', 'bounced', 'unsubscribed', 'complained'] as const;
type FigureChange = {
  figure: (typeof COMPARED)[number];
  day: number;
  previous: number | null;
  mean: number | null;
};

export type DailyReport = ReportFrame &
  AlertJudgement & {
    date: LocalDate;
    day: Figures;
    /** The last day before this one on which messages were sent. */
    previousSendingDay: LocalDate | null;
    /** The number of sending days behind `changes[].mean`: at most seven. */
    meanOfDays: number;
    changes: FigureChange[];
    /**
     * The seven calendar days that end with this one. The alerts judge these, because one day is
     * too small a sample.
     */
    lastSevenDays: { from: LocalDate; to: LocalDate } & Figures;
    toDate: Figures;
  };

export type DayFacts = {
  facts: CampaignFacts;
  date: LocalDate;
  /** Totals of that day only. */ cells: readonly CounterCell[];
};

export function buildDailyReport({ facts, date, cells }: DayFacts, now: Instant): DailyReport {
  const byDay = tallyBy(
    facts.days.filter(({ day }) => day <= date),
    ({ day }) => day,
  );
  const today = sumTally(cells);
  const earlier = [...byDay]
    .filter(([day, { sent, rejected }]) => day < date && sent + rejected > 0)
    .sort(([a], [b]) => (a < b ? 1 : -1));
  const from = addDays(date, -6);
  const lastSevenDays = figuresOf(
    mergeTallies([...byDay].filter(([day]) => day >= from).map(([, tally]) => tally)),
  );
  const day = figuresOf(today);
  return {
    campaign: labelCampaign(facts.campaign),
    date,
    day,
    previousSendingDay: earlier[0]?.[0] ?? null,
    meanOfDays: Math.min(7, earlier.length),
    changes: compareDays(
      today,
      earlier.slice(0, 7).map(([, tally]) => tally),
    ),
    lastSevenDays: { from, to: date, ...lastSevenDays },
    toDate: figuresOf(mergeTallies(byDay.values())),
    breakdown: breakDown(cells),
    ...standingOf(facts),
    ...judgeFigures(lastSevenDays, facts.queue, 'in the last seven days'),
    notMeasured: notMeasured(day.counts),
    definitions: DEFINITIONS,
    generatedAt: new Date(now).toISOString(),
  };
}

/** `earlier`: sending days, newest first. */
function compareDays(today: ReportTally, earlier: readonly ReportTally[]): FigureChange[] {
  return COMPARED.map((figure) => ({
    figure,
    day: valueOf(today, figure),
    previous: earlier[0] ? valueOf(earlier[0], figure) : null,
    mean:
      earlier.length === 0
        ? null
        : Math.round(
            (earlier.reduce((sum, tally) => sum + valueOf(tally, figure), 0) / earlier.length) * 10,
          ) / 10,
  }));
}

function valueOf(tally: ReportTally, figure: FigureChange['figure']): number {
  const { counts } = figuresOf(tally);
  return figure === 'bounced' ? counts.rejected + counts.undelivered : counts[figure];
}
