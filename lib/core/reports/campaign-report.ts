/** Builds the report of a whole campaign from its running totals. */
import type { CampaignFacts, CounterCell } from '../../domain/reports/report.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { judgeFigures, type AlertJudgement } from './alerts.ts';
import { breakDown } from './breakdown.ts';
import { compareVariants, type VariantComparison } from './advice/compare-variants.ts';
import { DEFINITIONS } from './definitions.ts';
import { figuresOf, type FigureCounts, type Figures } from './figures.ts';
import { buildFunnel, countPeople, type FunnelStage, type People } from './people.ts';
import { notMeasured } from './measured.ts';
import { labelCampaign, standingOf, type ReportFrame } from './standing.ts';
import { sumTally, tallyBy } from './tally.ts';

type DayRow = { day: LocalDate } & Pick<
  FigureCounts,
  | 'attempted'
  | 'sent'
  | 'rejected'
  | 'undelivered'
  | 'replied'
  | 'bounced'
  | 'unsubscribed'
  | 'complained'
>;
export type CampaignReport = ReportFrame &
  AlertJudgement & {
    totals: Figures;
    people: People;
    funnel: FunnelStage[];
    /** `perDay`: the last days on which anything happened. `daysOmitted`: how many came before. */
    activity: {
      sendingDays: number;
      firstDay: LocalDate | null;
      lastDay: LocalDate | null;
      perDay: DayRow[];
      daysOmitted: number;
    };
    variantComparisons: VariantComparison[];
  };

/** Keeps the report of a campaign of years to one page. */
const DAYS_SHOWN = 120;

/** `cells`: totals over all days of the campaign. */
export function buildCampaignReport(
  facts: CampaignFacts,
  cells: readonly CounterCell[],
  now: Instant,
): CampaignReport {
  const totals = figuresOf(sumTally(cells));
  const people = countPeople(
    facts.campaign,
    facts.enrollments,
    sumTally(cells.filter(({ step }) => step === 1)),
  );
  return {
    campaign: labelCampaign(facts.campaign),
    totals,
    people,
    funnel: buildFunnel(people),
    activity: describeActivity(facts),
    breakdown: breakDown(cells),
    variantComparisons: compareVariants(cells),
    ...standingOf(facts),
    ...judgeFigures(totals, facts.queue, 'so far'),
    notMeasured: notMeasured(totals.counts),
    definitions: DEFINITIONS,
    generatedAt: new Date(now).toISOString(),
  };
}

function describeActivity({ days }: CampaignFacts): CampaignReport['activity'] {
  const perDay = [...tallyBy(days, ({ day }) => day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, tally]): DayRow => {
      const { attempted, sent, rejected, undelivered, replied, bounced, unsubscribed, complained } =
        figuresOf(tally).counts;
      return {
        day,
        attempted,
        sent,
        rejected,
        undelivered,
        replied,
        bounced,
        unsubscribed,
        complained,
      };
    });
  const sending = perDay.filter(({ attempted }) => attempted > 0);
  return {
    sendingDays: sending.length,
    firstDay: sending[0]?.day ?? null,
    lastDay: sending.at(-1)?.day ?? null,
    perDay: perDay.slice(-DAYS_SHOWN),
    daysOmitted: Math.max(0, perDay.length - DAYS_SHOWN),
  };
}
