/** Builds the list of campaigns side by side. */
import type { CampaignSummaryFacts, QueueFacts } from '../../domain/reports/report.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { judgeFigures, type FigureAlert } from './alerts.ts';
import { DEFINITIONS } from './definitions.ts';
import { figuresOf, type Figures } from './figures.ts';
import { labelCampaign, type CampaignLabel } from './standing.ts';
import { mergeTallies, sumTally } from './tally.ts';

type OverviewRow = {
  campaign: CampaignLabel;
  enrolled: number;
  underWay: number;
  sendingDays: number;
  alerts: FigureAlert[];
} & Figures;
export type Overview = {
  /** Null: since the beginning. Otherwise the calendar day, in each campaign's own zone. */
  date: LocalDate | 'today' | null;
  /** The campaigns of this page. */
  campaigns: OverviewRow[];
  /** Sums over this page. */
  totals: Figures;
  /** Campaigns in the file, over all pages. */
  total: number;
  nextCursor: string | null;
  definitions: Readonly<Record<string, string>>;
  generatedAt: string;
};

export type OverviewFacts = {
  rows: readonly CampaignSummaryFacts[];
  total: number;
  nextCursor: string | null;
  date: Overview['date'];
};

const QUEUE_NOT_READ: QueueFacts = {
  queued: 0,
  waiting: 0,
  inFlight: 0,
  inDoubt: 0,
  nextDueAt: null,
};

export function buildOverview(
  { rows, total, nextCursor, date }: OverviewFacts,
  now: Instant,
): Overview {
  const tallies = rows.map(({ totals }) => sumTally(totals));
  return {
    date,
    campaigns: rows.map((row, index): OverviewRow => {
      const figures = figuresOf(tallies[index] as (typeof tallies)[number]);
      const count = (...states: string[]): number =>
        row.enrollments.reduce((sum, { state, n }) => (states.includes(state) ? sum + n : sum), 0);
      return {
        campaign: labelCampaign(row.campaign),
        enrolled: row.enrollments.reduce((sum, { n }) => sum + n, 0),
        underWay: count('waiting', 'queued', 'paused'),
        sendingDays: row.sendingDays,
        ...figures,
        // One day is too small a sample to judge.
        alerts: date === null ? judgeFigures(figures, QUEUE_NOT_READ, 'so far').alerts : [],
      };
    }),
    totals: figuresOf(mergeTallies(tallies)),
    total,
    nextCursor,
    definitions: DEFINITIONS,
    generatedAt: new Date(now).toISOString(),
  };
}
